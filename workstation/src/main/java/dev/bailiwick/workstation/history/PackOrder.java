package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import java.util.Arrays;

/// The objects of a pack in the order they lie in it. An object's number in that order is its
/// *ordinal*.
///
/// Offsets are kept in 32 bits with a list of the places where the upper half grows: a pack of ten
/// million objects must fit beside everything else.
final class PackOrder {
  private final int[] low;
  private final int[] rises;
  private final long end;

  /// @param sorted offsets in rising order
  /// @param end where the last object ends: the pack's size without its trailer
  PackOrder(long[] sorted, long end) {
    this.end = end;
    low = new int[sorted.length];
    int highest = sorted.length == 0 ? 0 : (int) (sorted[sorted.length - 1] >>> 32);
    rises = new int[highest];
    Arrays.fill(rises, sorted.length);
    int high = 0;
    for (int i = 0; i < sorted.length; i++) {
      while (high < (int) (sorted[i] >>> 32)) {
        rises[high++] = i;
      }
      low[i] = (int) sorted[i];
    }
  }

  static PackOrder of(PackIndex index, long end) throws CorruptObject {
    var sorted = new long[index.count()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = index.offset(i);
      if (sorted[i] < PackFile.HEADER || sorted[i] >= end) {
        throw new CorruptObject("the index points outside the pack");
      }
    }
    Arrays.sort(sorted);
    return new PackOrder(sorted, end);
  }

  int count() {
    return low.length;
  }

  long offset(int ordinal) {
    long high = 0;
    while (high < rises.length && rises[(int) high] <= ordinal) {
      high++;
    }
    return (high << 32) | (low[ordinal] & 0xffff_ffffL);
  }

  /// Where the object ends at the latest.
  long end(int ordinal) {
    return ordinal + 1 < low.length ? offset(ordinal + 1) : end;
  }

  /// The ordinal of the object that begins at the offset, or -1.
  int ordinal(long offset) {
    int from = 0;
    int to = low.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      long seen = offset(middle);
      if (seen == offset) {
        return middle;
      }
      if (seen < offset) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }
}
