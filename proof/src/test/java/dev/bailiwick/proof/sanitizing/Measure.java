package dev.bailiwick.proof.sanitizing;

import dev.bailiwick.core.redact.sanitizing.RestoreMap;
import dev.bailiwick.core.redact.sanitizing.Restorer;
import dev.bailiwick.core.redact.sanitizing.Sanitizer;
import dev.bailiwick.core.secret.SecretScanner;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Prints what `sanitize` and `restore` do to real files with planted secrets, terms, hosts and
/// addresses, by kind: `sanitizing/measure FOLDER [SEED]`.
///
/// Every file is sanitized as it is, with names planted and with names and secrets planted; the
/// texts stay in `target/sanitizing` to be looked at.
final class Measure {
  private static final int LARGEST = 64 << 10;
  private static final int TRIES = 4;
  private static final Path WORK = Path.of("target", "sanitizing");

  private final SecretScanner scanner = SecretScanner.packed();
  private final Plants plants;
  private final long seed;

  private Measure(Plants plants, long seed) {
    this.plants = plants;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    var plants = Plants.read(Files.readString(Path.of("sanitizing", "plants.txt")));
    var measure = new Measure(plants, seed);
    var tallies = new ArrayList<Tally>();
    for (var kind : files(Path.of(arguments[0])).entrySet()) {
      var tally = measure.of(kind.getKey(), kind.getValue());
      tally.problems().forEach(IO::println);
      tallies.add(tally);
    }
    IO.println("\n" + Tally.HEAD);
    tallies.forEach(tally -> IO.println(tally.line()));
    IO.println(Tally.all(tallies).line());
  }

  private static Map<Kind, List<Path>> files(Path folder) throws IOException {
    var files = new EnumMap<Kind, List<Path>>(Kind.class);
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        Kind.of(file.getFileName().toString())
            .ifPresent(kind -> files.computeIfAbsent(kind, _ -> new ArrayList<>()).add(file));
      }
    }
    return files;
  }

  private Tally of(Kind kind, List<Path> files) throws IOException, InterruptedException {
    var trials = all(kind, files);
    var tally = new Tally(kind.key());
    var originals = written(trials, "original", trials.stream().map(Trial::original).toList());
    var broken = Parsing.broken(kind, originals);
    tally.files(trials.size(), broken.map(java.util.Set::size).orElse(trials.size()));
    broken.ifPresent(paths -> trials.removeIf(trial -> paths.contains(trial.at("original"))));
    for (var trial : trials) {
      check(trial, "original", new Planted(trial.original(), List.of(), List.of()), tally);
    }
    plant(kind, trials, "names", tally);
    plant(kind, trials, "secrets", tally);
    for (var way : List.of("original", "names", "secrets")) {
      parse(kind, trials, way, tally);
    }
    return tally;
  }

  private static List<Trial> all(Kind kind, List<Path> files) throws IOException {
    var trials = new ArrayList<Trial>();
    for (var file : files) {
      var text = Files.size(file) > LARGEST ? "" : text(file);
      if (!text.isBlank()) {
        trials.add(new Trial(file, text, WORK.resolve(kind.key()).resolve("" + trials.size())));
      }
    }
    return trials;
  }

  /// Empty where it is no UTF-8.
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException _) {
      return "";
    }
  }

  private static List<Path> written(List<Trial> trials, String way, List<String> texts)
      throws IOException {
    var written = new ArrayList<Path>();
    for (int i = 0; i < trials.size(); i++) {
      var path = trials.get(i).at(way);
      Files.createDirectories(path.getParent());
      Files.writeString(path, texts.get(i));
      written.add(path);
    }
    return written;
  }

  /// Plants again with another seed what does not parse with what was planted.
  private void plant(Kind kind, List<Trial> trials, String way, Tally tally)
      throws IOException, InterruptedException {
    var left = new ArrayList<>(trials);
    for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
      var planted = new ArrayList<Planted>();
      for (var trial : left) {
        var random = new Random(seed * 31 + trial.original().hashCode() * 7L + i);
        var planter = new Planter(kind, plants.of(kind), random);
        planted.add(
            way.equals("names") ? planter.names(trial.original()) : planter.all(trial.original()));
      }
      var paths = written(left, "planted-" + way, planted.stream().map(Planted::text).toList());
      var broken = Parsing.broken(kind, paths).orElse(java.util.Set.of());
      for (int j = left.size() - 1; j >= 0; j--) {
        if (!broken.contains(paths.get(j))) {
          check(left.remove(j), way, planted.get(j), tally);
        }
      }
    }
    tally.unplanted(left.size());
  }

  private void check(Trial trial, String way, Planted planted, Tally tally) throws IOException {
    var map = new RestoreMap();
    var rules =
        new Sanitizer.Rules(
            Map.of("ledgerName", "accountName"), List.of(Values.TERM), new byte[32]);
    var shared =
        new Sanitizer(rules, scanner, map).sanitize(trial.file().toString(), planted.text());
    var path = trial.at("shared-" + way);
    Files.createDirectories(path.getParent());
    Files.writeString(path, shared.text());
    tally.planted(planted.count());
    planted
        .surviving(shared.text())
        .forEach(survivor -> tally.survived(path + ": survived: " + survivor));
    var restored = new Restorer(map).restore(shared.text()).text();
    if (shared.secrets() == 0) {
      tally.restored(restored.equals(planted.text()), path + ": did not come back");
    } else if (!way.equals("secrets")) {
      tally.held(path + ": holds " + shared.secrets() + " secrets by itself");
    }
  }

  private static void parse(Kind kind, List<Trial> trials, String way, Tally tally)
      throws IOException, InterruptedException {
    var paths =
        trials.stream().map(trial -> trial.at("shared-" + way)).filter(Files::exists).toList();
    var broken = Parsing.broken(kind, paths);
    if (broken.isPresent()) {
      tally.parsed(paths.size() - broken.get().size());
      broken.get().forEach(path -> tally.broken(path + ": no longer parses"));
    }
  }
}
