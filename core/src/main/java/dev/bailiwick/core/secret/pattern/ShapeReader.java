package dev.bailiwick.core.secret.pattern;

import java.util.ArrayList;
import java.util.List;

/// Reads the text of a pattern: literals, classes, bounded and unbounded repeats, groups,
/// alternatives, `(?i)`, one group `(?<secret>…)`, and `\b` at the two ends.
///
/// No look-around, no back reference, no lazy repeat: the longest match counts. A mistake is an
/// [IllegalArgumentException] that quotes the pattern.
final class ShapeReader {
  private static final int MOST_REPEATS = 100_000;

  private final String text;
  private int at;
  private boolean anyCase;
  private boolean marked;

  private ShapeReader(String text) {
    this.text = text;
  }

  /// A whole pattern.
  ///
  /// @param left true where `\b` stands before it
  /// @param right true where `\b` stands behind it
  record Whole(Shape shape, boolean left, boolean right) {}

  static Whole read(String text) {
    var body = text;
    var anyCase = body.startsWith("(?i)");
    if (anyCase) {
      body = body.substring(4);
    }
    boolean left = body.startsWith("\\b");
    boolean right = body.endsWith("\\b") && !body.endsWith("\\\\b");
    var reader = new ShapeReader(body.substring(left ? 2 : 0, body.length() - (right ? 2 : 0)));
    reader.anyCase = anyCase;
    var shape = reader.either();
    if (reader.at < reader.text.length()) {
      throw reader.wrong("a `)` too many");
    }
    return new Whole(shape, left, right);
  }

  private Shape either() {
    var choices = new ArrayList<Shape>();
    choices.add(row());
    while (peek() == '|') {
      at++;
      choices.add(row());
    }
    return choices.size() == 1 ? choices.getFirst() : new Shape.Either(choices);
  }

  private Shape row() {
    var parts = new ArrayList<Shape>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      parts.add(repeated(atom()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Shape.Row(parts);
  }

  private Shape repeated(Shape part) {
    int next = peek();
    var repeat =
        switch (next) {
          case '?' -> new Shape.Repeat(part, 0, 1);
          case '*' -> new Shape.Repeat(part, 0, -1);
          case '+' -> new Shape.Repeat(part, 1, -1);
          case '{' -> counted(part);
          default -> part;
        };
    if (repeat == part) {
      return part;
    }
    if (next != '{') {
      at++;
    }
    if (peek() == '?' || peek() == '+' || peek() == '*') {
      throw wrong("a repeat of a repeat");
    }
    return repeat;
  }

  private Shape counted(Shape part) {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw wrong("a `{` without `}`");
    }
    var bounds = text.substring(at + 1, close).split(",", -1);
    at = close + 1;
    try {
      int least = Integer.parseInt(bounds[0]);
      int most =
          bounds.length == 1 ? least : bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
      if (bounds.length <= 2 && least <= MOST_REPEATS && (most < 0 || most >= least)) {
        return new Shape.Repeat(part, least, most);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw wrong("a repeat that is no {n}, {n,} or {n,m}");
  }

  private Shape atom() {
    int next = text.charAt(at++);
    return switch (next) {
      case '(' -> group();
      case '[' -> new Shape.One(cased(set()));
      case '.' -> new Shape.One(ByteSet.of('\n').not());
      case '\\' -> new Shape.One(cased(escape(false)));
      case '?', '*', '+', '{' -> throw wrong("a repeat of nothing");
      case '^', '$' -> throw wrong("`^` and `$`; only `\\b` at the ends is known");
      default -> literal(next);
    };
  }

  private Shape literal(int character) {
    if (character > 0x7e) {
      throw wrong("a character outside ASCII");
    }
    return new Shape.One(cased(ByteSet.of(character)));
  }

  private Shape group() {
    boolean secret = text.startsWith("?<secret>", at);
    var outer = anyCase;
    if (secret) {
      if (marked) {
        throw wrong("a second (?<secret>…)");
      }
      marked = true;
      at += "?<secret>".length();
    } else if (text.startsWith("?:", at)) {
      at += 2;
    } else if (text.startsWith("?i:", at)) {
      at += 3;
      anyCase = true;
    } else if (peek() == '?') {
      throw wrong("a group of a kind that is not known");
    }
    var inner = either();
    if (peek() != ')') {
      throw wrong("a `(` without `)`");
    }
    at++;
    anyCase = outer;
    return secret ? new Shape.Marked(inner) : inner;
  }

  private ByteSet set() {
    boolean inverted = peek() == '^';
    if (inverted) {
      at++;
    }
    var set = ByteSet.NONE;
    boolean first = true;
    while (first || peek() != ']') {
      first = false;
      if (at >= text.length()) {
        throw wrong("a `[` without `]`");
      }
      int from = text.charAt(at++);
      var member = from == '\\' ? escape(true) : ByteSet.of(from);
      if (member.size() == 1
          && peek() == '-'
          && at + 1 < text.length()
          && text.charAt(at + 1) != ']') {
        at++;
        int low = member.values()[0];
        int high = text.charAt(at++);
        int end = high == '\\' ? escape(true).values()[0] : high;
        member = ByteSet.of(value -> value >= low && value <= end);
      }
      set = set.or(member);
    }
    at++;
    return inverted ? set.not() : set;
  }

  private ByteSet escape(boolean inSet) {
    if (at >= text.length()) {
      throw wrong("a `\\` at the end");
    }
    int next = text.charAt(at++);
    return switch (next) {
      case 'd' -> ByteSet.of(value -> value >= '0' && value <= '9');
      case 'w' -> ByteSet.WORD;
      case 'W' -> ByteSet.WORD.not();
      case 's' -> ByteSet.of(value -> value == ' ' || value >= 9 && value <= 13);
      case 'S' -> ByteSet.of(value -> value == ' ' || value >= 9 && value <= 13).not();
      case 'n' -> ByteSet.of('\n');
      case 'r' -> ByteSet.of('\r');
      case 't' -> ByteSet.of('\t');
      case 'x' -> ByteSet.of(hexadecimal());
      default -> {
        if (ByteSet.isWord(next)) {
          throw wrong("`\\" + (char) next + "`" + (inSet ? " in a class" : ""));
        }
        yield ByteSet.of(next);
      }
    };
  }

  private int hexadecimal() {
    if (at + 2 > text.length()) {
      throw wrong("a short \\x");
    }
    at += 2;
    return Integer.parseInt(text.substring(at - 2, at), 16);
  }

  private ByteSet cased(ByteSet set) {
    return anyCase ? set.bothCases() : set;
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("pattern `" + text + "` has " + what + " near " + at);
  }

  /// The parts of a row at the top, for those who take a pattern apart.
  static List<Shape> parts(Shape shape) {
    return shape instanceof Shape.Row(var parts) ? parts : List.of(shape);
  }
}
