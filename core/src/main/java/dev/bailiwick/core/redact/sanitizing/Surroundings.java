package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;

/// What stands around a literal: the sign and the word before it, the sign behind it, the brackets
/// that are open there and the beginning of its statement. Comments and other literals on the way
/// are passed over.
///
/// Looks back [#FAR] characters; what begins further away is not seen.
final class Surroundings {
  private static final int FAR = 6000;

  /// A bracket that is open where the literal stands.
  ///
  /// @param word the identifier that stands directly before it, a sign such as `@`, `!` or `#` with
  ///   it; empty for none
  /// @param head the statement up to it
  record Opener(char sign, String word, String head) {}

  private final String text;
  private final Segments segments;
  private final Literal literal;
  private final List<Opener> openers = new ArrayList<>();
  private final int previous;
  private final int next;
  private String statement = "";

  Surroundings(String text, Segments segments, Literal literal) {
    this.text = text;
    this.segments = segments;
    this.literal = literal;
    this.previous = significantBefore(literal.start());
    this.next = significantAfter(literal.end());
    walk();
  }

  /// The last character before that is no space and no comment; a line's end at the beginning.
  char previous() {
    return previous < 0 ? '\n' : text.charAt(previous);
  }

  char next() {
    return next >= text.length() ? '\n' : text.charAt(next);
  }

  boolean isFollowedBy(String signs) {
    return text.startsWith(signs, next);
  }

  /// True where the sign before is the end, or the sign behind the beginning, of a string.
  boolean isBesideLiteral() {
    return isQuote(previous()) || isQuote(next()) || prefixed(next);
  }

  private boolean prefixed(int at) {
    return at < text.length()
        && segments.literals().stream().anyMatch(other -> other.start() == at);
  }

  private static boolean isQuote(char unit) {
    return unit == '"' || unit == '\'' || unit == '`';
  }

  boolean isFirstOnLine() {
    int line = text.lastIndexOf('\n', literal.start() - 1) + 1;
    return text.substring(line, literal.start()).isBlank();
  }

  boolean isLastOnLine() {
    return next >= text.length() || text.substring(literal.end(), next).indexOf('\n') >= 0;
  }

  /// The word that ends directly before; empty where a sign stands there.
  String word() {
    return wordEndingAt(previous + 1);
  }

  /// Innermost first.
  List<Opener> openers() {
    return openers;
  }

  /// What leads to the literal from the last `;`, `{`, `}` or, for languages without them, from the
  /// line on which nothing is open; brackets that are open are passed.
  String statement() {
    return statement;
  }

  private String wordEndingAt(int end) {
    int start = end;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static boolean isWord(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_' || unit == '$';
  }

  private int significantBefore(int from) {
    int at = from - 1;
    while (at >= 0) {
      int skipped = beforeComment(at);
      if (skipped != at) {
        at = skipped;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at--;
      } else {
        return at;
      }
    }
    return at;
  }

  private int significantAfter(int from) {
    int at = from;
    for (var comment : segments.comments()) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (comment.start() == at) {
        at = comment.end();
      } else if (comment.start() > at) {
        break;
      }
    }
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int beforeComment(int at) {
    for (var comment : segments.comments()) {
      if (comment.start() <= at && at < comment.end()) {
        return comment.start() - 1;
      }
      if (comment.start() > at) {
        break;
      }
    }
    return at;
  }

  private int beforeLiteral(int at) {
    int low = 0;
    int high = segments.literals().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var one = segments.literals().get(middle);
      if (one.end() <= at) {
        low = middle + 1;
      } else if (one.start() > at) {
        high = middle - 1;
      } else {
        return one.start() - 1;
      }
    }
    return at;
  }

  private void walk() {
    int closed = 0;
    int at = literal.start() - 1;
    int stop = Math.max(0, literal.start() - FAR);
    boolean stated = false;
    while (at >= stop) {
      int skipped = Math.min(beforeComment(at), beforeLiteral(at));
      if (skipped < at) {
        at = skipped;
        continue;
      }
      char unit = text.charAt(at);
      if (unit == ')' || unit == ']' || unit == '}') {
        stated = stated || unit == '}' && closed == 0 && ends(at);
        closed++;
      } else if (unit == '(' || unit == '[' || unit == '{') {
        if (closed == 0) {
          openers.add(new Opener(unit, signed(at), head(at)));
          stated = stated || unit == '{' && ends(at);
        }
        closed = Math.max(0, closed - 1);
      } else if (unit == ';' && closed == 0) {
        stated = ends(at) || stated;
      }
      at--;
    }
    if (!stated) {
      statement = text.substring(Math.max(stop, 0), literal.start());
    }
  }

  private boolean ends(int at) {
    if (statement.isEmpty()) {
      statement = text.substring(at + 1, literal.start());
    }
    return true;
  }

  private String signed(int at) {
    int end = significantBefore(at) + 1;
    var word = wordEndingAt(end);
    int start = end - word.length();
    if (word.isEmpty()) {
      return end > 0 && "!#@".indexOf(text.charAt(end - 1)) >= 0
          ? text.substring(Math.max(0, end - 1), end)
          : "";
    }
    int dotted = start;
    while (dotted > 0 && (isWord(text.charAt(dotted - 1)) || text.charAt(dotted - 1) == '.')) {
      dotted--;
    }
    char sign = dotted > 0 ? text.charAt(dotted - 1) : ' ';
    return sign == '@' || sign == '#' ? sign + word : word;
  }

  /// What stands between the last `;`, `{` or `}` and the bracket, at most a few lines.
  private String head(int at) {
    int start = at;
    int stop = Math.max(0, at - 400);
    while (start > stop && ";{}".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, at);
  }
}
