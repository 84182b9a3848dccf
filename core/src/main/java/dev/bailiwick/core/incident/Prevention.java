package dev.bailiwick.core.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What keeps the same from happening again: lines to add to files, as they are to stand there.
///
/// @param file by its path in the repository
/// @param why one clause
/// @param lines to add; for YAML with the keys above them
public record Prevention(String file, String why, List<String> lines) {
  private static final Pattern HOLDS_VALUES =
      Pattern.compile("(?:.*/)?(?:\\.env.*|.*\\.(?:pem|key|p12|pfx|jks|keystore|tfvars))");

  public Prevention {
    lines = List.copyOf(lines);
  }

  /// What fits the case.
  public static List<Prevention> of(Incident incident) {
    return switch (incident.kind()) {
      case CREDENTIALS -> ofCredentials(incident);
      case CODE -> ofCode(incident.paths());
    };
  }

  private static List<Prevention> ofCredentials(Incident incident) {
    var all = new ArrayList<Prevention>();
    var kept =
        incident.paths().stream().filter(path -> HOLDS_VALUES.matcher(path).matches()).toList();
    if (!kept.isEmpty()) {
      all.add(new Prevention(".gitignore", "a file of values is never committed", kept));
      all.add(new Prevention(".claudeignore", "and no assistant reads it", kept));
    }
    all.add(
        new Prevention(
            "bailiwick.yaml",
            "the new value comes from a manager, by bailiwick secrets run; no file holds it",
            List.of("secrets:", "  NAME: vault://MOUNT/PATH#NAME")));
    if (!incident.shape().isEmpty()) {
      all.add(rule(incident.shape()));
    }
    return all;
  }

  private static Prevention rule(String shape) {
    var begin = shape.replaceFirst("^\\\\b", "").replaceFirst("\\[.*", "");
    return new Prevention(
        ".bailiwick/secrets.yaml",
        "bailiwick scan and the commit hook know the next one by its shape",
        List.of(
            "vendor: own",
            "rules:",
            "  - id: own-"
                + begin.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT)
                + "key",
            "    name: our own key",
            "    risk: what such a key opens",
            "    severity: high",
            "    confidence: high",
            "    pattern: '" + shape + "'",
            "    examples: ['KEY=" + begin + "{{alnum:40}}']",
            "    leaves: ['KEY=" + begin + "...']"));
  }

  private static List<Prevention> ofCode(List<String> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    var listed =
        "[" + String.join(", ", paths.stream().map(path -> "\"" + path + "\"").toList()) + "]";
    return List.of(
        new Prevention(".claudeignore", "no assistant reads it", paths),
        new Prevention(
            "bailiwick.yaml",
            "nor by any other road, and what was read is known as confidential",
            List.of(
                "permissions:",
                "  read:",
                "    deny: " + listed,
                "classification:",
                "  confidential:",
                "    paths: " + listed)));
  }

  /// For a person at a terminal.
  public List<String> text() {
    var text = new ArrayList<String>();
    text.add(file + " (" + why + "):");
    lines.forEach(line -> text.add("  + " + line));
    return text;
  }
}
