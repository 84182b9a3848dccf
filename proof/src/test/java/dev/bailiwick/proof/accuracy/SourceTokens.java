package dev.bailiwick.proof.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words, texts and signs of a Go or Python file, as far as tables of examples need them.
final class SourceTokens {
  /// @param text what a text says once its escapes are resolved; else the word or sign itself
  /// @param quoted true for a text
  /// @param prefix the letters in front of a Python text
  /// @param column how far it is indented, where it is the first of its line; else -1
  record Token(String text, boolean quoted, String prefix, int column) {
    boolean is(String sign) {
      return !quoted && text.equals(sign);
    }
  }

  private final String source;
  private final boolean python;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int lineStart;
  private boolean first = true;

  private SourceTokens(String source, boolean python) {
    this.source = source;
    this.python = python;
  }

  static List<Token> go(String source) {
    return new SourceTokens(source, false).all();
  }

  static List<Token> python(String source) {
    return new SourceTokens(source, true).all();
  }

  private List<Token> all() {
    while (at < source.length()) {
      char next = source.charAt(at);
      if (next == '\n') {
        at++;
        lineStart = at;
        first = true;
      } else if (Character.isWhitespace(next)) {
        at++;
      } else if (source.startsWith(python ? "#" : "//", at)) {
        at = end("\n", at);
      } else if (!python && source.startsWith("/*", at)) {
        at = end("*/", at + 2) + 2;
      } else if (Character.isLetterOrDigit(next) || next == '_') {
        word();
      } else if (next == '"' || next == '\'' || (next == '`' && !python)) {
        quoted("");
      } else {
        sign();
      }
    }
    return tokens;
  }

  private void word() {
    int start = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    var word = source.substring(start, at);
    boolean quote = at < source.length() && "\"'".indexOf(source.charAt(at)) >= 0;
    if (python && quote && word.toLowerCase(Locale.ROOT).matches("[rbuf]{1,2}")) {
      quoted(word.toLowerCase(Locale.ROOT));
      return;
    }
    add(word, false, "", start);
  }

  private void sign() {
    for (var sign : List.of(":=", "...", "==", "!=")) {
      if (source.startsWith(sign, at)) {
        add(sign, false, "", at);
        at += sign.length();
        return;
      }
    }
    add(source.substring(at, at + 1), false, "", at);
    at++;
  }

  private void quoted(String prefix) {
    int start = at;
    char quote = source.charAt(at);
    var close = String.valueOf(quote);
    if (python && source.startsWith(close.repeat(3), at)) {
      close = close.repeat(3);
    }
    boolean raw = quote == '`' || prefix.contains("r");
    var text = new StringBuilder();
    at += close.length();
    while (at < source.length() && !source.startsWith(close, at)) {
      if (source.charAt(at) == '\\' && !raw) {
        at++;
        text.append(escaped());
      } else {
        text.append(source.charAt(at++));
      }
    }
    at += close.length();
    add(text.toString(), true, prefix, start);
  }

  private String escaped() {
    char next = source.charAt(at++);
    return switch (next) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '\n' -> "";
      case '"', '\'', '\\', '`' -> String.valueOf(next);
      case 'x' -> {
        at += 2;
        yield String.valueOf((char) Integer.parseInt(source.substring(at - 2, at), 16));
      }
      case 'u' -> {
        at += 4;
        yield String.valueOf((char) Integer.parseInt(source.substring(at - 4, at), 16));
      }
      default -> "\\" + next;
    };
  }

  private int end(String sign, int from) {
    int end = source.indexOf(sign, from);
    return end < 0 ? source.length() : end;
  }

  private void add(String text, boolean quoted, String prefix, int start) {
    tokens.add(new Token(text, quoted, prefix, first ? start - lineStart : -1));
    first = false;
  }
}
