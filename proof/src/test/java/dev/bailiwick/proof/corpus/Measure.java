package dev.bailiwick.proof.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Prints what the guard answers to the corpora: `corpus/measure` in the folder `proof`.
///
/// `--asked` lists the harmless cases that are asked too.
final class Measure {
  private Measure() {}

  public static void main(String[] arguments) throws IOException {
    // Not below /tmp: the starter gives that folder more freedom than a home has.
    var folder = Fixture.place();
    try {
      var measurement = new Measurement(folder);
      var attacks =
          measurement.judge(
              Case.read(Path.of("corpus", "attacks.jsonl")), List.of(Variant.values()));
      var friction =
          measurement.judge(
              Case.read(Path.of("corpus", "friction.jsonl")), List.of(Variant.STARTER));
      var all = Stream.concat(attacks.stream(), friction.stream()).toList();
      var failing = all.stream().filter(Judged::fails).toList();
      failing.forEach(one -> IO.println("FAIL " + one));
      if (List.of(arguments).contains("--asked")) {
        all.stream()
            .filter(one ->
                !one.asked().stopped()
                    && one.answer().equals("ask")
                    && one.variant() == Variant.STARTER)
            .forEach(one -> IO.println("ASKED " + one));
      }
      IO.println("\nATTACKS AND TWINS\n" + Table.of(attacks));
      IO.println("FRICTION (starter)\n" + Table.of(friction));
      var slowest = all.stream().mapToLong(Judged::micros).max().orElse(0);
      IO.println(
          "failing: %d of %d; slowest %d ms".formatted(failing.size(), all.size(), slowest / 1000));
    } finally {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
