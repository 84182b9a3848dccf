package dev.bailiwick.core.secret.assignment;

import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the value a name is tied to: a text in quotes, also inside of a conversion such as
/// `[]byte("…")`, or what stands there up to the next blank. One thread.
final class ValueReader {
  static final int LONGEST = 1_024;
  private static final int LONGEST_CONVERSION = 30;

  /// What stands beside a name with nothing between must be as long as a token and hold digits.
  private static final int SHORTEST_BESIDE = 20;

  private static final int FEWEST_DIGITS = 3;
  private static final int LONGEST_GAP = 60;

  /// Last words of the functions that only turn a text into another type.
  private static final Set<String> CONVERSIONS =
      Set.of(
          "byte",
          "bytes",
          "string",
          "str",
          "some",
          "from",
          "ptr",
          "secretstring",
          "securestring",
          "of",
          "tobytes",
          "uint8",
          "pointer",
          "secret",
          "decode",
          "decodestring",
          "decodebase64",
          "b64decode",
          "fromhex",
          "unhexlify",
          "parsehex",
          "frombase64string",
          "secretstr",
          "stringvalue",
          "encode",
          "s");

  /// How functions end that give a name a value.
  private static final Set<String> SETTERS =
      Set.of("set", "put", "property", "define", "add", "setenv", "putenv", "field");

  /// @param quoted true where the bounds are those of a text in quotes
  record Value(int start, int end, boolean quoted) {}

  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int at;

  @Nullable Value read(byte[] text, int start, int begin, int end, Tie tie, int nameStart) {
    bytes = text;
    from = begin;
    to = end;
    at = start;
    skipBlanks();
    if (tie == Tie.CALL) {
      var only = quoted();
      return only != null && follows(only.end() + 1, ')') ? only : null;
    }
    if (tie == Tie.ARGUMENT) {
      var last = quoted();
      return last != null && follows(last.end() + 1, ')') && isSetter(nameStart) ? last : null;
    }
    if (tie == Tie.SAID || tie == Tie.COMPARED) {
      return quoted();
    }
    if (tie == Tie.BESIDE) {
      return beside();
    }
    var quoted = quoted();
    return quoted != null || at < to && isQuote(bytes[at]) ? quoted : bare(tie, nameStart);
  }

  void forget() {
    bytes = new byte[0];
  }

  /// Where the text begins whose closing quote stands at `close`; -1 where there is none.
  int quotedBefore(byte[] text, int close, int begin) {
    if (close < begin || !isQuote(text[close])) {
      return -1;
    }
    for (int start = close - 1; start >= begin && close - start < LONGEST; start--) {
      if (text[start] == '\n') {
        return -1;
      }
      if (text[start] == text[close]) {
        return start + 1;
      }
    }
    return -1;
  }

  private @Nullable Value quoted() {
    int start = at;
    conversion();
    while (at < to && at - start < LONGEST_CONVERSION && isPrefix(bytes[at])) {
      at++;
    }
    boolean escaped = at < to && bytes[at] == '\\';
    int open = escaped ? at + 1 : at;
    if (open >= to || !isQuote(bytes[open])) {
      at = start;
      return null;
    }
    if (open + 1 < to && isQuote(bytes[open + 1])) {
      at = open;
      return inner(open);
    }
    return closed(open, escaped);
  }

  /// `'"value"'`; two quotes of one kind are an empty text or the start of a long one.
  private @Nullable Value inner(int open) {
    if (bytes[open + 1] == bytes[open]) {
      return null;
    }
    var inside = closed(open + 1, false);
    return inside != null && inside.end() + 1 < to && bytes[inside.end() + 1] == bytes[open]
        ? inside
        : closed(open, false);
  }

  private @Nullable Value closed(int open, boolean escaped) {
    byte quote = bytes[open];
    int most = Math.min(to, open + LONGEST);
    for (int end = open + 1; end < most; end++) {
      byte value = bytes[end];
      if (value == '\n' || value == '\r') {
        return null;
      }
      if (value == '\\' && escaped && end + 1 < most && bytes[end + 1] == quote) {
        return new Value(open + 1, end, true);
      }
      if (value == '\\') {
        end++;
      } else if (value == quote) {
        return isComposed(end + 1) ? null : new Value(open + 1, end, true);
      }
    }
    return null;
  }

