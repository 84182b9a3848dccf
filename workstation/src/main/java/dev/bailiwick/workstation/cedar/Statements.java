package dev.bailiwick.workstation.cedar;

import java.util.ArrayList;
import java.util.List;

/// The statements of a Cedar text, each with the line it starts in: the parser tells no places.
final class Statements {

  /// @param line counts from 1
  /// @param text up to its `;`, without what stands before it
  record Statement(int line, String text) {}

  private final String text;
  private final List<Statement> found = new ArrayList<>();
  private int start = -1;

  private Statements(String text) {
    this.text = text;
  }

  static List<Statement> of(String text) {
    var statements = new Statements(text);
    statements.read();
    return statements.found;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' && text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        continue;
      }
      if (start < 0 && !Character.isWhitespace(c)) {
        start = at;
      }
      int next = c == '"' ? pastString(at) : at + 1;
      if (c == ';') {
        end(next);
      }
      at = next;
    }
    if (start >= 0) {
      end(text.length());
    }
  }

  private int pastString(int quote) {
    for (int at = quote + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '"') {
        return at + 1;
      }
    }
    return text.length();
  }

  private void end(int end) {
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    found.add(new Statement(line, text.substring(start, end)));
    start = -1;
  }
}
