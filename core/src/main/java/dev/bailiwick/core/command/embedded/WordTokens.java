package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts Perl, Ruby and PHP into tokens, as far as they are simple: other quoting, here-documents
/// and whatever could be read two ways is refused.
final class WordTokens {
  private static final List<String> MARKS =
      List.of(
          "<=>", "===", "!==", "...", "**", "=>", "->", "::", "==", "!=", "<=", ">=", "&&", "||",
          "//", "=~", "!~", "..", "++", "--", "+=", "-=", "*=", "/=", ".=", "%=", "??", "&.");
  private static final Set<String> QUOTING =
      Set.of("q", "qq", "qw", "qx", "qr", "m", "s", "tr", "y", "__END__", "__DATA__", "format");

  /// A subscript in a string that is more than a name or number.
  private static final Pattern CODE =
      Pattern.compile("[$@][A-Za-z_0-9:>-]*+[\\[{](?![A-Za-z_0-9$-]*+[\\]}])");

  private final String code;
  private final String language;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private WordTokens(String code, String language) {
    this.code = code;
    this.language = language;
  }

  static List<Token> of(String code, String language) {
    WordTokens reader = new WordTokens(code, language);
    while (reader.at < code.length()) {
      reader.token();
    }
    int depth = 0;
    for (Token token : reader.tokens) {
      depth += token.is("(") || token.is("{") || token.is("[") ? 1 : 0;
      depth -= token.is(")") || token.is("}") || token.is("]") ? 1 : 0;
      if (depth < 0) {
        throw Reader.fail();
      }
    }
    if (depth != 0) {
      throw Reader.fail();
    }
    return reader.tokens;
  }

  private char peek(int ahead) {
    return at + ahead < code.length() ? code.charAt(at + ahead) : '\0';
  }

  private void token() {
    char c = code.charAt(at);
    boolean php = language.equals("php");
    if (c == '\n') {
      at++;
      if (language.equals("ruby")) {
        tokens.add(Token.END);
      }
    } else if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (c == '#' || php && c == '/' && peek(1) == '/') {
      if (php && code.substring(at, lineEnd()).contains("?>") || peek(1) == '[') {
        throw Reader.fail();
      }
      at = lineEnd();
    } else if (c == '"' || c == '\'' || c == '`') {
      string(c);
    } else if (isName(c)) {
      word();
    } else if (c == '$'
        || c == '@' && !php
        || c == '%' && language.equals("perl") && isName(peek(1))) {
      variable(c);
    } else if (c >= '0' && c <= '9') {
      int start = at;
      while (isName(peek(0)) || Character.isDigit(peek(0))) {
        at++;
      }
      add(Token.Kind.NUMBER, code.substring(start, at));
    } else if (c == '/' && !php && !operand()) {
      delimited('/', 1);
      add(Token.Kind.REGEX, "");
    } else {
      mark();
    }
  }

  private int lineEnd() {
    int end = code.indexOf('\n', at);
    return end < 0 ? code.length() : end;
  }

  private void word() {
    int start = at;
    while (isName(peek(0)) || Character.isDigit(peek(0))) {
      at++;
    }
    at += language.equals("ruby") && "?!".indexOf(peek(0)) >= 0 && peek(1) != '=' ? 1 : 0;
    String word = code.substring(start, at);
    boolean perl = language.equals("perl");
    boolean quoting =
        perl && QUOTING.contains(word) && !(peek(0) == '=' && peek(1) == '>') && peek(0) != '}';
    if (!quoting) {
      add(Token.Kind.NAME, word);
      return;
    }
    if (peek(0) != '/' || word.length() > 2 || word.startsWith("q")) {
      throw Reader.fail();
    }
    delimited('/', word.equals("m") ? 1 : 2);
    add(Token.Kind.REGEX, "");
  }

