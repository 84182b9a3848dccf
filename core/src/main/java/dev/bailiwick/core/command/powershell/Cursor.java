package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a reading stands in the text, what it has met that cannot be told, and which variables the
/// text has set. One thread.
final class Cursor {
  private static final int DEPTH = 40;

  private final String code;
  private final List<String> unknown = new ArrayList<>();
  private final Set<String> assigned = new HashSet<>();
  private int at;
  private int depth;

  Cursor(String code) {
    this.code = code;
  }

  List<String> unknown() {
    return unknown;
  }

  void unknown(String reason) {
    if (unknown.size() < 20 && !unknown.contains(reason)) {
      unknown.add(reason);
    }
  }

  boolean isAssigned(String name) {
    return assigned.contains(name.toLowerCase(Locale.ROOT));
  }

  void assign(String name) {
    assigned.add(name.toLowerCase(Locale.ROOT));
  }

  void deeper() {
    if (++depth > DEPTH) {
      throw new Unreadable("PowerShell nested deeper than " + DEPTH);
    }
  }

  void shallower() {
    depth--;
  }

  boolean done() {
    return at >= code.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < code.length() ? code.charAt(at + ahead) : '\0';
  }

  char next() {
    if (done()) {
      throw new Unreadable("a PowerShell text that ends too early");
    }
    return code.charAt(at++);
  }

  boolean looking(String text) {
    return code.regionMatches(true, at, text, 0, text.length());
  }

  boolean take(String text) {
    if (looking(text)) {
      at += text.length();
      return true;
    }
    return false;
  }

  void expect(String text) {
    if (!take(text)) {
      throw new Unreadable("a PowerShell text without its `" + text + "`");
    }
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  CharSequence rest() {
    return code.subSequence(at, Math.min(code.length(), at + 300));
  }

  String since(int position) {
    return code.substring(position, at);
  }

  /// Past blanks, comments and lines that go on; with `lines` past line ends too.
  void blanks(boolean lines) {
    while (!done()) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\r' || c == '\u00a0' || lines && c == '\n') {
        at++;
      } else if (c == '`' && (peek(1) == '\n' || peek(1) == '\r' && peek(2) == '\n')) {
        at += peek(1) == '\n' ? 2 : 3;
      } else if (c == '<' && peek(1) == '#') {
        int end = code.indexOf("#>", at);
        if (end < 0) {
          throw new Unreadable("a PowerShell comment without an end");
        }
        at = end + 2;
      } else if (c == '#') {
        while (!done() && peek() != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  /// A name of letters, digits and `_` from here; may be empty.
  String name() {
    int start = at;
    while (!done() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
      at++;
    }
    return code.substring(start, at);
  }
}
