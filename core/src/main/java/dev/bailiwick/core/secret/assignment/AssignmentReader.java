package dev.bailiwick.core.secret.assignment;

import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import org.jspecify.annotations.Nullable;

/// Reads on from a word in a name: the rest of the name, what ties it to a value, and the value.
/// One thread; linear, and never further than a few hundred bytes.
public final class AssignmentReader {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_GAP = 60;
  private static final int LONGEST_TYPE = 40;
  private static final int LONGEST_CLOSERS = 12;

  private final ValueReader values = new ValueReader();
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int at;
  private boolean nameQuoted;

  /// @param word where a word stands that is (part of) a name; to `wordEnd`, exclusive
  /// @param begin,end the bounds of the text
  public @Nullable Assignment read(byte[] text, int word, int wordEnd, int begin, int end) {
    bytes = text;
    from = begin;
    to = end;
    int nameStart = nameStart(word);
    int nameEnd = nameEnd(wordEnd);
    if (nameEnd - nameStart > LONGEST_NAME) {
      return null;
    }
    at = nameEnd;
    closers();
    int closed = at;
    var tie = tie(nameStart, closed > nameEnd);
    if (tie == null) {
      return reversed(nameStart, nameEnd);
    }
    var value = values.read(bytes, at, from, to, tie, nameStart);
    return value == null
        ? null
        : new Assignment(nameStart, nameEnd, tie, value.start(), value.end(), value.quoted());
  }

  /// The reader forgets the text.
  public void forget() {
    bytes = new byte[0];
    values.forget();
  }

  private int nameStart(int word) {
    int start = word;
    while (start > from && word - start < LONGEST_NAME && isName(bytes[start - 1])) {
      start--;
    }
    return start;
  }

  private int nameEnd(int wordEnd) {
    int end = wordEnd;
    while (end < to
        && end - wordEnd < LONGEST_NAME
        && (isWord(bytes[end]) || bytes[end] == '-' && end + 1 < to && isWord(bytes[end + 1]))) {
      end++;
    }
    return end;
  }

  /// Quotes and brackets that end the name: `"name"`, `['name']`, `getenv("NAME")`.
  private void closers() {
    nameQuoted = false;
    for (int most = at + LONGEST_CLOSERS; at < to && at < most; at++) {
      switch (bytes[at]) {
        case '"', '\'', '`' -> nameQuoted = true;
        case ']', ')', '\\' -> {}
        case '[' -> index();
        default -> {
          return;
        }
      }
    }
  }

  /// The length of an array: `name[25]`.
  private void index() {
    while (at + 1 < to && bytes[at + 1] >= '0' && bytes[at + 1] <= '9') {
      at++;
    }
  }

  private @Nullable Tie tie(int nameStart, boolean closed) {
    int spaces = skipBlanks();
    if (at >= to) {
      return null;
    }
    boolean option = !closed && nameStart > from && bytes[nameStart] == '-';
    return switch (bytes[at]) {
      case ':' -> isExpanded(nameStart) ? null : colon();
      case '=' -> equals();
      case '!' -> peek(1) == '=' ? compared(1) : null;
      case '?', '|' -> otherwise();
      case '.', '+' -> peek(1) == '=' ? tied(2, Tie.EQUALS) : null;
      case '>' -> spaces == 0 && !closed && isTag(nameStart) ? element() : null;
      case ',' -> nameQuoted ? tied(1, Tie.ARGUMENT) : null;
      case '(' -> spaces == 0 && !closed ? tied(1, Tie.CALL) : null;
      case '"', '\'', '`' ->
          spaces > 0 && !closed ? option ? Tie.OPTION : startsLine(nameStart) : null;
      default -> spaces > 0 ? worded(option, closed) : null;
    };
  }

  private @Nullable Tie tied(int length, Tie tie) {
    at += length;
    return tie;
  }

  /// `${NAME:value}`: what the name is given elsewhere goes first.
  private boolean isExpanded(int nameStart) {
    return nameStart - 1 > from && bytes[nameStart - 1] == '{' && bytes[nameStart - 2] == '$';
  }

  private @Nullable Tie colon() {
    int colons = 0;
    while (at < to && bytes[at] == ':' && colons < 3) {
      at++;
      colons++;
    }
    if (peek(0) == '=') {
      return tied(1, Tie.EQUALS);
    }
    if (colons > 1) {
      return null;
    }
    int value = at;
    if (typeThenEquals()) {
      return Tie.EQUALS;
    }
    at = value;
    return Tie.COLON;
  }

