package dev.bailiwick.core.secret.decoding;

import java.util.Arrays;

/// A piece of a text in plain writing.
///
/// @param how it was written, in words: `base64`
/// @param bytes what it says
/// @param origins for each of these bytes where in the text it came from, ascending, and one more
///   for the end
public record Decoded(String how, byte[] bytes, int[] origins) {

  /// True where the bytes from `start` to `end` stand in the text as they are.
  public boolean isPlain(int start, int end) {
    return origins[end] - origins[start] == end - start;
  }

  /// Collects the bytes of one piece. One thread.
  static final class Draft {
    private byte[] bytes;
    private int[] origins;
    private int length;

    Draft(int size) {
      bytes = new byte[size];
      origins = new int[size + 1];
    }

    byte[] bytes() {
      return bytes;
    }

    void add(int value, int origin) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length + 16);
        origins = Arrays.copyOf(origins, bytes.length + 1);
      }
      bytes[length] = (byte) value;
      origins[length++] = origin;
    }

    /// A character in UTF-8.
    void character(int point, int origin) {
      if (point < 0x80) {
        add(point, origin);
      } else if (point < 0x800) {
        add(0xc0 | point >> 6, origin);
        add(0x80 | point & 0x3f, origin);
      } else {
        add(0xe0 | point >> 12, origin);
        add(0x80 | point >> 6 & 0x3f, origin);
        add(0x80 | point & 0x3f, origin);
      }
    }

    Decoded done(String how, int end) {
      origins[length] = end;
      return new Decoded(how, Arrays.copyOf(bytes, length), Arrays.copyOf(origins, length + 1));
    }
  }
}
