package dev.bailiwick.core.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads strict JSON (RFC 8259) under limits, and keeps each value's place.
///
/// Stricter than most libraries on purpose, since two readers that see different things in one text
/// are a way around a guard: a name that comes twice in an object, a control character in a string,
/// a number like `01`, text behind the value and nesting over [Limits#depth] are all [Malformed].
/// See ADR 0003.
public final class JsonReader {

  /// How much is read: UTF-16 units of text, and levels of nesting.
  public record Limits(int length, int depth) {
    public static final Limits EVENT = new Limits(16 << 20, 64);
  }

  /// What came of the text.
  public sealed interface Result {}

  /// The one value in the text.
  public record Parsed(Json json) implements Result {}

  /// The text is no JSON, or over a limit; `line` and `column` count from 1, columns in UTF-16
  /// units.
  public record Malformed(String message, int line, int column) implements Result {}

  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bad(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private final Limits limits;
  private int at;

  private JsonReader(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  public static Result read(String text, Limits limits) {
    if (text.length() > limits.length()) {
      return new Malformed("longer than " + limits.length() + " characters", 1, 1);
    }
    return new JsonReader(text, limits).read();
  }

  private Result read() {
    try {
      var value = value(0);
      space();
      if (at < text.length()) {
        throw new Bad("text after the value");
      }
      return new Parsed(value);
    } catch (Bad bad) {
      return malformed(String.valueOf(bad.getMessage()));
    }
  }

  private Malformed malformed(String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Malformed(message, line, Math.min(at, text.length()) - start + 1);
  }

  private Json value(int depth) {
    if (depth > limits.depth()) {
      throw new Bad("nested deeper than " + limits.depth());
    }
    space();
    int start = at;
    return switch (peek()) {
      case '{' -> object(start, depth);
      case '[' -> array(start, depth);
      case '"' -> {
        var string = string();
        yield new Json.Str(string, new Json.Span(start, at));
      }
      case 't' -> new Json.Bool(true, word("true"));
      case 'f' -> new Json.Bool(false, word("false"));
      case 'n' -> new Json.Null(word("null"));
      default -> number(start);
    };
  }

  private Json object(int start, int depth) {
    at++;
    var members = new LinkedHashMap<String, Json>();
    space();
    if (peek() == '}') {
      at++;
      return new Json.Obj(members, new Json.Span(start, at));
    }
    while (true) {
      space();
      if (peek() != '"') {
        throw new Bad("expected a member name in double quotes");
      }
      int nameAt = at;
      var name = string();
      space();
      expect(':');
      var value = value(depth + 1);
      if (members.put(name, value) != null) {
        at = nameAt;
        throw new Bad("member name comes twice");
      }
      space();
      if (peek() == '}') {
        at++;
        return new Json.Obj(members, new Json.Span(start, at));
      }
      expect(',');
    }
  }

  private Json array(int start, int depth) {
    at++;
    var elements = new ArrayList<Json>();
    space();
    if (peek() == ']') {
      at++;
      return new Json.Arr(elements, new Json.Span(start, at));
    }
    while (true) {
      elements.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return new Json.Arr(elements, new Json.Span(start, at));
      }
      expect(',');
    }
  }

  private String string() {
    int start = ++at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return text.substring(start, at++);
      }
      if (c == '\\') {
        return escaped(start);
      }
      control(c);
      at++;
    }
    throw new Bad("string without an end");
  }

  private String escaped(int start) {
    var out = new StringBuilder(text.length() - start < 256 ? 64 : 256).append(text, start, at);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c == '\\') {
        out.append(escape());
      } else {
        at--;
        control(c);
        at++;
        out.append(c);
      }
    }
    throw new Bad("string without an end");
  }

  private static void control(char c) {
    if (c < 0x20) {
      throw new Bad("control character in a string");
    }
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : '\0';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new Bad("unknown escape in a string");
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        throw new Bad("\\u wants four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private Json number(int start) {
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
    return new Json.Num(text.substring(start, at), new Json.Span(start, at));
  }

  private void digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw new Bad(at < text.length() ? "unexpected character" : "text ends in the middle");
    }
  }

  private Json.Span word(String word) {
    if (!text.startsWith(word, at)) {
      throw new Bad("unexpected character");
    }
    at += word.length();
    return new Json.Span(at - word.length(), at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new Bad(at < text.length() ? "expected '" + c + "'" : "text ends in the middle");
    }
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
