package dev.bailiwick.core.classify.personal;

/// Where a piece of personal data stands.
///
/// @param start UTF-16 offset of the first unit
/// @param end offset behind the last
public record PersonalFinding(PersonalKind kind, int start, int end) {
  public PersonalFinding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("an empty place: " + start + " to " + end);
    }
  }

  int length() {
    return end - start;
  }
}
