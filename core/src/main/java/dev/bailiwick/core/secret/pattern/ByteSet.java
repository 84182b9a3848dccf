package dev.bailiwick.core.secret.pattern;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/// A set of byte values, 0 to 255.
///
/// @param a the values 0 to 63, one bit each; `b`, `c`, `d` hold the quarters above
public record ByteSet(long a, long b, long c, long d) {
  public static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  public static final ByteSet ANY = NONE.not();

  /// Letters, digits and `_`: what `\w` means and between which and the rest `\b` stands.
  public static final ByteSet WORD = of(ByteSet::isWord);

  public static ByteSet of(IntPredicate member) {
    var words = new long[4];
    for (int value = 0; value < 256; value++) {
      if (member.test(value)) {
        words[value >> 6] |= 1L << value;
      }
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  public static ByteSet of(int value) {
    return of(other -> other == value);
  }

  public boolean has(int value) {
    var word =
        switch (value >> 6) {
          case 0 -> a;
          case 1 -> b;
          case 2 -> c;
          default -> d;
        };
    return (word >>> value & 1) != 0;
  }

  public ByteSet or(ByteSet other) {
    return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
  }

  public ByteSet not() {
    return new ByteSet(~a, ~b, ~c, ~d);
  }

  /// The set with the other case of each of its ASCII letters.
  public ByteSet bothCases() {
    return of(value -> has(value) || isLetter(value) && has(value ^ 0x20));
  }

  public int size() {
    return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
  }

  /// The members in ascending order.
  public int[] values() {
    var values = new int[size()];
    int count = 0;
    for (int value = 0; value < 256; value++) {
      if (has(value)) {
        values[count++] = value;
      }
    }
    return values;
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeLong(a);
    out.writeLong(b);
    out.writeLong(c);
    out.writeLong(d);
  }

  public static ByteSet read(ByteBuffer in) {
    return new ByteSet(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  public static boolean isWord(int value) {
    return isLetter(value) || value >= '0' && value <= '9' || value == '_';
  }

  private static boolean isLetter(int value) {
    return (value | 0x20) >= 'a' && (value | 0x20) <= 'z';
  }
}
