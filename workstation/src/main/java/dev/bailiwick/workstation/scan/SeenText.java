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
///
/// Where a piece ends depends on nothing in front of it, so what follows a place where a piece
/// began in the text before as well is cut as it was there, as far as the two agree.
final class SeenText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_ENDS = 0x0a0a0a0a0a0a0a0aL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /// Shifted left by a byte's place, the highest byte is that place.
  private static final long PLACES = 0x0001020304050607L;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /// One line in 16 ends a piece; none is shorter than the first or longer than the second.
  private static final int CUT_BITS = 4;

  private static final int SHORTEST = 1 << 9;
  private static final int LONGEST = 1 << 16;
  private static final int MOST_KEPT = 1 << 20;
  private static final int LONGEST_TEXT = 4 << 20;
  private static final int NOWHERE = -1;

  /// Among how many pieces of the text before one is looked for again.
  private static final int NEAR = 64;

  /// So many bytes behind a piece tell that the text goes on as the one before.
  private static final int TOLD_BY = 32;

  private final long key;
  private Pieces pieces = new Pieces();

  /// The text that was cut before this one, and its pieces; a longer one is not kept.
  private byte[] text = new byte[0];

  private int textLength;
  private Pieces before = new Pieces();

  /// The piece of the text before that is likely to be the next one here.
  private int expected;

  private long[] clean = new long[1 << 12];
  private int size;

  SeenText(long key) {
    this.key = key | 1;
  }

  /// Cuts the text; what was cut before is forgotten.
  void cut(byte[] bytes, int length) {
    var last = before;
    before = pieces;
    pieces = last;
    pieces.clear();
    if (textLength == 0) {
      before.clear();
    }
    expected = 0;
    int place = 0;
    for (int at = 0; at < length; at = pieces.start(pieces.count())) {
      if (place != NOWHERE) {
        takeOver(bytes, at, length, place);
        at = pieces.start(pieces.count());
      }
      if (at < length) {
        piece(bytes, at, length);
        place = same(pieces.count() - 1);
        place = place == NOWHERE ? instead(bytes, length) : place;
      }
    }
    remember(bytes, length);
  }

  private void piece(byte[] bytes, int start, int length) {
    int most = Math.min(length, start + LONGEST);
    int ended = pieces.linesBefore(pieces.count());
    int at = start;
    do {
      at = lineEnd(bytes, at, most);
      ended += bytes[at - 1] == '\n' ? 1 : 0;
    } while (at < most && (at - start < SHORTEST || !cuts(bytes, at)));
    pieces.add(at, ended, hash(bytes, start, at));
  }

  /// Takes the pieces over that begin at `place` of the text before and stand here at `at` as well;
  /// its last one ends where it does only because the text does.
  private void takeOver(byte[] bytes, int at, int length, int place) {
    int first = before.endingBy(place);
    int most = Math.min(length - at, textLength - place);
    int same = Arrays.mismatch(bytes, at, at + most, text, place, place + most);
    same = same < 0 ? most : same;
    int behind = before.endingBy(place + same);
    boolean ends = at + same == length && place + same == textLength;
    behind -= behind == before.count() && !ends ? 1 : 0;
    expected = Math.max(first, behind);
    pieces.add(before, first, expected);
  }

  /// Where in the text before the piece behind this one began, or [#NOWHERE].
  private int same(int piece) {
    int most = Math.min(before.count(), expected + NEAR);
    for (int old = expected; old < most; old++) {
      if (before.hash(old) == pieces.hash(piece)) {
        return before.end(old);
      }
    }
    return NOWHERE;
  }

  /// Behind the piece of the text before that the last one here may stand for, where the texts are
  /// the same from there on; or [#NOWHERE].
  private int instead(byte[] bytes, int length) {
    if (expected >= before.count()) {
      return NOWHERE;
    }
    int place = before.end(expected);
    int at = pieces.start(pieces.count());
    boolean same =
        at + TOLD_BY <= length
            && place + TOLD_BY <= textLength
            && Arrays.equals(bytes, at, at + TOLD_BY, text, place, place + TOLD_BY);
    return same ? place : NOWHERE;
  }

  private void remember(byte[] bytes, int length) {
    if (length > LONGEST_TEXT) {
      textLength = 0;
      return;
    }
    if (length > text.length) {
      text = Arrays.copyOf(text, Math.clamp(2L * length, length, LONGEST_TEXT));
    }
    System.arraycopy(bytes, 0, text, 0, length);
    textLength = length;
  }

  /// How many pieces the text was cut into.
  int count() {
    return pieces.count();
  }

  int start(int piece) {
    return pieces.start(piece);
  }

  int end(int piece) {
    return pieces.end(piece);
  }

  /// How many lines end in front of a piece.
  int linesBefore(int piece) {
    return pieces.linesBefore(piece);
  }

  /// The name of all that stands in the pieces from `first` to `last`: never 0, and the same for
  /// the same text wherever it stands.
  long nameOf(int first, int last) {
    long name = key;
    for (int piece = first; piece <= last; piece++) {
      name = mixed(Long.rotateLeft(name, 23) * SPREAD ^ pieces.hash(piece));
    }
    return name | 1;
  }

  /// The pieces that were not seen before in the same surroundings.
  BitSet fresh() {
    var fresh = new BitSet(count());
    for (int i = 0; i < count(); i++) {
      if (pieces.isClean(i)) {
        continue;
      }
      if (clean[slot(clean, name(i))] == 0) {
        fresh.set(i);
      } else {
        pieces.setClean(i);
      }
    }
    return fresh;
  }

  /// The piece was searched and holds nothing.
  void keep(int piece) {
    pieces.setClean(piece);
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
    long before = piece == 0 ? 1 : pieces.hash(piece - 1);
    long after = piece + 1 == count() ? 2 : pieces.hash(piece + 1);
    long name =
        mixed(mixed(before ^ key) ^ pieces.hash(piece)) ^ Long.rotateLeft(after * SPREAD, 29);
    return mixed(name) | 1;
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

  /// Which byte of a word is the first whose highest bit is set. The bits in front of them are
  /// clear; the first tier of the compiler does not know [Long#numberOfTrailingZeros] as one
  /// instruction.
  private static int first(long highs) {
    return (int) (((highs & -highs) >>> 7) * PLACES >>> 56);
  }

  /// Behind the next line's end, or `most` where none comes before it.
  private static int lineEnd(byte[] bytes, int from, int most) {
    int at = from;
    for (; at + 8 <= most; at += 8) {
      long word = (long) LONG.get(bytes, at) ^ LINE_ENDS;
      long found = word - ONES & ~word & HIGHS;
      if (found != 0) {
        return at + first(found) + 1;
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
