package dev.bailiwick.core.code.syntax;

import dev.bailiwick.core.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where the lines of a UTF-8 text begin: byte offsets to places and back. Immutable.
public final class LineStarts {
  private final byte[] source;
  private int[] starts = new int[64];
  private int count = 1;

  public LineStarts(byte[] source) {
    this.source = source;
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
  }

  /// @param start byte offset
  /// @param end byte offset, exclusive
  public Finding.Place place(int start, int end) {
    int first = line(Math.min(start, source.length));
    int last = line(Math.min(end, source.length));
    return new Finding.Place(first + 1, column(first, start), last + 1, column(last, end));
  }

  /// The byte offset of a line and column, both counted from 1, columns in UTF-16 units; a column
  /// behind the line's end is the end of the text.
  public int offset(int line, int column) {
    int from = starts[Math.clamp(line - 1, 0, count - 1)];
    int at = from;
    for (int units = column - 1; units > 0 && at < source.length; ) {
      int first = source[at] & 0xff;
      int bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      units -= bytes == 4 ? 2 : 1;
      at += bytes;
    }
    return Math.min(at, source.length);
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int column(int line, int offset) {
    int from = starts[line];
    int to = Math.clamp(offset, from, source.length);
    return new String(source, from, to - from, StandardCharsets.UTF_8).length() + 1;
  }
}
