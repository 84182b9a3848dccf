package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Word;

/// Text in which substitutions happen but words do not end: double quotes, here-documents,
/// arithmetic, subscripts, and `${…}` inside any of these. One thread.
///
/// In the last three, bash pairs single quotes when it looks for the end and yet substitutes
/// between them; where it matters whether they pair, the text is refused.
final class QuotedText {
  private final Source source;
  private final Cursor cursor;

  QuotedText(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Stands behind the opening quote; reads the closing one.
  void doubleQuotes(Parts into) {
    if (cursor.peek() == '"') {
      into.literal("", true);
    }
    while (true) {
      char c = cursor.peek();
      switch (c) {
        case '"' -> {
          cursor.next();
          return;
        }
        case '\\' -> escape(into, "$`\"\\");
        case '$' -> source.expansions.dollar(into, true);
        case '`' -> source.expansions.backquotes(into, true, true);
        case Cursor.END -> throw unterminated("double quote");
        default -> into.literal(cursor.next(), true);
      }
    }
  }

  /// The whole range.
  Word heredoc() {
    int start = cursor.at();
    var into = new Parts();
    while (true) {
      char c = cursor.peek();
      switch (c) {
        case '\\' -> escape(into, "$`\\");
        case '$' -> source.expansions.dollar(into, true);
        case '`' -> source.expansions.backquotes(into, true, false);
        case Cursor.END -> {
          return new Word(into.list(), cursor.span(start, cursor.end()));
        }
        default -> into.literal(cursor.next(), true);
      }
    }
  }

  /// An expression up to the `close` that was not opened in it; reads that too.
  Word arithmetic(char open, char close) {
    cursor.peek();
    int start = cursor.at();
    var into = new Parts();
    int nested = 0;
    boolean single = false;
    while (true) {
      char c = cursor.peek();
      if (c == open || c == close) {
        refuseBetweenQuotes(single);
        if (c == close && nested == 0) {
          var word = new Word(into.list(), cursor.span(start));
          cursor.next();
          return word;
        }
        nested += c == open ? 1 : -1;
      }
      single ^= c == '\'';
      piece(c, into, single);
    }
  }

  /// The argument of `${…}` inside quotes, up to its `}`; reads that too.
  Word parameter() {
    cursor.peek();
    int start = cursor.at();
    var into = new Parts();
    boolean single = false;
    while (true) {
      char c = cursor.peek();
      if (c == '}') {
        refuseBetweenQuotes(single);
        var word = new Word(into.list(), cursor.span(start));
        cursor.next();
        return word;
      }
      single ^= c == '\'';
      piece(c, into, single);
    }
  }

  private void piece(char c, Parts into, boolean single) {
    switch (c) {
      case '"' -> {
        refuseBetweenQuotes(single);
        cursor.next();
        doubleQuotes(into);
      }
      case '\\' -> {
        refuseBetweenQuotes(single);
        escape(into, "$`\"\\}");
      }
      case '$' -> source.expansions.dollar(into, true);
      case '`' -> source.expansions.backquotes(into, true, false);
      case Cursor.END -> throw unterminated("expression");
      default -> into.literal(cursor.next(), true);
    }
  }

  private void refuseBetweenQuotes(boolean single) {
    if (single) {
      throw Refused.text("single quotes that shells read differently", cursor.place());
    }
  }

  private void escape(Parts into, String special) {
    cursor.rawNext();
    char c = cursor.rawPeek();
    if (c == Cursor.END || special.indexOf(c) < 0) {
      into.literal('\\', true);
    }
    if (c != Cursor.END) {
      into.literal(cursor.rawNext(), true);
    }
  }

  private Refused unterminated(String what) {
    return Refused.reading("unterminated " + what, cursor.place());
  }
}
