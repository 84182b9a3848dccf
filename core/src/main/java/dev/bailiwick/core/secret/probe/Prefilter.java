package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Finds every place of every landmark in one walk. Immutable, thread-safe.
///
/// Only every second position is looked at. The four bytes there are one number, and a bit set
/// tells whether any landmark has such a number; of five bytes in a row four always stand at an
/// even place, so each landmark enters its first four bytes and its last four. What passes is
/// looked up exactly. Measured in ADR 0022.
public final class Prefilter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GRAM = 4;
  private static final int BITS = 20;
  private static final int SPREAD = 0x9E3779B1;

  /// Told of each place; `landmark` is the place in the list the prefilter was made from.
  @FunctionalInterface
  public interface Seen {
    /// @param at where the window begins
    void at(int landmark, int at);
  }

  private final long[] present = new long[1 << (BITS - 6)];
  private final int[] keys;
  private final int[][] entries;
  private final int mask;
  private final int shift;
  private final List<Landmark> landmarks;

  public Prefilter(List<Landmark> landmarks) {
    this.landmarks = List.copyOf(landmarks);
    var grams = new java.util.TreeMap<Integer, List<Integer>>();
    for (int i = 0; i < landmarks.size(); i++) {
      var window = landmarks.get(i).window();
      enter(window.subList(0, GRAM), 2 * i, grams);
      enter(window.subList(1, GRAM + 1), 2 * i + 1, grams);
    }
    int size = Math.max(16, Integer.highestOneBit(grams.size()) * 4);
    keys = new int[size];
    entries = new int[size][];
    mask = size - 1;
    shift = Integer.numberOfLeadingZeros(size) + 1;
    grams.forEach((gram, list) -> {
      int hash = gram * SPREAD >>> (32 - BITS);
      present[hash >>> 6] |= 1L << hash;
      int slot = gram * SPREAD >>> shift;
      while (entries[slot] != null) {
        slot = slot + 1 & mask;
      }
      keys[slot] = gram;
      entries[slot] = list.stream().mapToInt(Integer::intValue).toArray();
    });
  }

  private static void enter(
      List<ByteSet> sets, int entry, java.util.TreeMap<Integer, List<Integer>> grams) {
    var values = sets.stream().map(ByteSet::values).toList();
    for (int a : values.get(0)) {
      for (int b : values.get(1)) {
        for (int c : values.get(2)) {
          for (int d : values.get(3)) {
            grams
                .computeIfAbsent(a | b << 8 | c << 16 | d << 24, _ -> new ArrayList<>(2))
                .add(entry);
          }
        }
      }
    }
  }

  /// Tells `seen` of every landmark between `from` and `to`, in the order of their places.
  public void search(byte[] bytes, int from, int to, Seen seen) {
    for (int at = from; at + GRAM <= to; at += 2) {
      int gram = (int) INT.get(bytes, at);
      int hash = gram * SPREAD >>> (32 - BITS);
      if ((present[hash >>> 6] >>> hash & 1) != 0) {
        exact(bytes, gram, at, from, to, seen);
      }
    }
  }

  private void exact(byte[] bytes, int gram, int at, int from, int to, Seen seen) {
    int slot = gram * SPREAD >>> shift;
    for (int[] list = entries[slot]; list != null; list = entries[slot]) {
      if (keys[slot] == gram) {
        for (int entry : list) {
          int start = at - (entry & 1);
          int odd = (entry & 1) == 0 ? start + GRAM : start;
          if (start >= from
              && start + Landmark.LENGTH <= to
              && landmarks.get(entry >> 1).window().get(odd - start).has(bytes[odd] & 0xff)) {
            seen.at(entry >> 1, start);
          }
        }
        return;
      }
      slot = slot + 1 & mask;
    }
  }
}
