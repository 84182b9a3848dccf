package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.finding.Finding;

/// Turns byte offsets into lines and columns; asks for ascending starts. One thread.
final class Lines {
  private final byte[] bytes;
  private int line;
  private int lineStart;
  private int counted;

  /// @param from where the text begins
  /// @param line the number of its first line
  Lines(byte[] bytes, int from, int line) {
    this.bytes = bytes;
    this.line = line;
    this.lineStart = from;
    this.counted = from;
  }

  Finding.Place place(int start, int end) {
    walk(start);
    int startLine = line;
    int column = 1 + units(lineStart, start);
    int endLine = line;
    int endStart = lineStart;
    for (int at = start; at < end; at++) {
      if (bytes[at] == '\n') {
        endLine++;
        endStart = at + 1;
      }
    }
    return new Finding.Place(startLine, column, endLine, 1 + units(endStart, end));
  }

  /// The number of the line at `at`.
  int line(int at) {
    walk(at);
    return line;
  }

  private void walk(int to) {
    for (; counted < to; counted++) {
      if (bytes[counted] == '\n') {
        line++;
        lineStart = counted + 1;
      }
    }
  }

  /// UTF-16 units of UTF-8 text: one for each byte that begins a character, two where four do.
  private int units(int from, int to) {
    int units = 0;
    for (int at = from; at < to; at++) {
      int value = bytes[at] & 0xff;
      units += (value & 0xc0) == 0x80 ? 0 : value >= 0xf0 ? 2 : 1;
    }
    return units;
  }
}
