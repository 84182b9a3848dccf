package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.cli.policy.Table.Cell;
import dev.bailiwick.workstation.guard.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every line that holds, by section, with the file it comes from.
record ShownPolicy(EffectivePolicy policy, PolicyFiles files, Terminal terminal) {
  private static final List<String> ORDER =
      List.of(
          "default",
          "read",
          "claudeignore",
          "gitignore",
          "write",
          "delete",
          "execute",
          "network",
          "tools",
          "autoApprove",
          "security");

  int run(PolicyCommand.Format format) {
    switch (format) {
      case text -> text();
      case json -> terminal.out().println(json().write());
    }
    return 0;
  }

  private void text() {
    for (var file : files.paths()) {
      boolean there = Files.exists(file);
      var mark = there ? terminal.toned(Tone.GOOD, "read") : terminal.toned(Tone.FAINT, "none");
      terminal.out().println(mark + "  " + Plain.text(name(file)));
    }
    sections()
        .forEach((section, lines) -> {
          terminal.out().println();
          terminal.out().println(terminal.toned(Tone.STRONG, section));
          var table = new Table(terminal, 2);
          for (var line : lines) {
            table.row(
                Cell.verdict(key(line.section())),
                Cell.of(value(line)),
                Cell.faint(line.rule().layer()),
                Cell.faint(line.rule().source()));
          }
          table.print();
        });
    terminal.out().println();
    int tests = policy.tests().size();
    terminal
        .out()
        .println(
            count(policy.lines().size(), "line")
                + ", "
                + count(tests, "test")
                + ", fingerprint "
                + policy.fingerprint().substring(0, 12));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String name(Path file) {
    return file.startsWith(files.root()) ? files.root().relativize(file).toString() : file + "";
  }

  /// Sections in the order in which a call meets them, the others as they come.
  private Map<String, List<PolicyLine>> sections() {
    var sections = new LinkedHashMap<String, List<PolicyLine>>();
    for (var name : ORDER) {
      sections.put(name, new ArrayList<>());
    }
    for (var line : policy.lines()) {
      sections.computeIfAbsent(group(line.section()), _ -> new ArrayList<>()).add(line);
    }
    sections.values().removeIf(List::isEmpty);
    return sections;
  }

  private static String group(String section) {
    int dot = section.indexOf('.');
    return dot < 0 ? section : section.substring(0, dot);
  }

  private static String key(String section) {
    return switch (section) {
      case "claudeignore" -> "deny";
      case "gitignore" -> "ask";
      default -> section.substring(section.indexOf('.') + 1);
    };
  }

  /// The line's value; a level's line has none of its own and shows what the level holds.
  private String value(PolicyLine line) {
    return policy.settings().classification().stream()
        .filter(level -> level.rule().equals(line.rule()))
        .findFirst()
        .map(ShownPolicy::held)
        .orElse(line.value());
  }

  private static String held(Settings.LevelRules level) {
    var parts = new ArrayList<String>(level.paths());
    level.content().forEach(kind -> parts.add("any " + kind));
    if (!level.terms().isEmpty()) {
      parts.add(count(level.terms().size(), "term"));
    }
    return String.join(" ", parts);
  }

  private Json json() {
    var read =
        files.paths().stream()
            .map(file ->
                Json.object().put("path", name(file)).put("present", Files.exists(file)).build())
            .toList();
    var lines =
        policy.lines().stream()
            .map(line ->
                Json.object()
                    .put("section", line.section())
                    .put("value", line.value())
                    .put("rule", line.rule().id())
                    .put("layer", line.rule().layer())
                    .put("source", line.rule().source())
                    .build())
            .toList();
    return Json.object()
        .put("schema", 1)
        .put("tool", "policy show")
        .put("files", Json.array(read))
        .put("lines", Json.array(lines))
        .put("tests", policy.tests().size())
        .put("fingerprint", policy.fingerprint())
        .build();
  }
}
