package dev.bailiwick.proof.fuzz;

import java.util.List;
import java.util.Random;

/// A seeded stream of choices and of damaged texts. One thread.
final class Samples {
  private static final int LONGEST = 6_000;

  private final Random random;
  private final List<String> tokens;

  /// @param tokens pieces of the grammar that damage is done with
  Samples(long seed, List<String> tokens) {
    this.random = new Random(seed);
    this.tokens = List.copyOf(tokens);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// A seed with up to six pieces of damage.
  String damaged(List<String> seeds) {
    var text = pick(seeds);
    for (int rounds = random.nextInt(7); rounds > 0; rounds--) {
      text = damage(text, seeds);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private String damage(String text, List<String> seeds) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(12));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1, 2, 3 -> text.substring(0, from) + pick(tokens) + text.substring(from);
      case 4 -> text.substring(0, from) + pick(seeds) + text.substring(to);
      case 5 -> text.substring(0, from) + part(pick(seeds)) + text.substring(from);
      case 6 -> text.substring(0, from) + text.substring(from, to).repeat(3) + text.substring(to);
      default -> text.substring(0, from) + (char) character() + text.substring(to);
    };
  }

  private String part(String text) {
    int from = random.nextInt(text.length() + 1);
    return text.substring(from, from + random.nextInt(text.length() - from + 1));
  }

  private int character() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(32);
      case 1 -> random.nextInt(0x10000);
      case 2 -> 0xD800 + random.nextInt(0x800);
      default -> 32 + random.nextInt(95);
    };
  }
}
