package dev.bailiwick.workstation.history;

/// Something of a repository that could not be read, and so was not looked at.
///
/// @param place a file, or an object's id
/// @param what one clause, without a full stop
public record Flaw(String place, String what) {
  @Override
  public String toString() {
    return place + ": " + what;
  }
}
