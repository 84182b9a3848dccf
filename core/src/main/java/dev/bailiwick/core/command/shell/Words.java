package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.List;

/// Words outside quotes. One thread.
final class Words {

  /// What a word may hold beyond quotes and substitutions.
  enum Kind {
    /// An argument: brace expansion, zsh's `=(…)`.
    ARGUMENT,
    /// A command's name: as an argument, but `!(` is no pattern.
    COMMAND,
    /// An assignment's value, a pattern of `case`, a word in `[[ … ]]`.
    PLAIN,
    /// Behind `=~`: parentheses and `|` belong to the word.
    EXPRESSION
  }

  private final Source source;
  private final Cursor cursor;

  Words(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Reads one word; refuses where none begins.
  Word word(Kind kind) {
    cursor.peek();
    int start = cursor.at();
    var word = continued(kind, new Parts(), start);
    if (cursor.at() == start) {
      throw cursor.unexpected();
    }
    return word;
  }

  /// Reads on to the end of the word that began at `start` with `before`; it may be empty.
  Word continued(Kind kind, Parts before, int start) {
    var into = new BraceParts(source);
    into.parts().addAll(before.list());
    boolean braces = kind == Kind.ARGUMENT || kind == Kind.COMMAND;
    char last = Cursor.END;
    if (cursor.peek() == '=' && cursor.peek(1) == '(' && cursor.at() == start && braces) {
      source.expansions.process(into.parts());
    }
    while (true) {
      char c = cursor.peek();
      if (Cursor.isMeta(c)) {
        boolean first = cursor.at() == start + 1;
        if (!meta(c, last, kind, first, into.parts())) {
          break;
        }
        last = Cursor.END;
      } else if (braces && (c == '{' || c == ',' || c == '}')) {
        cursor.next();
        into.brace(c);
        last = c;
      } else {
        piece(c, into.parts());
        last = c == '\\' || c == '\'' || c == '"' || c == '$' || c == '`' ? Cursor.END : c;
      }
    }
    return new Word(into.list(), cursor.span(start));
  }

  /// Takes what begins with a metacharacter and yet belongs to the word.
  private boolean meta(char c, char last, Kind kind, boolean first, Parts into) {
    if ((c == '<' || c == '>') && cursor.peek(1) == '(') {
      source.expansions.process(into);
      return true;
    }
    if (kind == Kind.EXPRESSION && c == '|') {
      into.literal(cursor.next(), false);
      return true;
    }
    boolean pattern = last != Cursor.END && "@?*+!".indexOf(last) >= 0;
    boolean negation = kind == Kind.COMMAND && first && last == '!';
    if (c == '(' && (kind == Kind.EXPRESSION || pattern && !negation)) {
      parentheses(into);
      return true;
    }
    return false;
  }

  /// A pattern's parentheses, which may hold blanks and operators as text.
  private void parentheses(Parts into) {
    int open = 0;
    do {
      char c = cursor.peek();
      if (c == Cursor.END) {
        throw Refused.reading("unterminated pattern", cursor.place());
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      loose(c, into);
    } while (open > 0);
  }

  /// The argument of `${…}` outside quotes, or of a pattern operator in them, up to its `}`.
  Word parameter() {
    cursor.peek();
    int start = cursor.at();
    var into = new Parts();
    while (true) {
      char c = cursor.peek();
      if (c == '}') {
        var word = new Word(into.list(), cursor.span(start));
        cursor.next();
        return word;
      }
      if (c == Cursor.END) {
        throw Refused.reading("unterminated expansion", cursor.place());
      }
      loose(c, into);
    }
  }

  private void loose(char c, Parts into) {
    if ((c == '<' || c == '>') && cursor.peek(1) == '(') {
      source.expansions.process(into);
    } else {
      piece(c, into);
    }
  }

  private void piece(char c, Parts into) {
    switch (c) {
      case '\\' -> {
        cursor.rawNext();
        into.literal(cursor.rawPeek() == Cursor.END ? '\\' : cursor.rawNext(), true);
      }
      case '\'' -> singleQuotes(into);
      case '"' -> {
        cursor.next();
        source.quoted.doubleQuotes(into);
      }
      case '$' -> source.expansions.dollar(into, false);
      case '`' -> source.expansions.backquotes(into, false, false);
      default -> into.literal(cursor.next(), false);
    }
  }

  private void singleQuotes(Parts into) {
    cursor.next();
    int from = cursor.at();
    int close = cursor.text().indexOf('\'', from);
    if (close < 0 || close >= cursor.end()) {
      throw Refused.reading("unterminated single quote", cursor.place());
    }
    into.literal(cursor.text().substring(from, close), true);
    cursor.moveTo(close + 1);
  }

  /// An operator as a word of its own.
  Word operator(int length) {
    cursor.peek();
    int start = cursor.at();
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(cursor.next());
    }
    return new Word(List.of(new Literal(text.toString(), false)), cursor.span(start));
  }

  /// Whether the word is this text, unquoted.
  static boolean is(Word word, String text) {
    return word.parts().size() == 1
        && word.parts().getFirst() instanceof Literal(String found, boolean quoted)
        && !quoted
        && found.equals(text);
  }

  /// The text of a word that is one literal; the empty text otherwise.
  static String plain(Word word) {
    return word.parts().size() == 1 && word.parts().getFirst() instanceof Literal(String text, _)
        ? text
        : "";
  }
}
