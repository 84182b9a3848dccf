package dev.bailiwick.workstation.guard.word;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import java.util.List;

/// Findings in words that a model can act on: rule, CWE, place and the mend of each, a line each.
public final class ReviewWords {
  private static final int MOST = 8;

  private ReviewWords() {}

  /// So bad and so sure that it stops a turn's end or a commit.
  public static boolean stops(Finding finding) {
    boolean bad = finding.severity() == Severity.CRITICAL || finding.severity() == Severity.HIGH;
    return bad && finding.confidence() == Confidence.HIGH;
  }

  /// What is said after an edit.
  static String afterEdit(List<Finding> findings) {
    return "Bailiwick reviewed the edited code: "
        + counted(findings.size())
        + (findings.size() == 1 ? " is" : " are")
        + " new.\n"
        + lines(findings)
        + "Mend this now, in the same way wherever you wrote it. Where it is no flaw, say why to"
        + " the person; do not switch the rule off yourself.";
  }

  /// What keeps a turn going.
  static String atEnd(List<Finding> findings) {
    return "Before you stop: Bailiwick found "
        + counted(findings.size())
        + " of high severity in code that this session wrote, and a commit with it would be"
        + " refused.\n"
        + lines(findings)
        + "Mend it, or tell the person why it is none. You are not held up for this again.";
  }

  private static String counted(int number) {
    return number == 1 ? "1 flaw" : number + " flaws";
  }

  private static String lines(List<Finding> findings) {
    var lines = new StringBuilder();
    findings.stream().limit(MOST).forEach(one -> lines.append(line(one)).append('\n'));
    if (findings.size() > MOST) {
      lines
          .append("- and ")
          .append(findings.size() - MOST)
          .append(" more: `bailiwick review` lists them\n");
    }
    return lines.toString();
  }

  /// What may be meant so is put as a question.
  private static String line(Finding finding) {
    var cwe = finding.cwe().isEmpty() ? "" : " (" + String.join(", ", finding.cwe()) + ")";
    return "- "
        + (finding.confidence() == Confidence.HIGH ? "" : "Is this meant? ")
        + finding.severity().word()
        + " "
        + finding.rule()
        + cwe
        + " "
        + finding.path()
        + ":"
        + finding.place().line()
        + ": "
        + finding.message()
        + "."
        + finding.fix().map(fix -> " Mend: " + fix).orElse("");
  }
}
