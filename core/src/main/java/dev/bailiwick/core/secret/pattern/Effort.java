package dev.bailiwick.core.secret.pattern;

import dev.bailiwick.core.text.Stretches;

/// What the trying of patterns over one text may cost, and where a walk was a long one. A text
/// costs a hundredth of it; one that was made to cost more is not looked through to its end. One
/// thread.
public final class Effort {
  private static final long ALWAYS = 4 << 20;
  private static final long A_BYTE = 16;

  private final Stretches walked = new Stretches();
  private long left;

  /// @param length of the text, in bytes
  public void begin(long length) {
    left = ALWAYS + A_BYTE * length;
    walked.clear();
  }

  public boolean isSpent() {
    return left < 0;
  }

  /// @param steps a walk of so many bytes, or what costs as much
  public void spend(int steps) {
    left -= steps;
  }

  /// Spends a walk over the bytes from `from` to `to`, exclusive.
  void walk(int from, int to) {
    spend(to - from);
    walked.add(from, to);
  }

  /// The long walks over this text.
  public Stretches walked() {
    return walked;
  }
}
