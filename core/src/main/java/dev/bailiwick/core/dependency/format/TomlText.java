package dev.bailiwick.core.dependency.format;

import java.util.ArrayList;
import java.util.List;

/// The letters of a TOML file: gaps, keys, strings. One thread.
final class TomlText {
  private static final char END = '\0';

  private final Document document;
  private final String text;
  private int at;

  TomlText(Document document) {
    this.document = document;
    this.text = document.text();
  }

  int at() {
    return at;
  }

  int length() {
    return text.length();
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  void skip() {
    at++;
  }

  void expect(char letter) {
    space();
    if (peek() != letter) {
      throw bad("'" + letter + "' is missing", at);
    }
    at++;
  }

  MalformedText bad(String message, int offset) {
    return new MalformedText(message, document.line(Math.min(offset, text.length())));
  }

  void space() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /// Spaces, line ends and comments.
  void gap() {
    while (at < text.length()) {
      char letter = peek();
      if (letter == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  void endOfLine() {
    space();
    if (!isAtEnd() && peek() != '\n' && peek() != '\r' && peek() != '#') {
      throw bad("text behind the value", at);
    }
  }

  /// `a.b."c d"`.
  List<String> keys() {
    var keys = new ArrayList<String>();
    do {
      if (!keys.isEmpty()) {
        at++;
      }
      space();
      keys.add(key());
      space();
    } while (peek() == '.');
    return keys;
  }

  private String key() {
    if (peek() == '"' || peek() == '\'') {
      return string();
    }
    int start = at;
    while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
      at++;
    }
    if (at == start) {
      throw bad("no key", at);
    }
    return text.substring(start, at);
  }

  /// Numbers, dates, truths: up to what ends a value.
  String word() {
    int start = at;
    while (at < text.length() && ",]}#\n\r".indexOf(peek()) < 0) {
      at++;
    }
    var word = text.substring(start, at);
    at = start + word.stripTrailing().length();
    return word.stripTrailing();
  }

  String string() {
    char quote = peek();
    var triple = String.valueOf(quote).repeat(3);
    if (text.startsWith(triple, at)) {
      return longString(quote, triple);
    }
    int start = at++;
    var out = new StringBuilder();
    while (peek() != quote) {
      if (isAtEnd() || peek() == '\n') {
        throw bad("a string without an end", start);
      }
      if (peek() == '\\' && quote == '"') {
        escape(out);
      } else {
        out.append(text.charAt(at++));
      }
    }
    at++;
    return out.toString();
  }

  private String longString(char quote, String triple) {
    int start = at;
    at += 3;
    if (peek() == '\r') {
      at++;
    }
    if (peek() == '\n') {
      at++;
    }
    var out = new StringBuilder();
    while (!text.startsWith(triple, at)) {
      if (isAtEnd()) {
        throw bad("a string without an end", start);
      }
      if (peek() == '\\' && quote == '"') {
        escape(out);
      } else {
        out.append(text.charAt(at++));
      }
    }
    at += 3;
    // Up to two quotes may stand before the three that end it.
    while (peek() == quote) {
      out.append(quote);
      at++;
    }
    return out.toString();
  }

  private void escape(StringBuilder out) {
    int start = at++;
    char letter = peek();
    at++;
    switch (letter) {
      case 'b' -> out.append('\b');
      case 't' -> out.append('\t');
      case 'n' -> out.append('\n');
      case 'f' -> out.append('\f');
      case 'r' -> out.append('\r');
      case 'e' -> out.append('\u001b');
      case '"', '\\' -> out.append(letter);
      case 'u' -> out.appendCodePoint(hex(start, 4));
      case 'U' -> out.appendCodePoint(hex(start, 8));
      case ' ', '\t', '\n', '\r' -> {
        while (Character.isWhitespace(peek())) {
          at++;
        }
      }
      default -> throw bad("an escape that TOML does not know", start);
    }
  }

  private int hex(int start, int digits) {
    int end = Math.min(at + digits, text.length());
    try {
      int point = Integer.parseInt(text, at, end, 16);
      at = end;
      if (Character.isValidCodePoint(point)) {
        return point;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw bad("an escape that names no character", start);
  }
}
