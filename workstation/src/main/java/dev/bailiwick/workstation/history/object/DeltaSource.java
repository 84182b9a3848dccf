package dev.bailiwick.workstation.history.object;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A content that others are told as steps from. One thread.
///
/// Finds what two contents share by the hash of sixteen bytes at every sixteenth place of this one,
/// and lets each place found grow both ways. Made for versions of a file: a passage that moved
/// within it is found, one of less than sixteen bytes may not be.
public final class DeltaSource {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 16;
  private static final int FREE = -1;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final byte[] base;
  private int[] places = new int[0];

  public DeltaSource(byte[] base) {
    this.base = base;
  }

  /// The steps that make `target` out of this.
  public byte[] steps(byte[] target) {
    var steps = new DeltaSteps(base.length, target.length);
    int most = Math.min(base.length, target.length);
    int head = Arrays.mismatch(base, 0, most, target, 0, most);
    head = head < 0 ? most : head;
    int tail = 0;
    while (tail < most - head && base[base.length - 1 - tail] == target[target.length - 1 - tail]) {
      tail++;
    }
    if (head > 0) {
      steps.copy(0, head);
    }
    middle(steps, target, head, target.length - tail);
    if (tail > 0) {
      steps.copy(base.length - tail, tail);
    }
    return steps.bytes();
  }

  private void middle(DeltaSteps steps, byte[] target, int from, int to) {
    int settled = from;
    int at = from;
    while (at + BLOCK <= to) {
      int place = place(target, at);
      if (place < 0) {
        at++;
        continue;
      }
      int start = at;
      while (start > settled && place > 0 && base[place - 1] == target[start - 1]) {
        start--;
        place--;
      }
      int most = Math.min(base.length - place, to - start);
      int length = Arrays.mismatch(base, place, place + most, target, start, start + most);
      length = length < 0 ? most : length;
      if (start > settled) {
        steps.insert(target, settled, start);
      }
      steps.copy(place, length);
      settled = start + length;
      at = settled;
    }
    if (to > settled) {
      steps.insert(target, settled, to);
    }
  }

  /// Where these sixteen bytes stand here, or -1.
  private int place(byte[] target, int at) {
    if (places.length == 0) {
      index();
    }
    int place = places[slot(target, at)];
    boolean same = place >= 0 && Arrays.equals(base, place, place + BLOCK, target, at, at + BLOCK);
    return same ? place : FREE;
  }

  private void index() {
    int blocks = Math.max(1, base.length / BLOCK);
    places = new int[Integer.highestOneBit(blocks) * 4];
    Arrays.fill(places, FREE);
    for (int place = 0; place + BLOCK <= base.length; place += BLOCK) {
      int slot = slot(base, place);
      places[slot] = places[slot] < 0 ? place : places[slot];
    }
  }

  private int slot(byte[] bytes, int at) {
    long mixed = ((long) LONG.get(bytes, at) * MIX ^ (long) LONG.get(bytes, at + 8)) * MIX;
    return (int) (mixed >>> 32) & places.length - 1;
  }
}
