package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.audit.AuditReport;
import dev.bailiwick.core.dependency.audit.Problem;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import java.util.ArrayList;
import java.util.List;

/// An audit for a person: a line for each package, version and advisory, then the smallest
/// upgrades.
final class AuditTable {
  private static final List<String> HEAD =
      List.of("severity", "package", "advisory", "fixed", "where", "what");

  private final Terminal terminal;
  private final AuditReport report;
  private final AuditFindings told;

  AuditTable(Terminal terminal, AuditFindings told) {
    this.terminal = terminal;
    this.report = told.audit();
    this.told = told;
  }

  void print(String closing) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    report.problems().forEach(problem -> rows.add(row(problem)));
    if (rows.size() > 1) {
      int[] widths = widths(rows);
      for (int i = 0; i < rows.size(); i++) {
        terminal
            .out()
            .println(line(rows.get(i), widths, i == 0 ? null : report.problems().get(i - 1)));
      }
    }
    upgrades();
    terminal.out().println(closing);
    terminal.out().flush();
  }

  private List<String> row(Problem problem) {
    var place = problem.dependency().place();
    return List.of(
        problem.severity().word(),
        AuditFindings.ecosystem(problem.dependency().ecosystem())
            + ":"
            + AuditFindings.named(problem),
        problem.rule(),
        problem.fix().isEmpty() ? "–" : problem.fix(),
        place.file() + ":" + place.line(),
        told.message(problem));
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(48, row.get(i).length()));
      }
    }
    return widths;
  }

  private String line(
      List<String> row, int[] widths, @org.jspecify.annotations.Nullable Problem problem) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      var tone = problem == null ? Tone.FAINT : i == 0 ? tone(problem.severity()) : Tone.PLAIN;
      line.append(terminal.toned(tone, cell));
      if (i + 1 < row.size()) {
        line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private void upgrades() {
    if (report.upgrades().isEmpty()) {
      return;
    }
    terminal.out().println();
    terminal.out().println(terminal.toned(Tone.STRONG, "the smallest upgrades that clear them"));
    var rows = new ArrayList<List<String>>();
    for (var step : report.upgrades()) {
      var dependency = step.dependency();
      rows.add(
          List.of(
              "  " + AuditFindings.ecosystem(dependency.ecosystem()) + ":" + dependency.name(),
              dependency.version()
                  + (step.to().isEmpty() ? " → no fixed version is known" : " → " + step.to()),
              step.clears() == 1 ? "1 advisory" : step.clears() + " advisories"));
    }
    terminal.columns(rows);
    terminal.out().println();
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Tone.BAD;
      case MEDIUM -> Tone.WARNING;
      case LOW -> Tone.FAINT;
    };
  }
}
