package dev.bailiwick.core.redact;

/// Pieces of regular expressions for the words of a shell command. All are possessive: no input
/// makes them search twice.
final class ShellWord {
  private static final String PLAIN =
      "\\\\\"[^\"\\\\]*+(?:\\\\\"|$)"
          + "|\\$\\([^)]*+\\)?+"
          + "|\\\\."
          + "|[^\\s\"'`;|&<>()\\\\{},]"
          + "|\\{[^\\s{}]*+\\}?+";

  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"?+|'[^']*+'?+|`[^`]*+`?+";

  /// One word, quotes and substitutions with it; an open quote runs to the end of the text. A quote
  /// behind the first piece that a space follows closes a text around the word and stays outside.
  static final String VALUE =
      "(?:"
          + PLAIN
          + "|"
          + QUOTED
          + ")(?:"
          + PLAIN
          + "|(?![\"'`](?:[\\s)}\\],;]|$))(?:"
          + QUOTED
          + "))*+";

  private ShellWord() {}
}
