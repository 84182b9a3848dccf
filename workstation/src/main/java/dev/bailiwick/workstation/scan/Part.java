package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import java.util.List;

/// Lines of a text that are searched with those around them.
///
/// @param before lines of the text in front of all that is searched
/// @param first,last the lines of the text whose findings count, from 1
record Part(int before, int first, int last) {
  static final Part WHOLE = new Part(0, 1, Integer.MAX_VALUE);

  /// The findings that count, with their lines in the text.
  ///
  /// @param found their lines count from the start of what was searched
  List<Finding> own(List<Finding> found) {
    return equals(WHOLE) ? found : found.stream().filter(this::holds).map(this::later).toList();
  }

  boolean holdsAny(List<Finding> found) {
    return found.stream().anyMatch(this::holds);
  }

  private boolean holds(Finding finding) {
    int line = before + finding.place().line();
    return line >= first && line <= last;
  }

  private Finding later(Finding finding) {
    var place = finding.place();
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.message(),
        finding.path(),
        new Finding.Place(
            place.line() + before, place.column(), place.endLine() + before, place.endColumn()),
        finding.fingerprint(),
        finding.masked(),
        finding.commit(),
        finding.validated(),
        finding.cwe(),
        finding.help(),
        finding.fix(),
        finding.steps());
  }
}
