package dev.bailiwick.core.policy;

import dev.bailiwick.core.policy.reading.BuiltinRules;
import dev.bailiwick.core.policy.reading.StarterParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The policies a repository can start from, as texts of `bailiwick.yaml`.
public final class StarterPolicy {
  private static final List<String> SECTIONS =
      List.of("read", "write", "delete", "execute", "network");

  private StarterPolicy() {}

  /// The languages whose marker files are among the names in the repository's folders.
  public static Set<String> languages(Collection<String> fileNames) {
    var found = new LinkedHashSet<String>();
    for (var part : StarterParts.all()) {
      if (part.markers().stream().anyMatch(fileNames::contains)) {
        found.add(part.language());
      }
    }
    return found;
  }

  /// The starter for these languages; an unknown one adds nothing. `extraHosts` are lines for
  /// `network.allow`.
  public static String render(Collection<String> languages, Collection<String> extraHosts) {
    var parts =
        StarterParts.all().stream()
            .filter(part -> part.language().equals("common") || languages.contains(part.language()))
            .toList();
    var text = new StringBuilder("version: 1\npermissions:\n");
    for (var section : SECTIONS) {
      text.append("  ").append(section).append(":\n");
      for (var list : List.of("allow", "deny")) {
        var lines = new LinkedHashSet<String>();
        var key = section + "." + list;
        parts.forEach(part -> lines.addAll(part.lists().getOrDefault(key, List.of())));
        if (key.equals("network.allow")) {
          lines.addAll(extraHosts);
        }
        append(text, list, lines);
      }
      if (section.equals("network")) {
        text.append("    httpsOnly: true\n");
      }
    }
    return text.append(REST).toString();
  }

  private static final String REST =
      """
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      dependencies: { pinned: required, minimumAge: 7d, lifecycleScripts: ask }
      review: { aiGeneratedCode: optional }
      logging: { enabled: true, level: info, file: .claude/audit.log, includePrompts: false, includeCommands: true }
      """;

  private static void append(StringBuilder text, String list, Set<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append("    ").append(list).append(":\n");
    for (var line : lines) {
      text.append("      - \"")
          .append(line.replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\"\n");
    }
  }

  /// The guide's settings word for word.
  public static String strict() {
    return BuiltinRules.text("policy/strict.yaml");
  }

  /// The languages there are parts for.
  public static List<String> knownLanguages() {
    var names = new ArrayList<String>();
    StarterParts.all().forEach(part -> names.add(part.language()));
    names.remove("common");
    return names;
  }
}
