package dev.bailiwick.core.command.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Cuts an awk program (POSIX and gawk) into tokens. Where a `/` could be either division or the
/// start of a regular expression, it refuses.
final class AwkTokens {
  /// A kind of token; the text of a `STRING` is its value, of anything else its spelling.
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    REGEX,
    MARK,
    NEWLINE
  }

  record Token(Kind kind, String text, boolean callable) {
    boolean is(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }

    boolean names(String name) {
      return kind == Kind.NAME && text.equals(name);
    }
  }

  private static final Set<String> MARKS =
      Set.of(
          "**=", "&&", "||", "==", "!=", "<=", ">=", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=",
          "**", ">>", "|&", "!~");
  private static final Set<String> BEFORE_REGEX =
      Set.of("print", "printf", "return", "case", "in", "else", "do", "exit");

  private final String code;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Boolean> parentheses = new ArrayDeque<>();
  private boolean condition;
  private int at;

  private AwkTokens(String code) {
    this.code = code;
  }

  static List<Token> of(String code) {
    AwkTokens reader = new AwkTokens(code);
    while (reader.at < code.length()) {
      reader.token();
    }
    return reader.tokens;
  }

  private void token() {
    char c = code.charAt(at);
    if (c == '\n') {
      at++;
      if (!continues()) {
        add(Kind.NEWLINE, "\n", false);
      }
    } else if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (c == '#') {
      int end = code.indexOf('\n', at);
      at = end < 0 ? code.length() : end;
    } else if (c == '\\') {
      continuation();
    } else if (c == '"') {
      add(Kind.STRING, string(), false);
    } else if (Character.isLetter(c) || c == '_') {
      name();
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (c == '/' && startsRegex()) {
      regex();
    } else {
      mark();
    }
  }

  private boolean continues() {
    return !tokens.isEmpty()
        && tokens.getLast().kind() == Kind.MARK
        && Set.of(",", "&&", "||", "?", ":").contains(tokens.getLast().text());
  }

  private void continuation() {
    int next = at + 1;
    if (next < code.length() && code.charAt(next) == '\r') {
      next++;
    }
    if (next >= code.length() || code.charAt(next) != '\n') {
      throw fail();
    }
    at = next + 1;
  }

  private void name() {
    int start = at;
    while (at < code.length() && (isNameCharacter(code.charAt(at)) || code.startsWith("::", at))) {
      at += code.charAt(at) == ':' ? 2 : 1;
    }
    boolean callable = at < code.length() && code.charAt(at) == '(';
    add(Kind.NAME, code.substring(start, at), callable);
  }

  private void number() {
    int start = at;
    while (at < code.length()
        && (isNameCharacter(code.charAt(at))
            || code.charAt(at) == '.'
            || ("+-".indexOf(code.charAt(at)) >= 0 && "eE".indexOf(code.charAt(at - 1)) >= 0))) {
      at++;
    }
    add(Kind.NUMBER, code.substring(start, at), false);
  }

  private void mark() {
    for (int length = 3; length > 1; length--) {
      if (at + length <= code.length() && MARKS.contains(code.substring(at, at + length))) {
        add(Kind.MARK, code.substring(at, at + length), false);
        at += length;
        return;
      }
    }
    char c = code.charAt(at);
    if ("{}()[];,+-*/%^!<>|?:~$=@.&".indexOf(c) < 0) {
      throw fail();
    }
    if (c == '(') {
      parentheses.push(
          !tokens.isEmpty()
              && (tokens.getLast().names("if")
                  || tokens.getLast().names("while")
                  || tokens.getLast().names("for")));
    } else if (c == ')') {
      if (parentheses.isEmpty()) {
        throw fail();
      }
      condition = parentheses.pop();
    }
    at++;
    add(Kind.MARK, String.valueOf(c), false);
  }

  private boolean startsRegex() {
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.getLast();
    return switch (last.kind()) {
      case NEWLINE -> true;
      case NUMBER, STRING, REGEX -> false;
      case NAME -> {
        if (last.text().equals("getline")) {
          throw fail();
        }
        yield BEFORE_REGEX.contains(last.text());
      }
      case MARK -> startsRegexAfter(last.text());
    };
  }

  private boolean startsRegexAfter(String mark) {
    return switch (mark) {
      case ")" -> {
        if (condition) {
          throw fail();
        }
        yield false;
      }
      case "]" -> false;
      case "++", "--", "$" -> throw fail();
      default -> true;
    };
  }

  private void regex() {
    int start = at++;
    boolean bracket = false;
    while (true) {
      if (at >= code.length() || code.charAt(at) == '\n') {
        throw fail();
      }
      char c = code.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[' && !bracket) {
        bracket = true;
        at += at < code.length() && code.charAt(at) == '^' ? 1 : 0;
        at += at < code.length() && code.charAt(at) == ']' ? 1 : 0;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '/') {
        if (bracket) {
          throw fail();
        }
        break;
      }
    }
    add(Kind.REGEX, code.substring(start, Math.min(at, code.length())), false);
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at >= code.length() || code.charAt(at) == '\n') {
        throw fail();
      }
      char c = code.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
  }

  private void escape(StringBuilder value) {
    if (at >= code.length()) {
      throw fail();
    }
    char c = code.charAt(at++);
    switch (c) {
      case '\n' -> {}
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000b');
      case '"', '\\', '/' -> value.append(c);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int number = c - '0';
        for (int i = 0; i < 2 && at < code.length() && Escapes.digit(code.charAt(at)) < 8; i++) {
          number = number * 8 + Escapes.digit(code.charAt(at++));
        }
        value.append((char) (number & 0xff));
      }
      case 'x', 'u' -> throw new Unreadable("an awk string with a hexadecimal escape");
      default -> value.append('\\').append(c);
    }
  }

  private void add(Kind kind, String text, boolean callable) {
    tokens.add(new Token(kind, text, callable));
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static Unreadable fail() {
    return new Unreadable("an awk program that cannot be read");
  }
}
