package dev.bailiwick.core.secret.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The files of a tar archive one after the other (POSIX.1-1988 ustar; names over 100 characters by
/// its prefix field or GNU's `L`); after [#next] it reads the content of one. One thread.
final class TarStream extends InputStream {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 4_096;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private String name = "";
  private long left;
  private long padding;

  TarStream(InputStream in) {
    this.in = in;
  }

  /// Moves on to the next regular file; false at the end.
  boolean next() throws IOException {
    var longName = "";
    while (true) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      int read = in.readNBytes(header, 0, BLOCK);
      if (read < BLOCK || header[0] == 0) {
        return false;
      }
      left = size();
      padding = (BLOCK - left % BLOCK) % BLOCK;
      int type = header[156];
      if (type == 'L' && left <= LONGEST_NAME) {
        longName = text(in.readNBytes((int) left), 0, (int) left);
        left = 0;
      } else if (type == '0' || type == 0) {
        name = longName.isEmpty() ? headerName() : longName;
        return true;
      }
    }
  }

  String name() {
    return name;
  }

  private String headerName() {
    var prefix = text(header, 345, 155);
    var own = text(header, 0, 100);
    return prefix.isEmpty() ? own : prefix + "/" + own;
  }

  private long size() throws IOException {
    long size = 0;
    for (int at = 124; at < 136; at++) {
      int digit = header[at];
      if (digit >= '0' && digit <= '7') {
        size = size * 8 + digit - '0';
      } else if (digit != 0 && digit != ' ') {
        throw new IOException("a tar header with a size of another form");
      }
    }
    return size;
  }

  private static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < from + most && end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    int next = in.read();
    if (next < 0) {
      throw new EOFException("a tar archive that ends in a file");
    }
    left--;
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(into, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("a tar archive that ends in a file");
    }
    left -= read;
    return read;
  }
}
