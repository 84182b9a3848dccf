package dev.bailiwick.core.secret.assignment;

/// A name and the text it is given; all places in bytes.
///
/// @param nameEnd exclusive
/// @param start of the value, without its quotes
/// @param end exclusive
/// @param quoted true for a text in quotes
public record Assignment(int nameStart, int nameEnd, Tie tie, int start, int end, boolean quoted) {

  /// How a name and a value are tied.
  public enum Tie {
    /// `name = value`, `name := value`, `name => value`, `name || value`
    EQUALS,
    /// `name: value`
    COLON,
    /// `name == value`, `name != value`
    COMPARED,
    /// `f("name", "value")`
    ARGUMENT,
    /// `name("value")`
    CALL,
    /// `<name>value</name>`
    ELEMENT,
    /// `--name value`
    OPTION,
    /// `name "value"`, `name is "value"`
    SAID,
    /// `name value`
    BESIDE
  }
}
