package dev.bailiwick.core.command.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Cuts JavaScript (ECMAScript 2025) into tokens. Where a `/` could be either division or the start
/// of a regular expression, it refuses.
final class JsTokens {
  private static final List<String> MARKS =
      List.of(
          ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==",
          "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=",
          "|=", "^=", "<<", ">>", "**");
  private static final Set<String> BEFORE_REGEX =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "of",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "do",
          "else",
          "await",
          "yield");

  private final String code;
  private final int depth;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Boolean> parentheses = new ArrayDeque<>();
  private boolean condition;
  private int at;

  private JsTokens(String code, int depth) {
    this.code = code;
    this.depth = depth;
  }

  static List<Token> of(String code, int depth) {
    if (depth > 8) {
      throw new Unreadable("a program nested too deeply");
    }
    JsTokens reader = new JsTokens(code, depth);
    while (reader.at < code.length()) {
      reader.token();
    }
    return reader.tokens;
  }

  private void token() {
    char c = code.charAt(at);
    if (" \t\r\n".indexOf(c) >= 0) {
      at++;
    } else if (code.startsWith("//", at)) {
      while (at < code.length() && "\n\r\u2028\u2029".indexOf(code.charAt(at)) < 0) {
        at++;
      }
      if (at < code.length() && code.charAt(at) > 127) {
        throw Reader.fail();
      }
    } else if (code.startsWith("/*", at)) {
      int end = code.indexOf("*/", at + 2);
      if (end < 0) {
        throw Reader.fail();
      }
      at = end + 2;
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      template();
    } else if (isName(c)) {
      int start = at;
      while (at < code.length() && (isName(code.charAt(at)) || isDigit(code.charAt(at)))) {
        at++;
      }
      add(Token.Kind.NAME, code.substring(start, at));
    } else if (isDigit(c)) {
      number();
    } else if (c == '/' && startsRegex()) {
      regex();
    } else {
      mark();
    }
  }

  private void number() {
    int start = at;
    while (at < code.length()
        && (isName(code.charAt(at)) || isDigit(code.charAt(at)) || code.charAt(at) == '.')) {
      at++;
    }
    String number = code.substring(start, at);
    if (!number.matches("0[xXoObB][0-9a-fA-F_]+n?|[0-9_]+\\.?[0-9_]*([eE][0-9]*)?n?")) {
      throw Reader.fail();
    }
    add(Token.Kind.NUMBER, number);
  }

  private void mark() {
    for (String mark : MARKS) {
      if (code.startsWith(mark, at)) {
        at += mark.length();
        add(Token.Kind.MARK, mark);
        return;
      }
    }
    char c = code.charAt(at++);
    if ("()[]{},:;.+-*/%&|^~<>=!?".indexOf(c) < 0) {
      throw Reader.fail();
    }
    if (c == '(') {
      parentheses.push(
          !tokens.isEmpty()
              && Set.of("if", "while", "for", "with").contains(tokens.getLast().text()));
    } else if (c == ')') {
      if (parentheses.isEmpty()) {
        throw Reader.fail();
      }
      condition = parentheses.pop();
    }
    add(Token.Kind.MARK, String.valueOf(c));
  }

  private void add(Token.Kind kind, String text) {
    tokens.add(new Token(kind, text, List.of()));
  }

  private boolean startsRegex() {
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.getLast();
    return switch (last.kind()) {
      case TEXT, NUMBER, REGEX -> false;
      case LINE -> true;
      case NAME -> BEFORE_REGEX.contains(last.text());
      case MARK ->
          switch (last.text()) {
            case "]" -> false;
            case ")" -> {
              if (condition) {
                throw Reader.fail();
              }
              yield false;
            }
            case "}", "++", "--" -> throw Reader.fail();
            default -> true;
          };
    };
  }

  private void regex() {
    int start = at++;
    boolean bracket = false;
    while (at < code.length() && code.charAt(at) != '\n' && code.charAt(at) != '\r') {
      char c = code.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '/' && !bracket) {
        while (at < code.length() && isName(code.charAt(at))) {
          at++;
        }
        add(Token.Kind.REGEX, code.substring(start, at));
        return;
      }
    }
    throw Reader.fail();
  }

  private void string(char quote) {
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      if (at >= code.length() || code.charAt(at) == '\n' || code.charAt(at) == '\r') {
        throw Reader.fail();
      }
      char c = code.charAt(at++);
      if (c == quote) {
        break;
      }
      if (c == '\\') {
        escape(text);
      } else {
        text.append(c);
      }
    }
    tokens.add(new Token(Token.Kind.TEXT, "", List.of(new Token.Fixed(text.toString()))));
  }

  private void template() {
    List<Token.Piece> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      if (at >= code.length()) {
        throw Reader.fail();
      }
      char c = code.charAt(at++);
      if (c == '`') {
        break;
      }
      if (c == '\\') {
        escape(text);
      } else if (c == '$' && at < code.length() && code.charAt(at) == '{') {
        pieces.add(new Token.Fixed(text.toString()));
        text.setLength(0);
        pieces.add(new Token.Code(inner(), false));
      } else {
        text.append(c);
      }
    }
    pieces.add(new Token.Fixed(text.toString()));
    tokens.add(new Token(Token.Kind.TEXT, "`", pieces));
  }

  /// The tokens between `${` and its `}`.
  private List<Token> inner() {
    if (depth > 7) {
      throw new Unreadable("a program nested too deeply");
    }
    JsTokens reader = new JsTokens(code, depth + 1);
    reader.at = at + 1;
    int open = 0;
    while (true) {
      if (reader.at >= code.length()) {
        throw Reader.fail();
      }
      if (code.charAt(reader.at) == '}' && open == 0) {
        at = reader.at + 1;
        return reader.tokens;
      }
      int before = reader.tokens.size();
      reader.token();
      if (reader.tokens.size() > before) {
        open += reader.tokens.getLast().is("{") ? 1 : reader.tokens.getLast().is("}") ? -1 : 0;
      }
    }
  }

  private void escape(StringBuilder text) {
    if (at >= code.length()) {
      throw Reader.fail();
    }
    char c = code.charAt(at++);
    if (c == 'x' || c == 'u') {
      if (c == 'u' && at < code.length() && code.charAt(at) == '{') {
        int end = code.indexOf('}', at);
        if (end < 0) {
          throw Reader.fail();
        }
        Escapes.append(text, code.substring(at + 1, end));
        at = end + 1;
        return;
      }
      int width = c == 'x' ? 2 : 4;
      if (at + width > code.length()) {
        throw Reader.fail();
      }
      Escapes.append(text, code.substring(at, at + width));
      at += width;
      return;
    }
    if (isDigit(c) || c == '\r') {
      throw Reader.fail();
    }
    int known = "nrtbfv\n".indexOf(c);
    text.append(
        known < 0
            ? String.valueOf(c)
            : known == 6 ? "" : "\n\r\t\b\f\u000b".substring(known, known + 1));
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
