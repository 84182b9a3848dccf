package dev.bailiwick.workstation.cli.network;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.network.Observation;
import dev.bailiwick.workstation.network.Observation.Verdict;
import java.util.List;
import java.util.Locale;

/// What `network check` prints.
record CheckReport(List<Observation> seen) {

  /// What could not be looked at does not pass.
  boolean passes() {
    return seen.stream()
        .noneMatch(one -> one.verdict() == Verdict.BROKEN || one.verdict() == Verdict.UNKNOWN);
  }

  Json json() {
    return Json.object()
        .put("schema", 1)
        .put("tool", "network check")
        .put("passes", passes())
        .put("checks", Json.array(seen.stream().map(Observation::json).toList()))
        .build();
  }

  void print(Terminal terminal) {
    int width = seen.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    for (var one : seen) {
      var word = "%-9s".formatted(one.verdict().name().toLowerCase(Locale.ROOT));
      var name = one.name() + " ".repeat(width - one.name().length() + 2);
      terminal.out().println(terminal.toned(tone(one.verdict()), word) + name + one.detail());
      if (!one.mend().isEmpty()) {
        var mend = " ".repeat(width + 11) + "-> " + one.mend();
        terminal.out().println(terminal.toned(Tone.FAINT, mend));
      }
    }
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case OK -> Tone.GOOD;
      case HINT, UNKNOWN -> Tone.WARNING;
      case BROKEN -> Tone.BAD;
    };
  }
}
