package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.redact.Redactor;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// Texts from files and calls, made fit to be printed.
final class Plain {
  private Plain() {}

  /// One line without control characters: a file must not steer the terminal.
  static String text(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }

  /// A command or an address, its secrets masked.
  static String command(String command) {
    return text(Redactor.command(command));
  }

  /// Lines of at most `width` columns, broken between words; a longer word stands alone.
  static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text(text).split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static Json rule(Decision.Rule rule) {
    return Json.object()
        .put("id", rule.id())
        .put("layer", rule.layer())
        .put("source", rule.source())
        .build();
  }

  static Json rules(List<Decision.Rule> rules) {
    return Json.array(rules.stream().map(Plain::rule).toList());
  }

  /// Where the rule stands, as a person looks for it.
  static String place(Decision.Rule rule) {
    return rule.source().isEmpty() ? "built in" : text(rule.source());
  }
}
