package dev.bailiwick.core.secret.pattern;

/// What the trying of patterns over one text may cost. A text costs a hundredth of it; one that was
/// made to cost more is not looked through to its end. One thread.
public final class Effort {
  private static final long ALWAYS = 4 << 20;
  private static final long A_BYTE = 16;

  private long left;

  /// @param length of the text, in bytes
  public void begin(long length) {
    left = ALWAYS + A_BYTE * length;
  }

  public boolean isSpent() {
    return left < 0;
  }

  /// @param steps bytes that were walked over
  public void spend(int steps) {
    left -= steps;
  }
}
