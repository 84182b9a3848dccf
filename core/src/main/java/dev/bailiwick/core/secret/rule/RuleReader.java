package dev.bailiwick.core.secret.rule;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the rules of one vendor, or of several in a row of documents. A mistake is an
/// [IllegalArgumentException] that names the rule.
public final class RuleReader {
  private static final Set<String> VENDOR_KEYS = Set.of("vendor", "runbook", "references", "rules");
  private static final Set<String> RULE_KEYS =
      Set.of(
          "id",
          "name",
          "risk",
          "severity",
          "confidence",
          "pattern",
          "before",
          "assigned",
          "checks",
          "with",
          "alone",
          "general",
          "surprise",
          "references",
          "examples",
          "leaves",
          "cwe");
  private static final List<String> HARD_CODED = List.of("CWE-798");

  private RuleReader() {}

  public static List<SecretRule> read(String label, String text) {
    var rules = new ArrayList<SecretRule>();
    // In one piece: a character of two halves at the end of a piece breaks the reader (3.0.1).
    var settings =
        LoadSettings.builder()
            .setLabel(label)
            .setCodePointLimit(16 << 20)
            .setBufferSize(text.length() + 2)
            .build();
    try {
      for (Object document : new Load(settings).loadAllFromString(text)) {
        vendor(label, map(label, document), rules);
      }
    } catch (YamlEngineException e) {
      var lines = String.valueOf(e.getMessage()).lines().map(String::strip).limit(3).toList();
      throw new IllegalArgumentException(String.join(" ", lines), e);
    }
    return rules;
  }

  private static void vendor(String label, Map<?, ?> yaml, List<SecretRule> rules) {
    known(label, yaml, VENDOR_KEYS);
    var vendor = text(label, yaml, "vendor");
    if (!(yaml.get("rules") instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalArgumentException(vendor + ": no rules");
    }
    for (var one : list) {
      rules.add(rule(vendor, yaml, map(vendor, one)));
    }
  }

  private static SecretRule rule(String vendor, Map<?, ?> file, Map<?, ?> yaml) {
    var id = text(vendor, yaml, "id");
    known(id, yaml, RULE_KEYS);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(id + ": an id is lower-case words joined by `-`");
    }
    var references =
        strings(yaml.containsKey("references") ? yaml.get("references") : file.get("references"));
    return new SecretRule(
        id,
        vendor,
        text(id, yaml, "name"),
        text(id, yaml, "risk"),
        Severity.of(text(id, yaml, "severity"))
            .orElseThrow(() -> new IllegalArgumentException(id + ": severity is no known word")),
        Confidence.of(text(id, yaml, "confidence"))
            .orElseThrow(() -> new IllegalArgumentException(id + ": confidence is no known word")),
        pattern(id, text(id, yaml, "pattern")),
        strings(yaml.get("before")),
        Boolean.TRUE.equals(yaml.get("assigned")),
        strings(yaml.get("checks")),
        companion(id, yaml.get("with")),
        Boolean.TRUE.equals(yaml.get("alone")),
        Boolean.TRUE.equals(yaml.get("general")),
        yaml.get("surprise") instanceof Number number ? number.doubleValue() : 0,
        String.valueOf(file.containsKey("runbook") ? file.get("runbook") : vendor),
        references,
        some(id, "examples", strings(yaml.get("examples"))),
        some(id, "leaves", strings(yaml.get("leaves"))),
        yaml.containsKey("cwe") ? strings(yaml.get("cwe")) : HARD_CODED);
  }

  private static String pattern(String id, String text) {
    try {
      return TokenPattern.of(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
    }
  }

  private static Optional<SecretRule.Companion> companion(String id, @Nullable Object yaml) {
    if (yaml == null) {
      return Optional.empty();
    }
    var map = map(id, yaml);
    known(id, map, Set.of("rule", "lines", "required"));
    int lines = map.get("lines") instanceof Integer number ? number : 10;
    return Optional.of(
        new SecretRule.Companion(
            text(id, map, "rule"), lines, Boolean.TRUE.equals(map.get("required"))));
  }

  private static List<String> some(String id, String key, List<String> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(id + ": a rule shows its " + key);
    }
    return examples;
  }

  private static void known(String name, Map<?, ?> yaml, Set<String> keys) {
    for (var key : yaml.keySet()) {
      if (!keys.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(name + ": unknown key " + key);
      }
    }
  }

  private static String text(String name, Map<?, ?> yaml, String key) {
    var value = yaml.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(name + ": no " + key);
    }
    return value.toString();
  }

  private static List<String> strings(@Nullable Object yaml) {
    return switch (yaml) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(yaml));
    };
  }

  private static Map<?, ?> map(String name, @Nullable Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + ": expected a mapping, found " + yaml);
  }
}
