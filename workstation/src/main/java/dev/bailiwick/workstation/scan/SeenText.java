package dev.bailiwick.workstation.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/// Remembers which pieces of text held nothing, so that the thousandth version of a file costs what
/// is new in it. One thread.
///
/// A text is cut behind lines that their own last bytes choose, so the same lines are cut alike
/// wherever they stand. A piece is known by its hash together with those of its neighbours: what is
/// skipped was searched before with the same text around it. The hash is keyed by lot; among a
/// million pieces two meet once in some ten million runs.
final class SeenText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_ENDS = 0x0a0a0a0a0a0a0a0aL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /// One line in 16 ends a piece; none is shorter than the first or longer than the second.
  private static final int CUT_BITS = 4;

  private static final int SHORTEST = 1 << 9;
  private static final int LONGEST = 1 << 16;
  private static final int MOST_KEPT = 1 << 20;

  private final long key;
  private int count;
  private int[] ends = new int[64];
  private long[] hashes = new long[64];

  /// How many lines end before each piece does.
  private int[] lines = new int[64];

  private long[] clean = new long[1 << 12];
  private int size;

  SeenText(long key) {
    this.key = key | 1;
  }

  /// Cuts the text; what was cut before is forgotten.
  void cut(byte[] bytes, int length) {
    count = 0;
    int start = 0;
    int at = 0;
    int ended = 0;
    while (at < length) {
      int most = Math.min(length, start + LONGEST);
      at = lineEnd(bytes, at, most);
      ended += bytes[at - 1] == '\n' ? 1 : 0;
      if (at == most || at - start >= SHORTEST && cuts(bytes, at)) {
        add(bytes, start, at, ended);
        start = at;
      }
    }
  }

  /// How many pieces the text was cut into.
  int count() {
    return count;
  }

  int start(int piece) {
    return piece == 0 ? 0 : ends[piece - 1];
  }

  int end(int piece) {
    return ends[piece];
  }

  /// How many lines end in front of a piece.
  int linesBefore(int piece) {
    return piece == 0 ? 0 : lines[piece - 1];
  }

  /// The name of all that stands in the pieces from `first` to `last`: never 0, and the same for
  /// the same text wherever it stands.
  long nameOf(int first, int last) {
    long name = key;
    for (int piece = first; piece <= last; piece++) {
      name = mixed(Long.rotateLeft(name, 23) * SPREAD ^ hashes[piece]);
    }
    return name | 1;
  }

  /// The pieces that were not seen before in the same surroundings.
  BitSet fresh() {
    var fresh = new BitSet(count);
    for (int i = 0; i < count; i++) {
      if (clean[slot(clean, name(i))] == 0) {
        fresh.set(i);
      }
    }
    return fresh;
  }

  /// The piece was searched and holds nothing.
  void keep(int piece) {
    if (size >= MOST_KEPT) {
      Arrays.fill(clean, 0);
      size = 0;
    }
    long name = name(piece);
    int slot = slot(clean, name);
    if (clean[slot] == 0) {
      clean[slot] = name;
      size++;
    }
    if (size * 2 > clean.length) {
      var larger = new long[clean.length * 2];
      for (long one : clean) {
        if (one != 0) {
          larger[slot(larger, one)] = one;
        }
      }
      clean = larger;
    }
  }

  private static int slot(long[] table, long name) {
    int slot = (int) (name * SPREAD >>> 32) & table.length - 1;
    while (table[slot] != 0 && table[slot] != name) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  /// Never 0.
  private long name(int piece) {
    long before = piece == 0 ? 1 : hashes[piece - 1];
    long after = piece + 1 == count ? 2 : hashes[piece + 1];
    long name = mixed(mixed(before ^ key) ^ hashes[piece]) ^ Long.rotateLeft(after * SPREAD, 29);
    return mixed(name) | 1;
  }

  private void add(byte[] bytes, int start, int end, int ended) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    ends[count] = end;
    lines[count] = ended;
    hashes[count++] = hash(bytes, start, end);
  }

  private long hash(byte[] bytes, int start, int end) {
    long hash = key ^ end - start;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = (Long.rotateLeft(hash, 23) ^ (long) LONG.get(bytes, at)) * SPREAD;
      hash ^= hash >>> 31;
    }
    for (; at < end; at++) {
      hash = (Long.rotateLeft(hash, 23) ^ bytes[at]) * SPREAD;
    }
    return mixed(hash);
  }

  private static long mixed(long value) {
    long mixed = (value ^ value >>> 32) * SPREAD;
    return mixed ^ mixed >>> 29;
  }

  private static boolean cuts(byte[] bytes, int end) {
    return ((long) LONG.get(bytes, end - 8) * SPREAD) >>> (64 - CUT_BITS) == 0;
  }

  /// Behind the next line's end, or `most` where none comes before it.
  private static int lineEnd(byte[] bytes, int from, int most) {
    int at = from;
    for (; at + 8 <= most; at += 8) {
      long word = (long) LONG.get(bytes, at) ^ LINE_ENDS;
      long found = word - ONES & ~word & HIGHS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3) + 1;
      }
    }
    for (; at < most; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return most;
  }
}
