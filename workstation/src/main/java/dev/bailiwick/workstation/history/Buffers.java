package dev.bailiwick.workstation.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Byte arrays that are used again: an object a time would otherwise be zeroed and collected, which
/// costs more than the copying. One thread.
final class Buffers {
  private static final int SMALLEST = 1 << 10;
  private static final int STEPS = 4;
  private static final long MOST_KEPT = 12 << 20;

  private final List<Deque<byte[]>> free = new ArrayList<>();
  private long kept;

  /// An array of at least that many bytes, with anything in it.
  byte[] take(int least) {
    int size = Math.max(least, SMALLEST);
    int step = step(size);
    while (free.size() <= step) {
      free.add(new ArrayDeque<>());
    }
    var found = free.get(step).poll();
    if (found == null) {
      return new byte[size(step)];
    }
    kept -= found.length;
    return found;
  }

  /// Hands an array back; nobody may look at it afterwards.
  void give(byte[] array) {
    if (array.length < SMALLEST || kept + array.length > MOST_KEPT) {
      return;
    }
    int step = step(array.length);
    if (step < free.size() && size(step) == array.length) {
      free.get(step).push(array);
      kept += array.length;
    }
  }

  /// Sizes grow by a quarter of a power of two.
  private static int step(int size) {
    int power = 32 - Integer.numberOfLeadingZeros(size - 1);
    int low = 1 << (power - 1);
    int quarter = Math.ceilDiv(size - low, Math.max(1, low / STEPS));
    return (power - 1) * STEPS + quarter;
  }

  private static int size(int step) {
    int low = 1 << (step / STEPS);
    return (int) Math.min(Integer.MAX_VALUE - 8L, low + (long) (low / STEPS) * (step % STEPS));
  }
}
