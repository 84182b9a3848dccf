package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.util.List;
import java.util.function.IntConsumer;

/// Four bytes in a row as one number, the first byte lowest, each with the bit set by which an
/// ASCII letter of one case differs from the other: a word is one gram however it is written.
public final class Gram {
  /// In bytes.
  public static final int LENGTH = 4;

  static final int FOLD = 0x20202020;
  static final int SPREAD = 0x9E3779B1;

  private Gram() {}

  /// @param text ASCII
  public static int of(CharSequence text, int at) {
    return (text.charAt(at)
            | text.charAt(at + 1) << 8
            | text.charAt(at + 2) << 16
            | text.charAt(at + 3) << 24)
        | FOLD;
  }

  /// How many grams there are where each byte is one of a set.
  static long count(List<ByteSet> sets) {
    long count = 1;
    for (var set : sets) {
      count *= folded(set).size();
    }
    return count;
  }

  static void each(List<ByteSet> sets, IntConsumer consumer) {
    var values = sets.stream().map(set -> folded(set).values()).toList();
    for (int a : values.get(0)) {
      for (int b : values.get(1)) {
        for (int c : values.get(2)) {
          for (int d : values.get(3)) {
            consumer.accept(a | b << 8 | c << 16 | d << 24);
          }
        }
      }
    }
  }

  private static ByteSet folded(ByteSet set) {
    return ByteSet.of(value -> (value & 0x20) != 0 && (set.has(value) || set.has(value ^ 0x20)));
  }
}
