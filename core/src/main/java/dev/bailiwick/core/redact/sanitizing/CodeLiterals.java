package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;

/// The string literals of a program, by a scan that knows quotes, escapes and comments and no
/// grammar. One thread, one text.
///
/// Linear in the text. Does not see heredocs, raw strings with chosen delimiters (`r#""#` of Rust
/// is read) and regular-expression literals; what it takes for a string ends at the line's end at
/// the latest where the language's strings do.
final class CodeLiterals {
  private final String text;
  private final Idiom idiom;
  private final List<Literal> literals = new ArrayList<>();
  private int at;

  private CodeLiterals(String text, Idiom idiom) {
    this.text = text;
    this.idiom = idiom;
  }

  static List<Literal> of(String text, Idiom idiom) {
    var scan = new CodeLiterals(text, idiom);
    scan.scan();
    return List.copyOf(scan.literals);
  }

  private void scan() {
    while (at < text.length()) {
      if (isComment()) {
        continue;
      }
      char unit = text.charAt(at);
      if (unit == '"'
          || unit == '\'' && idiom.hasSingleQuotes()
          || unit == '`' && idiom.hasBackticks()) {
        literal(unit);
      } else if (unit == '\'') {
        character();
      } else {
        at++;
      }
    }
  }

  private boolean isComment() {
    boolean line = !idiom.lineComment().isEmpty() && text.startsWith(idiom.lineComment(), at);
    if (line && !isInsideWord()) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
      return true;
    }
    if (idiom.hasBlockComments() && text.startsWith(idiom.blockStart(), at)) {
      int end = text.indexOf(idiom.blockEnd(), at + 2);
      at = end < 0 ? text.length() : end + 2;
      return true;
    }
    return false;
  }

  /// `#` in `foo#bar` or `$#` starts no comment.
  private boolean isInsideWord() {
    return text.charAt(at) == '#'
        && at > 0
        && !Character.isWhitespace(text.charAt(at - 1))
        && "([{,;".indexOf(text.charAt(at - 1)) < 0;
  }

  /// A character such as `'"'` must not open a string; a Rust lifetime closes nothing.
  private void character() {
    int close = text.indexOf('\'', text.startsWith("\\'", at + 1) ? at + 3 : at + 1);
    at =
        close > 0 && close - at <= 10 && text.substring(at, close).indexOf('\n') < 0
            ? close + 1
            : at + 1;
  }

  private void literal(char unit) {
    int start = prefixStart();
    var triple = String.valueOf(unit).repeat(3);
    boolean wide = idiom.isTripleQuoted() && text.startsWith(triple, at);
    var close = wide ? triple : String.valueOf(unit);
    int content = at + close.length();
    int end = close(content, close, wide || unit == '`', isRaw(start, unit));
    if (end < 0) {
      at++;
      return;
    }
    int next = Math.min(text.length(), end + close.length());
    literals.add(new Literal(start, next, content, end, text.substring(start, content)));
    at = next;
  }

  /// `r"`, `f'`, `b"`, `@"` … belong to the literal.
  private int prefixStart() {
    int start = at;
    while (start > 0 && at - start < 3 && isPrefix(text.charAt(start - 1))) {
      start--;
    }
    boolean word = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    return word ? at : start;
  }

  private boolean isPrefix(char unit) {
    return switch (idiom) {
      case PYTHON -> "rRfFbBuU".indexOf(unit) >= 0;
      case CSHARP -> unit == '@' || unit == '$';
      case RUST -> unit == 'r' || unit == 'b';
      case SCALA -> unit == 's' || unit == 'f';
      case C -> unit == 'L';
      default -> false;
    };
  }

  private boolean isRaw(int start, char unit) {
    var prefix = text.substring(start, at);
    return unit == '`' && idiom == Idiom.GO
        || prefix.indexOf('r') >= 0
        || prefix.indexOf('R') >= 0
        || prefix.indexOf('@') >= 0;
  }

  /// Where the closing quote stands, or -1 where the line ends before it.
  private int close(int from, String quote, boolean lines, boolean raw) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '\\' && !raw) {
        i++;
      } else if (text.startsWith(quote, i)) {
        return i;
      } else if (unit == '\n' && !lines && !isManyLined()) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isManyLined() {
    return switch (idiom) {
      case RUBY, PHP, PERL, ELIXIR, RUST, SQL, R, POWERSHELL -> true;
      default -> false;
    };
  }
}
