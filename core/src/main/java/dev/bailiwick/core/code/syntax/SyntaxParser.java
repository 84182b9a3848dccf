package dev.bailiwick.core.code.syntax;

/// Parses a file's bytes. A port: the parser is native code and lives outside the core.
/// Thread-safe.
public interface SyntaxParser {

  /// The largest file that is parsed, in bytes.
  int LARGEST = 1 << 20;

  /// What came of it.
  sealed interface Result {
    /// The tree; it may hold `ERROR` nodes, around which the rest is sound.
    record Parsed(SyntaxTree tree) implements Result {}

    /// No tree.
    ///
    /// @param reason half a sentence for a person: `over 1 MiB`, `took longer than 2 s`
    record Refused(String reason) implements Result {}
  }

  /// @param utf8 the text; bytes that are no UTF-8 end up in `ERROR` nodes or in literals
  /// @param milliseconds after which parsing is given up
  Result parse(Language language, byte[] utf8, long milliseconds);
}
