package dev.bailiwick.core.finding;

/// What could be proved about a value without asking anybody.
public enum Validation {
  /// Its inner structure is the one its issuer makes.
  FORMAT("valid-format"),

  /// It carries a checksum, and that is right.
  CHECKSUM("checksum");

  private final String word;

  Validation(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
