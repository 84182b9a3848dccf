package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The string literals and comments of a program, by a scan that knows quotes, escapes, what runs
/// inside quotes, heredocs and regular expressions, and no grammar. One thread, one text.
///
/// Linear in the text but for code inside quotes, which is read once more for each quote around it.
/// What it takes for a string ends at the line's end at the latest where the language's strings do.
final class CodeScan {
  private static final Pattern RUST_RAW = Pattern.compile("b?r(#{0,8})\"");
  private static final Pattern LUA_LONG = Pattern.compile("(?:--)?\\[(={0,8})\\[");
  private static final Pattern HEREDOC =
      Pattern.compile("<<[<~-]?([\"'`]?)([A-Za-z_]\\w{0,60})\\1(?![\\w.])");
  private static final Pattern MARKED =
      Pattern.compile("(?m)^=(?:begin|pod|head\\d|item|over|encoding|for)\\b");
  private static final Pattern MARKED_END = Pattern.compile("(?m)^=(?:end|cut)\\b.*$");

  private final String text;
  private final Idiom idiom;
  private final Quotes quotes;
  private final List<Literal> literals = new ArrayList<>();
  private final List<Segments.Span> comments = new ArrayList<>();
  private int at;

  private CodeScan(String text, Idiom idiom) {
    this.text = text;
    this.idiom = idiom;
    this.quotes = new Quotes(text, idiom);
  }

  static Segments of(String text, Idiom idiom) {
    var scan = new CodeScan(text, idiom);
    scan.scan();
    return new Segments(scan.literals, scan.comments);
  }

  private void scan() {
    if (idiom == Idiom.PHP) {
      page();
    }
    while (at < text.length()) {
      if (isComment() || isLong()) {
        continue;
      }
      char unit = text.charAt(at);
      if (quotes.opens(at)) {
        literal(unit);
      } else if (unit == '\'') {
        at = quotes.afterCharacter(at);
      } else if (unit == '/' && quotes.isPattern(at)) {
        at = quotes.afterPattern(at);
      } else if (unit == '?' && idiom == Idiom.PHP && text.startsWith("?>", at)) {
        page();
      } else {
        at++;
      }
    }
  }

  /// What stands outside `<?php … ?>` is a page and no code.
  private void page() {
    int open = text.indexOf("<?", at);
    at = open < 0 ? text.length() : open + 2;
  }

  private boolean isComment() {
    int end = lineCommentEnd();
    if (end < 0 && idiom.hasBlockComments() && text.startsWith(idiom.blockStart(), at)) {
      int close = text.indexOf(idiom.blockEnd(), at + 2);
      end = close < 0 ? text.length() : close + 2;
    }
    if (end < 0 && text.charAt(at) == '=' && (idiom == Idiom.RUBY || idiom == Idiom.PERL)) {
      end = markedEnd();
    }
    if (end < 0) {
      return false;
    }
    comments.add(new Segments.Span(at, end));
    at = end;
    return true;
  }

  private int lineCommentEnd() {
    boolean hash =
        text.charAt(at) == '#'
            && (idiom.lineComment().equals("#") || idiom == Idiom.PHP)
            && !(idiom == Idiom.PHP && text.startsWith("#[", at));
    boolean line = !idiom.lineComment().isEmpty() && text.startsWith(idiom.lineComment(), at);
    boolean slashes = idiom == Idiom.TERRAFORM && text.startsWith("//", at);
    boolean ends =
        (idiom == Idiom.RUBY || idiom == Idiom.PERL)
            && text.startsWith("__END__", at)
            && (at == 0 || text.charAt(at - 1) == '\n');
    if (ends) {
      return text.length();
    }
    if (!(hash || line || slashes) || isInsideWord() || isLongComment()) {
      return -1;
    }
    int end = text.indexOf('\n', at);
    int page = idiom == Idiom.PHP ? text.indexOf("?>", at) : -1;
    int stop = end < 0 ? text.length() : end;
    return page > 0 && page < stop ? page : stop;
  }

  private boolean isLongComment() {
    return idiom == Idiom.LUA
        && LUA_LONG.matcher(text).region(at, text.length()).lookingAt()
        && text.startsWith("--[", at);
  }

  private int markedEnd() {
    var head = MARKED.matcher(text).region(at, text.length());
    if (at > 0 && text.charAt(at - 1) != '\n' || !head.lookingAt()) {
      return -1;
    }
    var end = MARKED_END.matcher(text);
    return end.find(at) ? end.end() : text.length();
  }

  /// `#` in `foo#bar` or `$#` starts no comment.
  private boolean isInsideWord() {
    return text.charAt(at) == '#'
        && at > 0
        && !Character.isWhitespace(text.charAt(at - 1))
        && "([{,;)]}".indexOf(text.charAt(at - 1)) < 0;
  }

  /// Literals that begin with more than a quote.
  private boolean isLong() {
    return switch (idiom) {
      case RUST -> isRaw(RUST_RAW, hashes -> "\"" + hashes);
      case LUA -> isRaw(LUA_LONG, signs -> "]" + signs + "]");
      case PHP, RUBY, PERL, TERRAFORM -> isHeredoc();
      default -> false;
    };
  }

  private boolean isRaw(Pattern opening, java.util.function.UnaryOperator<String> closing) {
    char unit = text.charAt(at);
    boolean word = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    if (word || "br-[".indexOf(unit) < 0) {
      return false;
    }
    var open = opening.matcher(text).region(at, text.length());
    if (!open.lookingAt()) {
      return false;
    }
    var close = closing.apply(open.group(1));
    int end = text.indexOf(close, open.end());
    int stop = end < 0 ? text.length() : end;
    int next = Math.min(text.length(), stop + close.length());
    if (open.group().startsWith("--")) {
      comments.add(new Segments.Span(at, next));
    } else {
      literals.add(new Literal(at, next, open.end(), stop, open.group()));
    }
    at = next;
    return true;
  }

  /// The body begins on the next line; what else stands on the first line is skipped.
  private boolean isHeredoc() {
    if (text.charAt(at) != '<') {
      return false;
    }
    var open = HEREDOC.matcher(text).region(at, text.length());
    int body = open.lookingAt() ? text.indexOf('\n', open.end()) : -1;
    if (body < 0) {
      return false;
    }
    var close =
        Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(open.group(2)) + "\\b").matcher(text);
    if (!close.find(body)) {
      return false;
    }
    literals.add(new Literal(at, close.end(), body + 1, close.start(), open.group()));
    at = close.end();
    return true;
  }

  private void literal(char unit) {
    int start = quotes.prefixStart(at);
    var triple = String.valueOf(unit).repeat(3);
    boolean wide = idiom.isTripleQuoted() && text.startsWith(triple, at);
    var close = wide ? triple : String.valueOf(unit);
    int content = at + close.length();
    int end = quotes.close(content, close, wide, text.substring(start, at));
    if (end < 0) {
      at++;
      return;
    }
    int next = Math.min(text.length(), end + close.length());
    literals.add(new Literal(start, next, content, end, text.substring(start, content)));
    at = next;
  }
}
