package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.decision.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What becomes of a folder's cases: how many pass, and each that gets another answer than its own.
final class ArrivalOutcomes {
  private ArrivalOutcomes() {}

  static void print(Path folder) throws IOException {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    int differing = 0;
    for (var one : ArrivalCorpus.judged(folder)) {
      var word = one.decision().word();
      counts
          .computeIfAbsent(one.isBad() ? "bad" : "ordinary", _ -> new TreeMap<>())
          .merge(word, 1, Integer::sum);
      var told = one.decision().reason() + " " + one.decision().rules();
      boolean right =
          one.given().string("expect").orElse("").equals(word)
              && told.contains(one.given().string("says").orElse(""));
      boolean failed = one.isBad() ? one.decision() instanceof Decision.Allow : word.equals("deny");
      if (!right) {
        differing++;
        IO.println(
            (failed ? "FAILED " : "differs ")
                + one.id()
                + " "
                + word
                + ": "
                + one.decision().reason()
                + " "
                + one.decision().rules().stream().map(rule -> rule.id()).toList());
      }
    }
    IO.println(differing + " get another answer than their own; " + counts);
  }
}
