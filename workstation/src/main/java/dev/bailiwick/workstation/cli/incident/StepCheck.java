package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.incident.Incident;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.scan.FolderScan;
import dev.bailiwick.workstation.scan.HistoryScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Whether a step is done, as far as this machine can tell by itself: a value that still stands in
/// the files or the history speaks against it.
record StepCheck(Supplier<SecretScanner> scanner, Path root, LongFunction<Runnable> progress) {

  /// Why the step is not done yet, or empty.
  Optional<String> objection(Incident incident) throws IOException {
    var step = incident.next();
    if (step.isEmpty() || incident.finding().isEmpty()) {
      return Optional.empty();
    }
    return switch (step.get().id()) {
      case "update" ->
          places(files(), incident)
              .map(where -> "it still stands in " + where + "; bailiwick scan --fix mends that");
      case "history" ->
          places(history(), incident)
              .map(where ->
                  "it still stands in the history ("
                      + where
                      + "); bailiwick incident purge --finding "
                      + incident.finding());
      default -> Optional.empty();
    };
  }

  List<Finding> files() throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    return new FolderScan(scanner.get(), root, false, threads, () -> {})
        .scan(List.of(root))
        .findings();
  }

  List<Finding> history() throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    return new HistoryScan(scanner.get(), root, threads, progress).scan(_ -> true).findings();
  }

  private static Optional<String> places(List<Finding> findings, Incident incident) {
    return findings.stream()
        .filter(one -> one.fingerprint().equals(incident.finding()))
        .map(one -> one.path() + ":" + one.place().line())
        .findFirst();
  }
}