  private @Nullable Tie equals() {
    at++;
    if (peek(0) == '=') {
      return compared(0);
    }
    if (peek(0) == '>') {
      at++;
    }
    return peek(0) == '~' ? null : Tie.EQUALS;
  }

  private Tie compared(int signs) {
    at += signs;
    while (at < to && bytes[at] == '=') {
      at++;
    }
    return Tie.COMPARED;
  }

  /// `?=`, `??`, `||`, `||=`: a value where there is none yet.
  private @Nullable Tie otherwise() {
    int signs = 0;
    while (at < to && signs < 3 && (bytes[at] == '?' || bytes[at] == '|' || bytes[at] == '=')) {
      at++;
      signs++;
    }
    return signs >= 2 ? Tie.EQUALS : null;
  }

  private Tie element() {
    at++;
    for (int most = at + LONGEST_GAP; at < to && at < most && isSpace(bytes[at]); ) {
      at++;
    }
    return Tie.ELEMENT;
  }

  private boolean isTag(int nameStart) {
    int before = nameStart - 1;
    while (before >= from && nameStart - before < LONGEST_TYPE && isWordOrDots(bytes[before])) {
      before--;
    }
    return before >= from && bytes[before] == '<';
  }

  private @Nullable Tie startsLine(int nameStart) {
    for (int before = nameStart - 1; before >= from && bytes[before] != '\n'; before--) {
      if (bytes[before] != ' ' && bytes[before] != '\t' && bytes[before] != ':') {
        return null;
      }
    }
    return Tie.SAID;
  }

  /// `password is "x"`, `name="password" value="x"`, `var token string = "x"`, `--password x`.
  private @Nullable Tie worded(boolean option, boolean closed) {
    if (option) {
      return Tie.OPTION;
    }
    if (starts("is ") || starts("is: ")) {
      at += 3;
      return Tie.SAID;
    }
    if (nameQuoted && starts("value=")) {
      return tied(6, Tie.EQUALS);
    }
    if (closed && starts("or ")) {
      return tied(3, Tie.EQUALS);
    }
    if (closed) {
      return null;
    }
    int value = at;
    if (typeThenEquals()) {
      return Tie.EQUALS;
    }
    at = value;
    return Tie.BESIDE;
  }

  /// Steps over the name of a type and the `=` behind it.
  private boolean typeThenEquals() {
    skipBlanks();
    int start = at;
    while (at < to && at - start < LONGEST_TYPE && isType(bytes[at])) {
      at++;
    }
    if (at == start || at >= to || bytes[at] != '=' || peek(1) == '=' || peek(1) == '>') {
      return false;
    }
    at++;
    return true;
  }

  /// `"value" == name`.
  private @Nullable Assignment reversed(int nameStart, int nameEnd) {
    int before = nameStart - 1;
    while (before >= from && (bytes[before] == ' ' || bytes[before] == '(')) {
      before--;
    }
    if (before - 3 < from || bytes[before] != '=' || !isComparison(bytes[before - 1])) {
      return null;
    }
    while (before >= from && (isComparison(bytes[before]) || bytes[before] == ' ')) {
      before--;
    }
    int start = values.quotedBefore(bytes, before, from);
    return start < 0 ? null : new Assignment(nameStart, nameEnd, Tie.COMPARED, start, before, true);
  }

  private static boolean isComparison(byte value) {
    return value == '=' || value == '!';
  }

  private int skipBlanks() {
    int start = at;
    while (at < to && at - start < LONGEST_GAP && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at - start;
  }

  private int peek(int ahead) {
    return at + ahead < to ? bytes[at + ahead] : -1;
  }

  private boolean starts(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isWord(byte value) {
    return value >= 'a' && value <= 'z'
        || value >= 'A' && value <= 'Z'
        || value >= '0' && value <= '9'
        || value == '_';
  }

  private static boolean isName(byte value) {
    return isWord(value) || value == '-';
  }

  private static boolean isWordOrDots(byte value) {
    return isName(value) || value == '.' || value == ':';
  }

  private static boolean isType(byte value) {
    return isWordOrDots(value)
        || switch (value) {
          case '&', '*', '[', ']', '<', '>', '?', ' ', '|', ',', '\'' -> true;
          default -> false;
        };
  }

  static boolean isSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }
}
