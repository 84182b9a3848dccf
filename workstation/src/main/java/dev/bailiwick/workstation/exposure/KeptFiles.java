package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.scan.FolderScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Files with a text of their own: what is kept, and the secrets in it.
///
/// @param step called for each file that was looked into, by any thread
record KeptFiles(
    Ground ground, SecretScanner scanner, Closing closing, int threads, Runnable step) {

  /// The kept files as one exposure, and each secret in them once.
  List<Exposed> of(Catalogue.Kept kept) throws IOException {
    var files = ground.files(kept.paths());
    if (files.isEmpty()) {
      return List.of();
    }
    var secrets = secrets(files, kept.whose() + " keeps a secret in its " + kept.what());
    var exposed = new ArrayList<Exposed>();
    var first = files.getFirst();
    exposed.add(
        Exposed.of(
            "exposure-" + kept.id(),
            secrets.isEmpty() ? Severity.LOW : Severity.MEDIUM,
            counted(files.size(), "file")
                + " with "
                + kept.what()
                + " of "
                + kept.whose()
                + " can be read"
                + (secrets.isEmpty() ? "" : "; " + counted(secrets.size(), "secret") + " in them"),
            folder(files),
            closing.of(read(first)),
            "add `" + pattern(kept.paths().getFirst()) + "` to read.deny"));
    exposed.addAll(secrets);
    return exposed;
  }

  /// The secrets in the files, each once.
  List<Exposed> secrets(List<Path> files, String reach) throws IOException {
    var report = new FolderScan(scanner, ground.root(), false, threads, step).scan(files);
    report.limits().forEach(ground.limits()::add);
    var seen = new HashSet<String>();
    var exposed = new ArrayList<Exposed>();
    for (var finding : report.findings()) {
      if (seen.add(finding.fingerprint())) {
        var path = ground.root().resolve(finding.path());
        exposed.add(
            Exposed.of(
                finding,
                ground.shown(path),
                reach,
                closing.of(read(path)),
                "replace the secret, and add `" + ground.shown(path) + "` to read.deny"));
      }
    }
    return exposed;
  }

  Optional<Closing.By> closed(Path file) {
    return closing.of(read(file));
  }

  private static Effect read(Path file) {
    return new Effect.Reads(Target.file(file.toString()), Effect.Place.WHOLE);
  }

  /// Where the files lie together.
  private String folder(List<Path> files) {
    if (files.size() == 1) {
      return ground.shown(files.getFirst());
    }
    var folder = files.getFirst().getParent();
    while (folder != null && !files.getLast().startsWith(folder)) {
      folder = folder.getParent();
    }
    return folder == null ? "/" : ground.shown(folder);
  }

  /// `~/.codex/sessions/**.jsonl` → `~/.codex/sessions/**`.
  private static String pattern(String path) {
    int wild = path.indexOf("**");
    return wild < 0 ? path : path.substring(0, wild) + "**";
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
