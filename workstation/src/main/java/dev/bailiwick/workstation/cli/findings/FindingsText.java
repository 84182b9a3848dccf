package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;

/// A report for a person: a finding takes two lines, where it is and what it is.
public final class FindingsText {
  private FindingsText() {}

  public static void print(FindingsReport report, Terminal terminal) {
    for (var finding : report.findings()) {
      var out = terminal.out();
      out.println(
          terminal.toned(Tone.STRONG, place(finding))
              + "  "
              + terminal.toned(tone(finding.severity()), finding.severity().word())
              + "  "
              + finding.rule()
              + "  "
              + finding.masked());
      out.println("  " + finding.message());
      out.println(terminal.toned(Tone.FAINT, "  " + detail(finding)));
    }
    terminal.out().println(report.closing());
    terminal.out().flush();
  }

  private static String place(Finding finding) {
    var commit = finding.commit().map(c -> c.id().substring(0, 12) + ":").orElse("");
    return commit + finding.path() + ":" + finding.place().line() + ":" + finding.place().column();
  }

  private static String detail(Finding finding) {
    return finding.confidence().word()
        + " confidence"
        + finding.validated().map(validated -> ", " + validated.word()).orElse("")
        + ", fingerprint "
        + finding.fingerprint()
        + finding.commit().map(c -> ", " + c.author() + ", " + c.date()).orElse("");
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Tone.BAD;
      case MEDIUM -> Tone.WARNING;
      case LOW -> Tone.FAINT;
    };
  }
}
