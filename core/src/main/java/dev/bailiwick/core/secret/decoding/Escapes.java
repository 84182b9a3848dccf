package dev.bailiwick.core.secret.decoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Escapes inside a line (`%3A`, `\u0067`, `\x67`, `&#103;`, `&quot;`), and string literals that
/// are put together: `"ab" + "cd"`, `"ab" . "cd"`, `"ab" "cd"`, over the end of a line as well.
public final class Escapes {
  /// Where there may be one, as patterns to search for with all others.
  public static final List<String> SIGNS =
      List.of(
          "%[2-7][0-9A-Fa-f]%[2-7]",
          "[A-Za-z0-9]%(?:3[AaDd]|2[BbFf]|40|5[Ff])[A-Za-z0-9]",
          "\\\\u00[2-7][0-9A-Fa-f]",
          "\\\\x[2-7][0-9A-Fa-f]\\\\",
          "&#x[2-7][0-9A-Fa-f]",
          "&#[1-9][0-9][0-9;]",
          "&(?:quot|apos);",
          "[\"'] [+.&] [\"']",
          "[\"'] (?:\\.\\.|<>|\\+\\+) [\"']",
          "[\"'][+.][\"'][A-Za-z0-9_-]{2}",
          "[\"'] [\"'][A-Za-z0-9_-]{2}",
          "[\"'](?: |)[+.&]\\n[ \\t]{2}",
          "[\"'](?: |)\\\\\\n[ \\t]{2}",
          "[A-Za-z0-9_-][\"']\\n[ \\t]{2}",
          "[\"']\\n\\t[+.&\"'][ \"']");

  /// How far from a sign its piece reaches, in bytes.
  private static final int REACH = 2_048;

  private static final int LINE = 200;

  private static final String HOW = "escapes or string parts";

  private final byte[] bytes;
  private final int to;
  private final Decoded.Draft draft;
  private int at;
  private boolean changed;

  private Escapes(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.draft = new Decoded.Draft(Math.min(to - from, LINE));
  }

  /// The line around `sign`, and those that its strings go on in, between the bounds; null where
  /// nothing in it is escaped.
  public static @Nullable Decoded decode(byte[] bytes, int sign, int from, int to) {
    int quote = isQuote(bytes[sign]) ? sign : sign + 1;
    if (isQuote(bytes[quote]) && !new Escapes(bytes, quote, Math.min(to, sign + REACH)).joins()) {
      return null;
    }
    int start = Math.max(from, sign);
    int least = Math.max(from, sign - REACH);
    while (start > least && bytes[start - 1] != '\n') {
      start--;
    }
    var escapes = new Escapes(bytes, start, Math.min(to, sign + REACH));
    escapes.line(sign);
    return escapes.changed ? escapes.draft.done(HOW, escapes.at) : null;
  }

  private void line(int sign) {
    while (at < to && (bytes[at] != '\n' || at <= sign)) {
      switch (bytes[at]) {
        case '%' -> number('%', at + 1, 2, 1);
        case '\\' -> backslash();
        case '&' -> entity();
        case '"', '\'', '`' -> quote();
        default -> draft.add(bytes[at], at++);
      }
    }
  }

  /// One byte or character in `digits` hexadecimal digits, where they are there.
  private void number(int sign, int from, int digits, int least) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = from + i < to ? Character.digit(bytes[from + i], 16) : -1;
      if (digit < 0) {
        draft.add(sign, at++);
        return;
      }
      value = value << 4 | digit;
    }
    if (value < least) {
      draft.add(sign, at++);
      return;
    }
    put(value, from + digits);
  }

  private void put(int value, int next) {
    draft.character(value, at);
    at = next;
    changed = true;
  }

  private void backslash() {
    int next = at + 1 < to ? bytes[at + 1] : 0;
    switch (next) {
      case 'u' -> number('\\', at + 2, 4, 1);
      case 'x' -> number('\\', at + 2, 2, 1);
      case '/', '"', '\'', '\\' -> put(next, at + 2);
      case 'n' -> put('\n', at + 2);
      case 't' -> put('\t', at + 2);
      case 'r' -> put('\r', at + 2);
      default -> draft.add('\\', at++);
    }
  }

  private void entity() {
    int end = at + 1;
    while (end < to && end < at + 9 && bytes[end] != ';') {
      end++;
    }
    if (end >= to || bytes[end] != ';') {
      draft.add('&', at++);
      return;
    }
    int value =
        named(
            new String(bytes, at + 1, end - at - 1, java.nio.charset.StandardCharsets.ISO_8859_1));
    if (value <= 0 || value > 0xffff) {
      draft.add('&', at++);
    } else {
      put(value, end + 1);
    }
  }

  private static int named(String name) {
    return switch (name) {
      case "quot" -> '"';
      case "apos" -> '\'';
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      default -> name.startsWith("#") ? numbered(name.substring(1)) : 0;
    };
  }

  private static int numbered(String digits) {
    try {
      return digits.startsWith("x") || digits.startsWith("X")
          ? Integer.parseInt(digits, 1, digits.length(), 16)
          : Integer.parseInt(digits);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /// A quote that closes one literal and, behind an operator or nothing, is followed by another.
  private void quote() {
    if (joins()) {
      at = next(at + 1) + 1;
      changed = true;
    } else {
      draft.add(bytes[at], at++);
    }
  }

  private boolean joins() {
    int next = next(at + 1);
    return next > at + 1 && next < to && isQuote(bytes[next]);
  }

  /// Behind spaces, one line end and one operator.
  private int next(int from) {
    int next = blanks(from);
    int operator = next;
    while (operator < to && operator < next + 2 && isOperator(bytes[operator])) {
      operator++;
    }
    return operator == from ? from : blanks(operator);
  }

  private int blanks(int from) {
    int next = from;
    while (next < to
        && (isBlank(bytes[next])
            || bytes[next] == '\\' && next + 1 < to && bytes[next + 1] == '\n')) {
      next++;
    }
    return next;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }

  private static boolean isOperator(byte value) {
    return value == '+' || value == '.' || value == '&' || value == '<' || value == '>';
  }

  private static boolean isQuote(byte value) {
    return value == '"' || value == '\'' || value == '`';
  }
}
