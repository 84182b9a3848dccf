package dev.bailiwick.core.command.embedded;

import java.util.List;

/// One token of Python or JavaScript.
///
/// @param text the name, mark or number as written; empty for a string
/// @param pieces a string's parts in order; empty for anything else
record Token(Kind kind, String text, List<Piece> pieces) {
  static final Token END = new Token(Kind.LINE, "", List.of());

  enum Kind {
    NAME,
    TEXT,
    NUMBER,
    REGEX,
    MARK,
    LINE
  }

  /// A part of a string: fixed characters, or the code of a value that is put in.
  sealed interface Piece {}

  record Fixed(String text) implements Piece {}

  /// @param shaped whether a format changes the value
  record Code(List<Token> tokens, boolean shaped) implements Piece {}

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }

  boolean names(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
