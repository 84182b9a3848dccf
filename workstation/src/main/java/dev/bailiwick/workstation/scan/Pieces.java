package dev.bailiwick.workstation.scan;

import java.util.Arrays;

/// The pieces that a text was cut into, in their order. One thread.
final class Pieces {
  private int count;
  private int[] ends = new int[64];
  private long[] hashes = new long[64];

  /// How many lines end before each piece does.
  private int[] lines = new int[64];

  /// Which pieces are known to hold nothing where they stand.
  private boolean[] clean = new boolean[64];

  int count() {
    return count;
  }

  int start(int piece) {
    return piece == 0 ? 0 : ends[piece - 1];
  }

  int end(int piece) {
    return ends[piece];
  }

  long hash(int piece) {
    return hashes[piece];
  }

  /// How many lines end in front of a piece.
  int linesBefore(int piece) {
    return piece == 0 ? 0 : lines[piece - 1];
  }

  boolean isClean(int piece) {
    return clean[piece];
  }

  void setClean(int piece) {
    clean[piece] = true;
  }

  /// How many pieces end at `place` or before it.
  int endingBy(int place) {
    int found = Arrays.binarySearch(ends, 0, count, place);
    return found < 0 ? -found - 1 : found + 1;
  }

  /// @param ended how many lines end before `end`
  void add(int end, int ended, long hash) {
    room(1);
    ends[count] = end;
    lines[count] = ended;
    clean[count] = false;
    hashes[count++] = hash;
  }

  /// Takes pieces of another text over: what they hold follows here as it does there. What is known
  /// of the first and the last is not, since others may stand beside them.
  ///
  /// @param from,to the first piece, and behind the last one
  void add(Pieces other, int from, int to) {
    int shift = start(count) - other.start(from);
    int more = linesBefore(count) - other.linesBefore(from);
    room(to - from);
    System.arraycopy(other.hashes, from, hashes, count, to - from);
    System.arraycopy(other.clean, from, clean, count, to - from);
    if (from < to) {
      clean[count] = false;
      clean[count + to - from - 1] = false;
    }
    for (int piece = from; piece < to; piece++) {
      ends[count] = other.ends[piece] + shift;
      lines[count++] = other.lines[piece] + more;
    }
  }

  void clear() {
    count = 0;
  }

  private void room(int more) {
    if (count + more > ends.length) {
      int size = Math.max(2 * count, count + more);
      ends = Arrays.copyOf(ends, size);
      lines = Arrays.copyOf(lines, size);
      hashes = Arrays.copyOf(hashes, size);
      clean = Arrays.copyOf(clean, size);
    }
  }
}
