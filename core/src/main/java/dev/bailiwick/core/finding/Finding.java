package dev.bailiwick.core.finding;

import java.util.List;
import java.util.Optional;

/// One finding with its place, as every command that has findings reports it.
///
/// @param rule the id of the rule that found it
/// @param path relative to the repository's root, `/` between the names; what lies inside an
///   archive stands behind `!/`
/// @param fingerprint the same for the same finding wherever its line moves
/// @param masked what stands there, without anything that must not be shown; empty where there is
///   nothing to mask
/// @param commit where it was found in history, else empty
/// @param cwe `CWE-798` and the like
/// @param steps the way of a value to the place, its source first and the place last; empty where
///   the place alone is the flaw
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    String message,
    String path,
    Place place,
    String fingerprint,
    String masked,
    Optional<Commit> commit,
    Optional<Validation> validated,
    List<String> cwe,
    Optional<String> help,
    Optional<String> fix,
    List<Step> steps) {

  /// Lines and columns count from 1, columns in UTF-16 units; the end is exclusive.
  public record Place(int line, int column, int endLine, int endColumn) {
    public Place {
      if (line < 1 || column < 1 || endLine < line) {
        throw new IllegalArgumentException("a place before the start of the text");
      }
    }
  }

  /// A place that a value comes through.
  ///
  /// @param path of the file, as in a finding
  /// @param what stands there: what is read, or the function that is called
  public record Step(String path, Place place, String what) {}

  /// The commit in which it first appeared.
  ///
  /// @param date ISO 8601, UTC
  public record Commit(String id, String author, String date) {}

  public Finding {
    cwe = List.copyOf(cwe);
    steps = List.copyOf(steps);
  }
}
