package dev.bailiwick.core.policy.reading;

/// What is wrong in a policy file, and how to mend it.
///
/// @param line counts from 1
public record PolicyProblem(String file, int line, String message, String mend) {

  /// `file:line: message; mend`.
  @Override
  public String toString() {
    return file + ":" + line + ": " + message + (mend.isEmpty() ? "" : "; " + mend);
  }
}
