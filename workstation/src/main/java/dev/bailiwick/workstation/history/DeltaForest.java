package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Which object of a pack is made from which: trees of deltas over whole objects. A walk that goes
/// down these trees inflates every entry once, whatever the length of the chains.
///
/// Twelve bytes an object with [PackOrder], so that a history of ten million objects fits.
final class DeltaForest {
  static final int NONE = -1;
  private static final int STRAY = -2;
  private static final int BROKEN = -3;

  /// Less the code of its kind: an object that is made from no other.
  private static final int ROOT = -3;

  private static final int CHUNK = 4096;

  private final int[] firstChild;
  private final int[] next;
  private boolean forward;

  private DeltaForest(int objects) {
    firstChild = new int[objects];
    next = new int[objects];
    Arrays.fill(firstChild, NONE);
    Arrays.fill(next, BROKEN);
  }

  /// Reads the headers of all entries. A header that cannot be read leaves its object broken.
  static DeltaForest of(Pack pack) throws IOException {
    var order = pack.order();
    var forest = new DeltaForest(order.count());
    try (var cursor = pack.cursor()) {
      // Backwards, so that the children of a base stand in pack order.
      for (int chunk = order.count(); chunk > 0; chunk -= CHUNK) {
        int from = Math.max(0, chunk - CHUNK);
        forest.read(pack, cursor, from, chunk);
      }
    }
    if (forest.forward) {
      forest.cutCircles();
    }
    return forest;
  }

  private void read(Pack pack, PackCursor cursor, int from, int to) throws IOException {
    var bases = new int[to - from];
    for (int i = from; i < to; i++) {
      bases[i - from] = base(pack, cursor, i);
    }
    for (int i = to - 1; i >= from; i--) {
      int base = bases[i - from];
      next[i] = base;
      forward |= base > i;
      if (base >= 0) {
        next[i] = firstChild[base];
        firstChild[base] = i;
      }
    }
  }

  /// Objects that are made from each other have no beginning; they become strays, which are told.
  private void cutCircles() {
    var rooted = new BitSet();
    for (int i = 0; i < next.length; i++) {
      if (next[i] < NONE) {
        rooted.set(i);
        below(i, rooted::set);
      }
    }
    for (int i = rooted.nextClearBit(0); i < next.length; i = rooted.nextClearBit(i + 1)) {
      next[i] = STRAY;
      firstChild[i] = NONE;
    }
  }

  private static int base(Pack pack, PackCursor cursor, int ordinal) throws IOException {
    try {
      cursor.header(pack.order().offset(ordinal), pack.order().end(ordinal), true);
      if (!cursor.isDelta()) {
        return ROOT - cursor.code();
      }
      int base =
          cursor.code() == PackCursor.OFFSET_DELTA
              ? pack.order().ordinal(cursor.baseOffset())
              : pack.ordinal(cursor.baseId());
      return base < 0 ? STRAY : base;
    } catch (CorruptObject e) {
      return BROKEN;
    }
  }

  boolean isRoot(int ordinal) {
    return next[ordinal] < ROOT;
  }

  /// The kind of a root.
  ObjectKind kind(int root) {
    return ObjectKind.ofCode(ROOT - next[root]).orElseThrow();
  }

  /// True for a delta whose base is in another pack, or nowhere.
  boolean isStray(int ordinal) {
    return next[ordinal] == STRAY;
  }

  boolean isBroken(int ordinal) {
    return next[ordinal] == BROKEN;
  }

  /// The first object made from this one, or [#NONE].
  int firstChild(int ordinal) {
    return firstChild[ordinal];
  }

  /// The next object with the same base, or [#NONE].
  int sibling(int ordinal) {
    return Math.max(NONE, next[ordinal]);
  }

  /// How many objects are made from this one, directly or not.
  long descendants(int ordinal) {
    var seen = new BitSet();
    below(ordinal, seen::set);
    return seen.cardinality();
  }

  private void below(int ordinal, IntConsumer each) {
    var pending = new ArrayDeque<Integer>();
    pending.push(ordinal);
    while (!pending.isEmpty()) {
      for (int child = firstChild[pending.pop()]; child != NONE; child = sibling(child)) {
        each.accept(child);
        pending.push(child);
      }
    }
  }
}
