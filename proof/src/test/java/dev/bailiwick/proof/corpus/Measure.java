package dev.bailiwick.proof.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Prints what the guard answers to the corpora: `corpus/measure` in the folder `proof`.
///
/// `--asked` lists the harmless cases that are asked too; `--cases FILE` judges the cases of a file
/// in place of the corpora.
final class Measure {
  static final Path CORPUS = Path.of("corpus");

  private Measure() {}

  public static void main(String[] arguments) throws IOException {
    // Not below /tmp: the starter gives that folder more freedom than a home has.
    var folder = Fixture.place();
    try {
      var words = List.of(arguments);
      var measurement = new Measurement(folder);
      int file = words.indexOf("--cases") + 1;
      if (file > 0) {
        var cases = Case.read(Path.of(words.get(file)));
        report(words, List.of(measurement.judge(cases, List.of(Variant.STARTER))));
        return;
      }
      report(
          words,
          List.of(
              measurement.judge(
                  Case.read(CORPUS.resolve("attacks.jsonl")), List.of(Variant.values())),
              measurement.judge(
                  Case.read(CORPUS.resolve("friction.jsonl")), List.of(Variant.STARTER)),
              measurement.judge(
                  Case.read(CORPUS.resolve("friction-second.jsonl")), List.of(Variant.STARTER)),
              measurement.judge(
                  Case.read(CORPUS.resolve("friction-third.jsonl")), List.of(Variant.STARTER))));
    } finally {
      remove(folder);
    }
  }

  static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void report(List<String> words, List<List<Judged>> sets) {
    var all = sets.stream().flatMap(List::stream).toList();
    var failing = all.stream().filter(Judged::fails).toList();
    failing.forEach(one -> IO.println("FAIL " + one));
    if (words.contains("--asked")) {
      all.stream()
          .filter(one ->
              !one.asked().stopped()
                  && one.answer().equals("ask")
                  && one.variant() == Variant.STARTER)
          .forEach(one -> IO.println("ASKED " + one));
    }
    sets.forEach(set -> IO.println("\n" + Table.of(set)));
    var slowest = all.stream().mapToLong(Judged::micros).max().orElse(0);
    IO.println(
        "failing: %d of %d; slowest %d ms".formatted(failing.size(), all.size(), slowest / 1000));
  }
}