  /// True where more is added to the text: `"…" + name`, `"…" % name`, `"…".format(name)`.
  private boolean isComposed(int end) {
    int next = end;
    while (next < to && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    if (next >= to) {
      return false;
    }
    return switch (bytes[next]) {
      case '+', '%' -> true;
      case '.' -> next + 1 < to && (bytes[next + 1] == 'f' || bytes[next + 1] == ' ');
      default -> false;
    };
  }

  /// True where a name of several words is an argument, or one word that of a function that sets
  /// it.
  private boolean isSetter(int nameStart) {
    int end = nameStart;
    while (end > from && nameStart - end < 4 && !AssignmentReader.isWord(bytes[end - 1])) {
      end--;
    }
    int start = end;
    while (start > from
        && end - start < LONGEST_CONVERSION
        && AssignmentReader.isWord(bytes[start - 1])) {
      start--;
    }
    var function = text(start, end).toLowerCase(Locale.ROOT);
    return SETTERS.stream().anyMatch(function::endsWith) || isCompound(nameStart);
  }

  private boolean isCompound(int nameStart) {
    int end = nameStart;
    boolean broken = false;
    while (end < to && AssignmentReader.isWord(bytes[end])) {
      broken |=
          bytes[end] == '_' || end > nameStart && isUpper(bytes[end]) && !isUpper(bytes[end - 1]);
      end++;
    }
    return broken;
  }

  private static boolean isUpper(byte value) {
    return value >= 'A' && value <= 'Z';
  }

  private String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private boolean isClosing(int end) {
    int next = end;
    int most = Math.min(to - 1, end + LONGEST_GAP);
    while (next < most && AssignmentReader.isSpace(bytes[next])) {
      next++;
    }
    return next < to - 1 && bytes[next] == '<' && bytes[next + 1] == '/';
  }

  private boolean follows(int end, char sign) {
    int next = end;
    int most = Math.min(to, end + LONGEST_GAP);
    while (next < most && (AssignmentReader.isSpace(bytes[next]) || isQuote(bytes[next]))) {
      next++;
    }
    return next < to && bytes[next] == sign;
  }

  private void conversion() {
    int start = at;
    int end = at;
    while (end < to && end - start < LONGEST_CONVERSION && isConversion(bytes[end])) {
      end++;
    }
    if (end >= to || end == start || bytes[end] != '(') {
      return;
    }
    int word = end;
    while (word > start && AssignmentReader.isWord(bytes[word - 1])) {
      word--;
    }
    var name = new String(bytes, word, end - word, StandardCharsets.ISO_8859_1);
    if (CONVERSIONS.contains(name.toLowerCase(Locale.ROOT))) {
      at = end + 1;
    }
  }

  /// A long run of letters, digits and the signs of base64, of which no word is made.
  private @Nullable Value beside() {
    int end = at;
    int most = Math.min(to, at + LONGEST);
    int digits = 0;
    while (end < most && isBase64(bytes[end])) {
      digits += bytes[end] >= '0' && bytes[end] <= '9' ? 1 : 0;
      end++;
    }
    boolean ended = end == to || AssignmentReader.isSpace(bytes[end]);
    return ended && end - at >= SHORTEST_BESIDE && digits >= FEWEST_DIGITS
        ? new Value(at, end, false)
        : null;
  }

  private static boolean isBase64(byte value) {
    return AssignmentReader.isWord(value)
        || value == '-'
        || value == '+'
        || value == '/'
        || value == '=';
  }

  private @Nullable Value bare(Tie tie, int nameStart) {
    boolean flow = isInsideFlow(nameStart);
    int end = at;
    int most = Math.min(to, at + LONGEST);
    while (end < most && !endsBare(bytes[end], flow, tie) && !isEscapeOrParameter(end)) {
      end++;
    }
    if (end == most && end < to || end == at || tie == Tie.ELEMENT && !isClosing(end)) {
      return null;
    }
    while (end > at && isTrailing(bytes[end - 1])) {
      end--;
    }
    if (end == at || tie == Tie.COLON && (!endsLine(end, flow) || isExpansion())) {
      return null;
    }
    return new Value(at, end, false);
  }

  /// True at `\n`, `\"` in a text, and at `&name=`.
  private boolean isEscapeOrParameter(int place) {
    if (place + 1 >= to) {
      return false;
    }
    if (bytes[place] == '\\') {
      return "nrt\"'".indexOf(bytes[place + 1]) >= 0;
    }
    if (bytes[place] != '&') {
      return false;
    }
    int next = place + 1;
    while (next < to && AssignmentReader.isWord(bytes[next])) {
      next++;
    }
    return next < to && bytes[next] == '=';
  }

  /// `${NAME:-value}`, `${NAME:?message}`.
  private boolean isExpansion() {
    return "-?+=".indexOf(bytes[at]) >= 0;
  }

  private static boolean endsBare(byte value, boolean flow, Tie tie) {
    if (AssignmentReader.isSpace(value)) {
      return true;
    }
    return switch (value) {
      case ',', '}' -> flow;
      case '<' -> tie == Tie.ELEMENT;
      case '"', '\'', '`' -> true;
      default -> false;
    };
  }

  private static boolean isTrailing(byte value) {
    return value == ',' || value == ';' || value == '\\';
  }

  /// True where nothing but a comment, the end of a flow or a closing quote follows on the line.
  private boolean endsLine(int end, boolean flow) {
    int next = end;
    while (next < to && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    if (next >= to) {
      return true;
    }
    return switch (bytes[next]) {
      case '\n', '\r', '\\', ',', ';', '"', '\'', '`' -> true;
      case '#' -> next > end;
      case '}', ']' -> flow;
      default -> false;
    };
  }

  /// True where a `{` or `?` before the name makes `,`, `}` and `&` the ends of a value.
  private boolean isInsideFlow(int nameStart) {
    int least = Math.max(from, nameStart - 4 * LONGEST_GAP);
    for (int before = nameStart - 1; before >= least && bytes[before] != '\n'; before--) {
      if (bytes[before] == '{') {
        return before == from || bytes[before - 1] != '$';
      }
      if (bytes[before] == '}') {
        return false;
      }
    }
    return false;
  }

  private void skipBlanks() {
    int start = at;
    while (at < to && at - start < LONGEST_GAP && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  private static boolean isQuote(byte value) {
    return value == '"' || value == '\'' || value == '`';
  }

  /// Letters that stand directly before a quote: `r"…"`, `b'…'`, `@"…"`.
  private static boolean isPrefix(byte value) {
    return switch (value) {
      case 'r', 'b', 'u', 'f', 'L', 'N', 'R', '@', '&', ':' -> true;
      default -> false;
    };
  }

  private static boolean isConversion(byte value) {
    return AssignmentReader.isWord(value)
        || value == '.'
        || value == '['
        || value == ']'
        || value == ' '
        || value == ':';
  }
}
