package dev.bailiwick.workstation.store;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a segment as bytes, with their place. One thread.
final class LineReader implements Closeable {
  /// No record is longer; what is, is none.
  private static final int MAX_LINE = 4 << 20;

  /// @param bytes without the newline; cut at the limit, then `whole` is false
  /// @param whole whether a newline ends it
  /// @param offset of the first byte in the file
  record Line(byte[] bytes, boolean whole, long offset) {}

  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int end;
  private long offset;

  LineReader(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /// The next line, or null behind the last.
  @Nullable Line next() throws IOException {
    var line = new ByteArrayOutputStream(512);
    long start = offset;
    while (line.size() <= MAX_LINE) {
      if (at == end && !fill()) {
        return line.size() == 0 ? null : new Line(line.toByteArray(), false, start);
      }
      int stop = at;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      line.write(block, at, stop - at);
      offset += stop - at;
      at = stop;
      if (at < end) {
        at++;
        offset++;
        return new Line(line.toByteArray(), true, start);
      }
    }
    return new Line(line.toByteArray(), false, start);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(block));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
