package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Routine;
import java.util.IdentityHashMap;
import java.util.Map;

/// How much work may still be done. One thread.
public final class Budget {
  /// Expressions and statements for one function that is run from outside.
  private static final int FOR_A_ROOT = 20_000;

  /// The same where the function serves nobody.
  private static final int FOR_A_TEST = 5_000;

  /// Of these, one function takes its part by being called again and again.
  private static final int LONG = 1_000;

  private static final int OFTEN = 5;

  private long whole;
  private int forRoot;
  private int root;
  private int exhausted;
  private final Map<Routine, Spent> spent = new IdentityHashMap<>();

  /// What one function was run for, in the run from outside that goes on.
  private static final class Spent {
    private int times;
    private int steps;
  }

  /// The work is over.
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("budget exhausted", null, false, false);
    }
  }

  /// Begins with a file.
  ///
  /// @param isAside whether it serves nobody
  public void begin(long steps, boolean isAside) {
    whole = steps;
    forRoot = isAside ? FOR_A_TEST : FOR_A_ROOT;
    begin();
  }

  /// Begins with a function of the file that is run from outside.
  public void begin() {
    root = forRoot;
    spent.clear();
  }

  /// Begins with the top of a file in the middle of another run.
  ///
  /// @return what was left of that, for [#resume]
  public int suspend() {
    int left = root;
    root = forRoot;
    return left;
  }

  public void resume(int left) {
    root = left;
  }

  /// What is left for the run that goes on.
  public int left() {
    return root;
  }

  /// Notes what a function was run for.
  ///
  /// @param before what was left when it began
  public void spend(Routine routine, int before) {
    var known = spent.computeIfAbsent(routine, _ -> new Spent());
    known.times++;
    known.steps += before - root;
  }

  /// Whether a function was run so often and long that one more time is not worth it.
  public boolean isWornOut(Routine routine) {
    var known = spent.get(routine);
    return known != null && known.times >= OFTEN && known.steps >= LONG;
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
