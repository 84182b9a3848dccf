package dev.bailiwick.workstation.history.object;

import java.io.ByteArrayOutputStream;

/// The steps that make one content out of another. Source of fact: git's
/// `Documentation/gitformat-pack.txt`, "Deltified representation".
public final class DeltaSteps {
  private static final int LONGEST_COPY = 0xffff;
  private static final int LONGEST_INSERT = 127;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int copyFrom;
  private int copyLength;

  public DeltaSteps(int from, int to) {
    size(from);
    size(to);
  }

  private void size(int size) {
    int rest = size;
    while (rest > 127) {
      out.write(0x80 | rest & 127);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /// Takes a range of the old content; ranges that follow each other become one step.
  public void copy(int from, int length) {
    if (copyLength > 0 && copyFrom + copyLength == from) {
      copyLength += length;
      return;
    }
    flush();
    copyFrom = from;
    copyLength = length;
  }

  public void insert(byte[] bytes, int from, int to) {
    flush();
    for (int at = from; at < to; at += LONGEST_INSERT) {
      int length = Math.min(LONGEST_INSERT, to - at);
      out.write(length);
      out.write(bytes, at, length);
    }
  }

  private void flush() {
    while (copyLength > 0) {
      int length = Math.min(LONGEST_COPY, copyLength);
      out.write(0x80 | 0x0f | 0x30);
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(copyFrom >>> shift & 0xff);
      }
      out.write(length & 0xff);
      out.write(length >>> 8 & 0xff);
      copyFrom += length;
      copyLength -= length;
    }
  }

  public byte[] bytes() {
    flush();
    return out.toByteArray();
  }
}
