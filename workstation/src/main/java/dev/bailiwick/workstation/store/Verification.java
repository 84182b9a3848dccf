package dev.bailiwick.workstation.store;

import java.util.List;

/// What came of checking a log.
///
/// @param records how many lines were read
/// @param covered how many of them a signed checkpoint speaks of; about newer ones nothing is
///   proved but their form and order
/// @param key the public key the checkpoint was checked with; empty where there was none
/// @param keyFromLog true where that key came out of the log itself: then a log that was replaced
///   as a whole, key and all, looks right
/// @param problems the first thing wrong with the records, and what is wrong with the rest; empty
///   where all is well
/// @param repairs what the log says it mended after a crash
public record Verification(
    long records,
    long covered,
    String key,
    boolean keyFromLog,
    List<Problem> problems,
    List<String> repairs) {

  public Verification {
    problems = List.copyOf(problems);
    repairs = List.copyOf(repairs);
  }

  public enum Kind {
    ALTERED,
    MISSING,
    REORDERED,
    ADDED,
    CHECKPOINT,
    TILES
  }

  /// @param seq the record's place, or -1 where it is about no record
  /// @param file the segment's name
  /// @param line from 1; 0 where it is about no line
  public record Problem(Kind kind, long seq, String file, long line, String message) {}

  public boolean holds() {
    return problems.isEmpty();
  }
}
