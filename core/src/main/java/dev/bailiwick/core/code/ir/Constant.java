package dev.bailiwick.core.code.ir;

/// A value that stands in the source.
public sealed interface Constant {
  /// Without quotes, escapes decoded.
  record Text(String value) implements Constant {}

  /// Whole or not; `1` and `1.0` are equal. A character is its text, not its number.
  record Number(double value) implements Constant {}

  record Bool(boolean value) implements Constant {}

  /// `null`, `None`, `nil`, `undefined`.
  record Nothing() implements Constant {}

  /// A regular expression literal, without its delimiters.
  record Regex(String pattern, String flags) implements Constant {}
}
