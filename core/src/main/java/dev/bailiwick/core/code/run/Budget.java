package dev.bailiwick.core.code.run;

/// How much work may still be done. One thread.
public final class Budget {
  /// Expressions and statements for one function that is run from outside.
  private static final int FOR_A_ROOT = 20_000;

  private long whole;
  private int root;
  private int exhausted;

  /// The work is over.
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("budget exhausted", null, false, false);
    }
  }

  /// Begins with a file.
  public void begin(long steps) {
    whole = steps;
    begin();
  }

  public void begin() {
    root = FOR_A_ROOT;
  }

  public void step() {
    if (--root < 0 || --whole < 0) {
      exhausted++;
      throw new Exhausted();
    }
  }

  /// Whether nothing is left for any function.
  public boolean isOver() {
    return whole < 0;
  }

  /// How many runs were broken off.
  public int exhausted() {
    return exhausted;
  }
}