  /// A `/…/` or `/…/…/` with its flags; code inside is refused.
  private void delimited(char mark, int parts) {
    at++;
    int start = at;
    for (int part = 0; part < parts; part++) {
      while (peek(0) != mark) {
        if (at >= code.length() || peek(0) == '\n') {
          throw Reader.fail();
        }
        at += peek(0) == '\\' ? 2 : 1;
      }
      at++;
    }
    String body = code.substring(start, Math.min(at, code.length()));
    int flags = at;
    while (isName(peek(0))) {
      at++;
    }
    boolean runs =
        code.substring(Math.min(flags, code.length()), Math.min(at, code.length())).contains("e");
    if (runs
        || CODE.matcher(body).find()
        || body.contains("@{")
        || body.contains("${")
        || body.contains("#{")
        || body.contains("(?{")
        || body.contains("(??")
        || body.contains("ENV")) {
      throw Reader.fail();
    }
  }

  private void variable(char sigil) {
    int start = at++;
    while (peek(0) == '$' || peek(0) == '@') {
      at++;
    }
    if (isName(peek(0))) {
      while (isName(peek(0)) || Character.isDigit(peek(0))) {
        at++;
      }
    } else if (sigil == '$' && ("0123456789.,;/&!@_|".indexOf(peek(0)) >= 0)) {
      at++;
    } else {
      throw Reader.fail();
    }
    add(Token.Kind.MARK, code.substring(start, at));
  }

  private void string(char quote) {
    StringBuilder text = new StringBuilder();
    boolean computed = false;
    at++;
    while (peek(0) != quote) {
      if (at >= code.length()) {
        throw Reader.fail();
      }
      char c = code.charAt(at++);
      if (c == '\\') {
        char next = peek(0);
        at++;
        int known = "ntr".indexOf(next);
        boolean plain = next == quote || next == '\\' || "$@/.-".indexOf(next) >= 0;
        text.append(quote != '\'' && known >= 0 ? "\n\t\r".charAt(known) : next);
        computed |= !(plain || known >= 0 && quote != '\'');
      } else {
        computed |= quote != '\'' && interpolates(c);
        text.append(c);
      }
    }
    at++;
    String all = text.toString();
    if (computed
        && (CODE.matcher(all).find()
            || all.contains("#{")
            || all.contains("{$")
            || all.contains("${")
            || all.contains("@{")
            || all.contains("ENV"))) {
      throw new Unreadable("a string with code in it");
    }
    Token.Piece piece = new Token.Fixed(all);
    List<Token.Piece> pieces =
        computed ? List.of(piece, new Token.Code(List.of(), true)) : List.of(piece);
    tokens.add(new Token(Token.Kind.TEXT, quote == '`' ? "`" : "", pieces));
  }

  private boolean interpolates(char c) {
    return language.equals("ruby") ? c == '#' : c == '$' || c == '@' && language.equals("perl");
  }

  private boolean operand() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return switch (last.kind()) {
      case TEXT, NUMBER, REGEX -> true;
      case LINE -> false;
      case NAME -> {
        if (Set.of("if", "unless", "and", "or", "not", "grep", "split", "when", "while")
            .contains(last.text())) {
          yield false;
        }
        throw Reader.fail();
      }
      case MARK -> {
        if (last.is("}")) {
          throw Reader.fail();
        }
        yield last.is(")") || last.is("]") || last.text().matches("[$@%].+");
      }
    };
  }

  private void mark() {
    for (String mark : MARKS) {
      if (code.startsWith(mark, at)) {
        if (mark.equals("//") && !operand()) {
          throw Reader.fail();
        }
        at += mark.length();
        add(Token.Kind.MARK, mark);
        return;
      }
    }
    char c = code.charAt(at++);
    boolean odd =
        c == '<'
            && (peek(0) == '<'
                || isName(peek(0))
                || peek(0) == '$'
                || peek(0) == '>'
                || peek(0) == '"'
                || peek(0) == '\'');
    boolean folder = c == '%' && language.equals("ruby");
    boolean character = c == '?' && language.equals("ruby") && peek(0) != ' ';
    if (character
        || "()[]{},:;.+-*/%&|^~<>=!?\\".indexOf(c) < 0
        || odd
        || folder
        || c == '?' && peek(0) == '>') {
      throw Reader.fail();
    }
    add(Token.Kind.MARK, String.valueOf(c));
  }

  private void add(Token.Kind kind, String text) {
    tokens.add(new Token(kind, text, List.of()));
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
