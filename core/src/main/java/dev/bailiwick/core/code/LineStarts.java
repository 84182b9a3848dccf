package dev.bailiwick.core.code;

import dev.bailiwick.core.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where the lines of a UTF-8 text begin.
final class LineStarts {
  private final byte[] source;
  private int[] starts = new int[64];
  private int count = 1;

  LineStarts(byte[] source) {
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
  Finding.Place place(int start, int end) {
    int first = line(Math.min(start, source.length));
    int last = line(Math.min(end, source.length));
    return new Finding.Place(first + 1, column(first, start), last + 1, column(last, end));
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
