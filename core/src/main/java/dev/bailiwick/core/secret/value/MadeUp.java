package dev.bailiwick.core.secret.value;

/// Tells values that a person typed along the keyboard or the alphabet: `1234567890abcdef`.
public final class MadeUp {
  private static final int SHORTEST_RUN = 5;

  /// Of a value that is more than this made of runs, the rest is by chance.
  private static final double MOST = 0.55;

  private MadeUp() {}

  public static boolean is(String value) {
    int length = value.length();
    int inRuns = 0;
    int start = 0;
    for (int at = 1; at <= length; at++) {
      if (at == length || !follows(value, start, at)) {
        inRuns += at - start >= SHORTEST_RUN ? at - start : 0;
        start = at;
      }
    }
    return inRuns > MOST * length;
  }

  /// True where the character continues the run: the same again, one more, or one less; 0 follows
  /// 9.
  private static boolean follows(String value, int start, int at) {
    int step = step(value.charAt(at - 1), value.charAt(at));
    return Math.abs(step) <= 1
        && (at - start < 2 || step == step(value.charAt(at - 2), value.charAt(at - 1)));
  }

  private static int step(char before, char here) {
    return before == '9' && here == '0'
        ? 1
        : Character.toLowerCase(here) - Character.toLowerCase(before);
  }
}
