package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a database shell's script: SQL, and the shell's own commands as they are written.
/// One thread.
///
/// Own commands begin with a dot or a word at a line's start, or with a backslash anywhere outside
/// of quotes; the tokens tell where each stands, so that the rest of its line can be read as it is.
final class DatabaseTokens {

  enum Kind {
    /// A word, in small letters.
    WORD,
    /// The value of a text in single quotes.
    TEXT,
    /// A name in double quotes or backquotes.
    NAME,
    /// One other character.
    MARK,
    /// The end of the script.
    END
  }

  /// @param at where it begins
  /// @param first whether only blanks stand before it on its line or in its statement
  record Token(Kind kind, String text, int at, int end, boolean first) {
    boolean is(String word) {
      return kind != Kind.TEXT && kind != Kind.NAME && text.equals(word);
    }

    /// 1 for a bracket that opens, -1 for one that closes.
    int opens() {
      boolean mark = kind == Kind.MARK;
      return mark && "([{".contains(text) ? 1 : mark && ")]}".contains(text) ? -1 : 0;
    }
  }

  private final String code;
  private final DatabaseScript.Shell shell;
  private final boolean escapes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean first = true;

  /// @param escapes whether a backslash keeps a quote from closing its text
  DatabaseTokens(String code, DatabaseScript.Shell shell, boolean escapes) {
    this.code = code;
    this.shell = shell;
    this.escapes = escapes;
  }

  /// The token so many further on, the end for those behind it.
  ///
  /// @throws Unreadable for a text or a comment that is never closed
  Token get(int ahead) {
    while (tokens.size() <= ahead && at < code.length()) {
      next();
    }
    return tokens.size() > ahead
        ? tokens.get(ahead)
        : new Token(Kind.END, "", code.length(), code.length(), true);
  }

  /// Goes one further.
  void skip() {
    if (get(0).kind() != Kind.END) {
      tokens.removeFirst();
    }
  }

  /// Goes on at a place, where nothing of what stands before it is open any more.
  void goTo(int place) {
    tokens.clear();
    at = place;
    first = true;
  }

  private void next() {
    char c = code.charAt(at);
    if (c == '\n') {
      first = true;
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (isLineComment()) {
      int end = code.indexOf('\n', at);
      at = end < 0 ? code.length() : end;
    } else if (mysql() && code.startsWith("/*!", at)) {
      // Run by MySQL, whatever it looks like.
      at += 3;
    } else if (code.startsWith("/*", at)) {
      at = endOf("*/", at + 2) + 2;
    } else if (c == '\'') {
      quoted(Kind.TEXT, c);
    } else if (c == '"' || c == '`') {
      quoted(Kind.NAME, c);
    } else if (c == '$' && shell == DatabaseScript.Shell.PSQL && dollar() > 0) {
      int open = dollar();
      int end = endOf(code.substring(at, open), open);
      add(Kind.TEXT, code.substring(open, end), end + open - at);
    } else if (Character.isLetter(c) || c == '_') {
      int end = at;
      while (end < code.length() && isWord(code.charAt(end))) {
        end++;
      }
      add(Kind.WORD, code.substring(at, end).toLowerCase(Locale.ROOT), end);
    } else {
      add(Kind.MARK, String.valueOf(c), at + 1);
      first = c == ';';
    }
  }

  private boolean mysql() {
    return shell == DatabaseScript.Shell.MYSQL;
  }

  private boolean isLineComment() {
    boolean dashes = code.startsWith("--", at);
    if (mysql()) {
      boolean blank = at + 2 >= code.length() || code.charAt(at + 2) <= ' ';
      return dashes && blank || code.charAt(at) == '#';
    }
    return dashes;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int endOf(String what, int from) {
    int end = code.indexOf(what, from);
    if (end < 0) {
      throw unclosed();
    }
    return end;
  }

  /// Behind `$tag$`, or 0 where none stands here.
  private int dollar() {
    int end = at + 1;
    while (end < code.length() && isWord(code.charAt(end))) {
      end++;
    }
    return code.startsWith("$", end) ? end + 1 : 0;
  }

  /// A quote within is doubled, or stands behind a backslash.
  private void quoted(Kind kind, char quote) {
    var text = new StringBuilder();
    int end = at + 1;
    while (end < code.length()) {
      char c = code.charAt(end++);
      if (c == quote && !code.startsWith(String.valueOf(quote), end)) {
        add(kind, text.toString(), end);
        return;
      }
      if (c == quote) {
        end++;
      } else if (c == '\\' && escapes && end < code.length()) {
        c = code.charAt(end++);
      }
      text.append(c);
    }
    throw unclosed();
  }

  private static Unreadable unclosed() {
    return new Unreadable("a database's script that cannot be read");
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, at, end, first));
    at = end;
    first = false;
  }
}
