package dev.bailiwick.core.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where each value of a JSON text (RFC 8259) stands in its bytes, without making the values: for
/// texts that are passed on with a few places changed. Immutable; the bytes are the caller's.
///
/// Values are numbered in the order of the text; the subtree of value `n` ends before value
/// `next(n)`. In an object a member is its name's string and, one further, its value. Strings are
/// checked for their ends and control characters; escapes are checked where [#text] reads them.
public final class JsonTape {
  public static final int LONGEST = 64 << 20;
  private static final int DEPTH = 200;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long TOPS = EACH << 7;

  /// What came of the bytes.
  public sealed interface Result {}

  public record Read(JsonTape tape) implements Result {}

  /// @param at the byte where it went wrong
  public record Malformed(String message, int at) implements Result {}

  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bad(String message) {
      super(message, null, false, false);
    }
  }

  private final byte[] bytes;
  private final int end;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] nexts = new int[256];
  private int size;
  private int at;

  private JsonTape(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  public static Result read(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return new Malformed("longer than " + LONGEST + " bytes", LONGEST);
    }
    var tape = new JsonTape(bytes, from, to);
    try {
      tape.value(0);
      tape.space();
      if (tape.at < to) {
        throw new Bad("text after the value");
      }
      return new Read(tape);
    } catch (Bad bad) {
      return new Malformed(String.valueOf(bad.getMessage()), tape.at);
    }
  }

  /// How many values and member names there are; the first is the whole.
  public int size() {
    return size;
  }

  public int start(int value) {
    return starts[value];
  }

  /// Exclusive; of a string, behind its closing quote.
  public int end(int value) {
    return ends[value];
  }

  public int next(int value) {
    return nexts[value];
  }

  public boolean isObject(int value) {
    return bytes[starts[value]] == '{';
  }

  public boolean isArray(int value) {
    return bytes[starts[value]] == '[';
  }

  public boolean isString(int value) {
    return bytes[starts[value]] == '"';
  }

  /// The value of the member, or -1.
  public int member(int object, String name) {
    if (object < 0 || !isObject(object)) {
      return -1;
    }
    for (int member = object + 1; member < nexts[object]; member = nexts[member + 1]) {
      if (is(member, name)) {
        return member + 1;
      }
    }
    return -1;
  }

  /// True for a string that is spelt like this, without escapes.
  public boolean is(int value, String plain) {
    int length = ends[value] - starts[value] - 2;
    if (!isString(value) || length != plain.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[starts[value] + 1 + i] != plain.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The string's text; empty for what is no string, and for -1.
  ///
  /// @throws IllegalArgumentException for an escape that JSON does not know
  public String text(int value) {
    if (value < 0 || !isString(value)) {
      return "";
    }
    var quoted =
        new String(bytes, starts[value], ends[value] - starts[value], StandardCharsets.UTF_8);
    if (quoted.indexOf('\\') < 0) {
      return quoted.substring(1, quoted.length() - 1);
    }
    return switch (JsonReader.read(quoted, new JsonReader.Limits(LONGEST, 1))) {
      case JsonReader.Parsed(Json.Str(String text, Json.Span _)) -> text;
      case JsonReader.Parsed _, JsonReader.Malformed _ ->
          throw new IllegalArgumentException("a string that is none");
    };
  }

  private int open() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      nexts = Arrays.copyOf(nexts, 2 * size);
    }
    starts[size] = at;
    return size++;
  }

  private void close(int value) {
    ends[value] = at;
    nexts[value] = size;
  }

  private void value(int depth) {
    if (depth > DEPTH) {
      throw new Bad("nested deeper than " + DEPTH);
    }
    space();
    int value = open();
    switch (peek()) {
      case '{' -> members(depth);
      case '[' -> elements(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
    close(value);
  }

  private void members(int depth) {
    at++;
    space();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      space();
      int name = open();
      string();
      close(name);
      space();
      expect(':');
      value(depth + 1);
      space();
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void elements(int depth) {
    at++;
    space();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth + 1);
      space();
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void string() {
    expect('"');
    int here = at;
    while (here < end) {
      if (end - here >= 2 * Long.BYTES) {
        long one = special((long) LONG.get(bytes, here));
        long two = special((long) LONG.get(bytes, here + Long.BYTES));
        if ((one | two) == 0) {
          here += 2 * Long.BYTES;
          continue;
        }
        here += Long.numberOfTrailingZeros(one != 0 ? one : two) / Byte.SIZE;
        here += one != 0 ? 0 : Long.BYTES;
      }
      byte b = bytes[here];
      if (b == '"') {
        at = here + 1;
        return;
      }
      if (b >= 0 && b < 0x20) {
        at = here;
        throw new Bad("control character in a string");
      }
      here += b == '\\' ? 2 : 1;
    }
    at = end;
    throw new Bad("string without an end");
  }

  /// The top bit of each of eight bytes that is a quote, a backslash or a control character; bytes
  /// above the lowest such can be marked, too (Warren, Hacker's Delight, 6-1). With the bit of 2
  /// turned over, quote and control characters are the bytes up to 0x20.
  private static long special(long eight) {
    long turned = eight ^ EACH * 2;
    long backslash = eight ^ EACH * '\\';
    return (turned - EACH * 0x21 & ~turned | backslash - EACH & ~backslash) & TOPS;
  }

  private void number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    if (at == start) {
      throw new Bad("unexpected character");
    }
  }

  private void digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw new Bad(at < end ? "unexpected character" : "text ends in the middle");
    }
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new Bad(at < end ? "expected '" + c + "'" : "text ends in the middle");
    }
    at++;
  }

  private char peek() {
    return at < end ? (char) (bytes[at] & 0xff) : '\0';
  }

  private void space() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }
}
