package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.util.List;

/// What a window costs the search: how often its grams come up in source text, and the room they
/// take in the table, since each makes a few others pass.
final class Rarity {
  /// More than this is never worth it.
  static final double MOST = 20_000;

  private static final int MOST_GRAMS = 20_000;

  /// Other grams that a gram in the table lets through, in a megabyte.
  private static final double COLLISIONS = 0.5;

  private Rarity() {}

  /// The lower, the rarer; in hits in a megabyte.
  static double cost(List<ByteSet> window, GramRates rates) {
    var front = window.subList(0, Gram.LENGTH);
    var back = window.subList(1, 1 + Gram.LENGTH);
    long grams = Gram.count(front) + Gram.count(back);
    if (grams > MOST_GRAMS) {
      return MOST + grams;
    }
    var sum = new double[] {COLLISIONS * grams};
    Gram.each(front, gram -> sum[0] += rates.of(gram));
    Gram.each(back, gram -> sum[0] += rates.of(gram));
    return sum[0];
  }
}
