package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.text.Json.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in a range of a text. One thread.
///
/// [#peek] and [#next] never show a backslash-newline: the shell joins lines before it looks for
/// tokens, even inside `$(` or `&&`. The `raw` methods show the text as it is.
final class Cursor {
  static final char END = '\0';
  private static final int LONGEST_KEYWORD = 8;
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "elif",
          "else",
          "fi",
          "do",
          "done",
          "case",
          "esac",
          "while",
          "until",
          "for",
          "select",
          "function",
          "time",
          "{",
          "}",
          "!",
          "[[",
          "coproc");

  private final String text;
  private final int end;
  private final @Nullable Span fixed;
  private int at;
  private int consumed;

  /// @param fixed the span that stands for every place, where the text is not the caller's
  Cursor(String text, int start, int end, @Nullable Span fixed) {
    this.text = text;
    this.at = start;
    this.consumed = start;
    this.end = end;
    this.fixed = fixed;
  }

  static boolean isMeta(char c) {
    return switch (c) {
      case ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')', END -> true;
      default -> false;
    };
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  private int joined(int from) {
    int i = from;
    while (i + 1 < end && text.charAt(i) == '\\' && text.charAt(i + 1) == '\n') {
      i += 2;
    }
    return i;
  }

  char peek() {
    at = joined(at);
    return rawPeek();
  }

  /// The character `ahead` places behind the next one.
  char peek(int ahead) {
    int i = joined(at);
    for (int k = 0; k < ahead && i < end; k++) {
      i = joined(i + 1);
    }
    return i < end ? text.charAt(i) : END;
  }

  char next() {
    peek();
    return rawNext();
  }

  char rawPeek() {
    return at < end ? text.charAt(at) : END;
  }

  char rawNext() {
    if (at >= end) {
      return END;
    }
    consumed = at + 1;
    return text.charAt(at++);
  }

  boolean looksAt(String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (peek(i) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean accept(String wanted) {
    if (!looksAt(wanted)) {
      return false;
    }
    skip(wanted.length());
    return true;
  }

  void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      next();
    }
  }

  /// The reserved word that stands here whole and unquoted, or the empty text.
  String keyword() {
    var word = new StringBuilder(LONGEST_KEYWORD);
    int i = joined(at);
    while (i < end && !isMeta(text.charAt(i))) {
      if (word.length() == LONGEST_KEYWORD) {
        return "";
      }
      word.append(text.charAt(i));
      i = joined(i + 1);
    }
    var found = word.toString();
    return KEYWORDS.contains(found) ? found : "";
  }

  boolean acceptKeyword(String wanted) {
    if (!keyword().equals(wanted)) {
      return false;
    }
    skip(wanted.length());
    return true;
  }

  /// Reads a name; the empty text where none stands here.
  String name() {
    var name = new StringBuilder();
    if (isNameStart(peek())) {
      while (isNamePart(peek())) {
        name.append(next());
      }
    }
    return name.toString();
  }

  /// Skips blanks and a comment; stands at a token, a newline or the end.
  void blanks() {
    while (peek() == ' ' || rawPeek() == '\t') {
      at++;
    }
    if (rawPeek() == '#') {
      while (at < end && rawPeek() != '\n') {
        at++;
      }
    }
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  String text() {
    return text;
  }

  @Nullable Span fixed() {
    return fixed;
  }

  /// Where the last character that was read ends.
  int consumed() {
    return consumed;
  }

  /// Back to a place from which nothing was read in the end.
  void unread(int place, int lastConsumed) {
    at = place;
    consumed = lastConsumed;
  }

  void moveTo(int place) {
    at = place;
    consumed = place;
  }

  /// From `start` to behind the last character that was read.
  Span span(int start) {
    return span(start, Math.max(start, consumed));
  }

  Span span(int start, int stop) {
    return fixed == null ? new Span(start, stop) : fixed;
  }

  /// The place in the text that was handed in.
  int place() {
    return fixed == null ? at : fixed.start();
  }

  Refused unexpected() {
    return Refused.reading(
        at >= end ? "ends too early" : "unexpected " + describe(rawPeek()), place());
  }

  private static String describe(char c) {
    return c == '\n' ? "end of line" : "`" + c + "`";
  }
}
