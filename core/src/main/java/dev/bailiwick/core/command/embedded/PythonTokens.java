package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts Python 3 into tokens (docs.python.org, "Lexical analysis"). Indentation is dropped: every
/// line counts, whether it is reached or not. Names outside ASCII are refused, because Python folds
/// them.
final class PythonTokens {
  private static final List<String> MARKS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "**", "//", "==", "!=", "<=", ">=", "->", ":=", "+=",
          "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "<<", ">>");
  private static final Set<String> PREFIXES =
      Set.of("r", "b", "u", "f", "rb", "br", "fr", "rf", "t", "rt", "tr");

  private final String code;
  private final int depth;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int open;

  private PythonTokens(String code, int depth) {
    this.code = code;
    this.depth = depth;
  }

  static List<Token> of(String code, int depth) {
    if (depth > 8) {
      throw new Unreadable("a program nested too deeply");
    }
    PythonTokens reader = new PythonTokens(code, depth);
    while (reader.at < code.length()) {
      reader.token();
    }
    return reader.tokens;
  }

  private void token() {
    char c = code.charAt(at);
    if (c == '\n') {
      at++;
      if (open == 0) {
        tokens.add(Token.END);
      }
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
      at++;
    } else if (c == '#') {
      int end = code.indexOf('\n', at);
      at = end < 0 ? code.length() : end;
    } else if (c == '\\') {
      at += code.startsWith("\r\n", at + 1) ? 3 : 2;
      if (at > code.length() || code.charAt(at - 1) != '\n') {
        throw Reader.fail();
      }
    } else if (c == '"' || c == '\'') {
      string("");
    } else if (isName(c)) {
      name();
    } else if (c >= '0' && c <= '9'
        || c == '.' && at + 1 < code.length() && Character.isDigit(code.charAt(at + 1))) {
      number();
    } else {
      mark();
    }
  }

  private void name() {
    int start = at;
    while (at < code.length() && (isName(code.charAt(at)) || isDigit(code.charAt(at)))) {
      at++;
    }
    String name = code.substring(start, at);
    boolean quote = at < code.length() && (code.charAt(at) == '"' || code.charAt(at) == '\'');
    String prefix = name.toLowerCase(Locale.ROOT);
    if (quote && PREFIXES.contains(prefix)) {
      string(prefix);
      return;
    }
    add(Token.Kind.NAME, name);
  }

  private void number() {
    int start = at;
    while (at < code.length()
        && (isName(code.charAt(at))
            || isDigit(code.charAt(at))
            || code.charAt(at) == '.'
            || "+-".indexOf(code.charAt(at)) >= 0
                && "eE".indexOf(code.charAt(at - 1)) >= 0
                && !code.startsWith("0x", start))) {
      at++;
    }
    String number = code.substring(start, at);
    if (!number.matches("0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*|[0-9_.]+([eE][+-]?[0-9]+)?[jJ]?")) {
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
    if ("()[]{},:;.+-*/%&|^~<>=@!".indexOf(c) < 0) {
      throw Reader.fail();
    }
    open += "([{".indexOf(c) >= 0 ? 1 : 0;
    open -= ")]}".indexOf(c) >= 0 ? 1 : 0;
    add(Token.Kind.MARK, String.valueOf(c));
  }

  private void add(Token.Kind kind, String text) {
    tokens.add(new Token(kind, text, List.of()));
  }

  private void string(String prefix) {
    char quote = code.charAt(at);
    String end = String.valueOf(quote).repeat(3);
    if (!code.startsWith(end, at)) {
      end = String.valueOf(quote);
    }
    at += end.length();
    int start = at;
    while (!code.startsWith(end, at)) {
      if (at >= code.length() || end.length() == 1 && code.charAt(at) == '\n') {
        throw Reader.fail();
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    String body = code.substring(start, at);
    at += end.length();
    boolean raw = prefix.contains("r");
    boolean format = prefix.contains("f") || prefix.contains("t");
    List<Token.Piece> pieces =
        format ? format(body, raw) : List.of(new Token.Fixed(raw ? body : plain(body)));
    tokens.add(new Token(Token.Kind.TEXT, "", pieces));
  }

  private List<Token.Piece> format(String body, boolean raw) {
    List<Token.Piece> pieces = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if ((c == '{' || c == '}') && i + 1 < body.length() && body.charAt(i + 1) == c) {
        fixed.append(c);
        i += 2;
      } else if (c == '{') {
        int end = fieldEnd(body, i + 1);
        pieces.add(new Token.Fixed(raw ? fixed.toString() : plain(fixed.toString())));
        fixed.setLength(0);
        field(body.substring(i + 1, end), pieces);
        i = end + 1;
      } else if (c == '}') {
        throw Reader.fail();
      } else {
        fixed.append(c);
        i++;
      }
    }
    pieces.add(new Token.Fixed(raw ? fixed.toString() : plain(fixed.toString())));
    return pieces;
  }

  private static int fieldEnd(String body, int start) {
    int depth = 0;
    char quote = 0;
    for (int i = start; i < body.length(); i++) {
      char c = body.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (c == '}' && depth == 0) {
        return i;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      }
    }
    throw Reader.fail();
  }

  private void field(String field, List<Token.Piece> pieces) {
    int end = 0;
    int nesting = 0;
    char quote = 0;
    for (; end < field.length(); end++) {
      char c = field.charAt(end);
      boolean last = end + 1 >= field.length() || field.charAt(end + 1) != '=';
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (nesting == 0 && (c == ':' || c == '!' && last)) {
        break;
      } else {
        nesting += "([{".indexOf(c) >= 0 ? 1 : 0;
        nesting -= ")]}".indexOf(c) >= 0 ? 1 : 0;
      }
    }
    String expression = field.substring(0, end).strip();
    String shape = field.substring(end);
    if (expression.endsWith("=") && !expression.matches("(?s).*[=!<>]=")) {
      shape = "=";
      expression = expression.substring(0, expression.length() - 1);
    }
    pieces.add(new Token.Code(of("(" + expression + "\n)", depth + 1), !shape.isEmpty()));
    if (shape.contains("{")) {
      format(shape, true).stream().filter(Token.Code.class::isInstance).forEach(pieces::add);
    }
  }

  private static String plain(String body) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i++);
      if (c != '\\' || i >= body.length()) {
        text.append(c);
        continue;
      }
      c = body.charAt(i++);
      int width = "xuU".indexOf(c) < 0 ? 0 : c == 'x' ? 2 : c == 'u' ? 4 : 8;
      if (width > 0) {
        if (i + width > body.length()) {
          throw Reader.fail();
        }
        Escapes.append(text, body.substring(i, i + width));
        i += width;
      } else if (c >= '0' && c <= '7') {
        int number = 0;
        i--;
        for (int n = 0; n < 3 && i < body.length() && Escapes.digit(body.charAt(i)) < 8; n++) {
          number = number * 8 + Escapes.digit(body.charAt(i++));
        }
        text.append((char) number);
      } else if (c == 'N') {
        throw Reader.fail();
      } else {
        int known = "nrtabfv\\'\"\n".indexOf(c);
        text.append(
            known < 0
                ? "\\" + c
                : known == 10 ? "" : "\n\r\t\u0007\b\f\u000b\\'\"".substring(known, known + 1));
      }
    }
    return text.toString();
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
