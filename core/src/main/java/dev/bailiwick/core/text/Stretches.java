package dev.bailiwick.core.text;

import java.util.Arrays;

/// Stretches of a text that were looked at as one and are longer than [#NEAR] bytes: whether
/// something is found in one may hang on all of it. One thread.
public final class Stretches {
  /// What is looked at within so many bytes is not taken in.
  public static final int NEAR = 512;

  /// Two a stretch; where more come, the last one grows over what lies between.
  private static final int MOST_BOUNDS = 2 << 10;

  private int[] bounds = new int[8];
  private int size;

  public void clear() {
    size = 0;
  }

  /// Takes a stretch in, where it is a long one; `to` is exclusive.
  public void add(int from, int to) {
    if (to - from <= NEAR) {
      return;
    }
    if (size == MOST_BOUNDS || size > 0 && from <= bounds[size - 1] && to >= bounds[size - 2]) {
      bounds[size - 2] = Math.min(from, bounds[size - 2]);
      bounds[size - 1] = Math.max(to, bounds[size - 1]);
      return;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    bounds[size++] = from;
    bounds[size++] = to;
  }

  public void addAll(Stretches others) {
    for (int i = 0; i < others.size; i += 2) {
      add(others.bounds[i], others.bounds[i + 1]);
    }
  }

  /// True where one of them shares a byte with what stands from `from` to `to`, exclusive.
  public boolean meet(int from, int to) {
    for (int i = 0; i < size; i += 2) {
      if (bounds[i] < to && from < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
