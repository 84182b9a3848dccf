package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.purge.StoredFile;
import dev.bailiwick.workstation.scan.FolderScan;
import dev.bailiwick.workstation.scan.HistoryScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// The value a finding of `scan` is about, read again from its place: reports hold none.
record FoundValue(SecretScanner scanner, Path root, LongFunction<Runnable> progress) {

  /// @throws IllegalArgumentException where no file and no commit has such a finding now
  byte[] of(String fingerprint) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    var here = new FolderScan(scanner, root, false, threads, () -> {}).scan(List.of(root));
    var found = value(here.findings(), fingerprint);
    if (found.isEmpty()) {
      found =
          value(
              new HistoryScan(scanner, root, threads, progress).scan(_ -> true).findings(),
              fingerprint);
    }
    return found.orElseThrow(() ->
        new IllegalArgumentException(
            "no finding "
                + fingerprint
                + " in the files and the history; scan --history"
                + " lists them"));
  }

  private Optional<byte[]> value(List<Finding> findings, String fingerprint) throws IOException {
    for (var finding : findings) {
      if (finding.fingerprint().equals(fingerprint)) {
        var content = content(finding);
        if (content.isPresent()) {
          return Optional.of(cut(content.get(), finding).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> content(Finding finding) throws IOException {
    if (finding.commit().isPresent()) {
      var stored = new StoredFile(root);
      var id = finding.commit().get().id();
      return finding.path().startsWith("(commit message)")
          ? Optional.of(stored.commit(id))
          : stored.file(id, finding.path());
    }
    var file = root.resolve(finding.path());
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// Lines and columns count from 1; the end column is behind the last unit.
  private static String cut(String text, Finding finding) {
    var place = finding.place();
    return text.substring(
        offset(text, place.line(), place.column()),
        offset(text, place.endLine(), place.endColumn()));
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
