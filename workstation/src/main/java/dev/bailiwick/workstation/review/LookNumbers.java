package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.run.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers looks anew, in the order in which they are asked for; those that nobody asks for fall
/// out. Equal ones have one number. One thread.
final class LookNumbers {
  private final Look[] before;

  /// One more than the new number of each look from before; 0 where it has none yet.
  private final int[] moved;

  private final List<Look> looks = new ArrayList<>();
  private final Map<Look, Integer> numbers = new HashMap<>();

  LookNumbers(Look[] before) {
    this.before = before.clone();
    this.moved = new int[before.length];
  }

  /// The part with new numbers for its old ones.
  MemoryFormat.Part renumbered(MemoryFormat.Part part) {
    var own = new int[part.looks().length];
    for (int i = 0; i < own.length; i++) {
      int old = part.looks()[i];
      if (moved[old] == 0) {
        moved[old] = of(before[old]) + 1;
      }
      own[i] = moved[old] - 1;
    }
    return new MemoryFormat.Part(own, part.in(), part.at(), part.length());
  }

  int[] of(List<Look> wanted) {
    return wanted.stream().mapToInt(this::of).toArray();
  }

  private int of(Look look) {
    return numbers.computeIfAbsent(
        look,
        one -> {
          looks.add(one);
          return looks.size() - 1;
        });
  }

  Look[] looks() {
    return looks.toArray(Look[]::new);
  }
}
