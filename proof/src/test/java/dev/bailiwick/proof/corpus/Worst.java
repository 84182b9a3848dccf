package dev.bailiwick.proof.corpus;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.proof.fuzz.Bomb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Prints how long the slowest inputs take, by the whole road and warm: `corpus/worst` in the
/// folder `proof`. The best of three runs each, slowest first, in milliseconds.
final class Worst {
  private static final int RUNS = 3;

  /// Microseconds; over it no second run is made.
  private static final int SLOW = 1_000_000;

  private Worst() {}

  private record Timed(Bomb bomb, Judged judged) {}

  public static void main(String[] arguments) throws IOException {
    var folder = Fixture.place();
    try {
      var measurement = new Measurement(folder);
      measurement.judge(
          Case.read(Measure.CORPUS.resolve("friction.jsonl")), List.of(Variant.STARTER));
      var all = new ArrayList<Timed>();
      for (var bomb : Bomb.ALL) {
        all.add(new Timed(bomb, best(measurement, bomb)));
      }
      all.sort(Comparator.comparingLong((Timed one) -> one.judged().micros()).reversed());
      all.forEach(one ->
          IO.println(
              "%8.1f  %-6s %s  %s"
                  .formatted(
                      one.judged().micros() / 1000.0,
                      one.judged().answer(),
                      one.bomb().name(),
                      one.judged().reason().lines().findFirst().orElse(""))));
    } finally {
      Measure.remove(folder);
    }
  }

  private static Judged best(Measurement measurement, Bomb bomb) throws IOException {
    var input = Json.object().put("command", bomb.text()).build();
    var event = Json.object().put("tool_name", "Bash").put("tool_input", input).build();
    var one = new Case(bomb.name(), "worst", true, List.of(), event, "", "", "mixed");
    var best = judged(measurement, one);
    for (int run = 1; run < RUNS && best.micros() <= SLOW; run++) {
      var judged = judged(measurement, one);
      best = judged.micros() < best.micros() ? judged : best;
    }
    return best;
  }

  private static Judged judged(Measurement measurement, Case one) throws IOException {
    return measurement.judge(List.of(one), List.of(Variant.STARTER)).getFirst();
  }
}
