package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import java.util.List;

/// How seldom a window comes up in source text, roughly.
final class Rarity {
  /// Lower-case letters by their usual order in English text, in thousandths of all bytes.
  private static final String LETTERS = "etaoinsrhldcumfpgwybvkxjqz";

  private static final int[] SHARES = {
    62, 48, 42, 40, 38, 38, 36, 34, 20, 24, 20, 20, 16, 15, 13, 13, 10, 6, 8, 8, 6, 5, 4, 2, 1, 1
  };

  /// What a gram more in the table costs beside what it lets through.
  private static final double ROOM = 1e-7;

  /// More grams than this of one window would drown all others.
  private static final double MOST_GRAMS = 20_000;

  private Rarity() {}

  /// The lower, the rarer.
  static double cost(List<ByteSet> window) {
    double first = 1;
    double second = 1;
    double grams = 1;
    double moreGrams = 1;
    for (int i = 0; i < window.size(); i++) {
      double share = share(window.get(i));
      if (i < window.size() - 1) {
        first *= share;
        grams *= window.get(i).size();
      }
      if (i > 0) {
        second *= share;
        moreGrams *= window.get(i).size();
      }
    }
    double all = grams + moreGrams;
    return first + second + ROOM * all + (all > MOST_GRAMS ? 1_000 + all : 0);
  }

  /// True where the grams of the window are too many to be kept.
  static boolean drowns(List<ByteSet> window) {
    return cost(window) > 1_000 + 10 * MOST_GRAMS;
  }

  static double share(ByteSet set) {
    double sum = 0;
    for (int value : set.values()) {
      sum += share(value);
    }
    return Math.min(1, sum / 1000);
  }

  private static double share(int value) {
    if (value >= 'a' && value <= 'z') {
      return SHARES[LETTERS.indexOf(value)];
    }
    if (value >= 'A' && value <= 'Z') {
      return 1 + SHARES[LETTERS.indexOf(value + 32)] / 12.0;
    }
    if (value >= '0' && value <= '9') {
      return value < '3' ? 10 : 5;
    }
    return switch (value) {
      case ' ' -> 180;
      case '\n' -> 30;
      case '_', '.', ',', '(', ')', '"', '\'', '/', '-', '=', ';', ':', '*' -> 10;
      default -> value < 128 ? 2 : 0.3;
    };
  }
}
