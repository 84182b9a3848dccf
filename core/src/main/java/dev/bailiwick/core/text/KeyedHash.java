package dev.bailiwick.core.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A hash of bytes under a secret key, for telling at memory's speed whether they were met before.
/// Immutable.
///
/// Each whole block of 1,024 bytes becomes 128 bits by NH (Black and others, UMAC, 1999: sums of
/// products of the text's words, each moved by a word of the key), and blocks and rest become two
/// polynomials over the field of 2^61 - 1 elements, each at a point of its own that is the key
/// (Carter and Wegman, Universal classes of hash functions, 1979). Who knows neither key nor any
/// value makes two different texts collide with a probability of about 2^-64 at most. Not for
/// values that somebody else sees: those would tell the key.
public final class KeyedHash {

  /// What a text comes to.
  public record Value(long first, long second) {
    /// The context of what stands for itself.
    public static final Value NONE = new Value(0, 0);
  }

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIELD = (1L << 61) - 1;

  /// Bytes that fit into an element.
  private static final int WORD = 7;

  private static final long WORD_BITS = (1L << 8 * WORD) - 1;

  private static final int BLOCK = 1_024;

  /// A block's 128 bits are three elements of so many.
  private static final int PART_BITS = 43;

  private static final long PART = (1L << PART_BITS) - 1;

  private final long first;
  private final long second;
  private final long[] words = new long[BLOCK / Long.BYTES];

  /// @param key at least 16 bytes that nobody can guess
  public KeyedHash(byte[] key) {
    this.first = point((long) LONG.get(key, 0));
    this.second = point((long) LONG.get(key, Long.BYTES));
    var digest = sha256();
    for (int i = 0; i < words.length; i += 4) {
      digest.update(key);
      digest.update((byte) i);
      ByteBuffer.wrap(digest.digest()).asLongBuffer().get(words, i, 4);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static long point(long bits) {
    return 2 + Long.remainderUnsigned(bits, FIELD - 2);
  }

  /// @param context of the text: the same bytes in two contexts are two texts
  /// @param end exclusive
  public Value of(Value context, byte[] bytes, int start, int end) {
    // The length first: it says which elements are a block's, and no text is another's beginning.
    long a = product(context.first(), first) + end - start;
    long b = product(context.second(), second) + end - start;
    int at = start;
    for (; at <= end - BLOCK; at += BLOCK) {
      long low = 0;
      long high = 0;
      for (int i = 0; i < words.length; i += 2) {
        long one = (long) LONG.get(bytes, at + i * Long.BYTES) + words[i];
        long two = (long) LONG.get(bytes, at + (i + 1) * Long.BYTES) + words[i + 1];
        long product = one * two;
        low += product;
        high += Math.unsignedMultiplyHigh(one, two) + carry(low, product);
      }
      long middle = low >>> PART_BITS | high << Long.SIZE - PART_BITS;
      a = next(a, first, low, middle, high);
      b = next(b, second, low, middle, high);
    }
    while (at <= end - Long.BYTES) {
      long word = (long) LONG.get(bytes, at) & WORD_BITS;
      a = product(a, first) + word;
      b = product(b, second) + word;
      at += WORD;
    }
    while (at < end) {
      long word = 0;
      for (int i = 0; i < WORD && at < end; i++) {
        word |= (bytes[at++] & 0xffL) << 8 * i;
      }
      a = product(a, first) + word;
      b = product(b, second) + word;
    }
    return new Value(product(a, first) % FIELD, product(b, second) % FIELD);
  }

  /// 1 where a sum of two unsigned numbers went over its end.
  private static long carry(long sum, long summand) {
    return Long.compareUnsigned(sum, summand) < 0 ? 1 : 0;
  }

  private static long next(long value, long point, long low, long middle, long high) {
    long one = product(value, point) + (low & PART);
    long two = product(one, point) + (middle & PART);
    return product(two, point) + (high >>> 2 * PART_BITS - Long.SIZE);
  }

  /// Congruent to the product, below 2^61 + 8.
  ///
  /// @param a below 2^63
  /// @param point below 2^61
  private static long product(long a, long point) {
    long low = a * point;
    long high = Math.multiplyHigh(a, point);
    // low's top bit is part of the value: the shifts take it as unsigned.
    long sum = (low & FIELD) + (low >>> 61 | high << 3);
    return (sum & FIELD) + (sum >>> 61);
  }
}
