package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.core.secret.content.LaterPath;
import dev.bailiwick.workstation.history.ObjectStore;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.Origins;
import dev.bailiwick.workstation.history.object.CommitText;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Scans everything that git keeps: each object once, whatever leads to it, so stashes, notes, what
/// only a reflog knows and what is dangling are among them; messages of commits and tags and git's
/// own texts too.
///
/// A secret is told once for each path, where it first appeared. What no commit holds has no path
/// and is told by its id. One thread asks.
public final class HistoryScan {
  private static final int SHOWN_ID = 12;

  private final SecretScanner scanner;
  private final Path root;
  private final int threads;
  private final LongFunction<Runnable> progress;

  /// @param progress given the number of objects, gives what is called for each, by any thread
  public HistoryScan(
      SecretScanner scanner, Path root, int threads, LongFunction<Runnable> progress) {
    this.scanner = scanner;
    this.root = root;
    this.threads = threads;
    this.progress = progress;
  }

  /// @param wanted tells for a path relative to the root whether it is told of
  /// @throws IllegalArgumentException where no repository stands at the root
  public ScanReport scan(Predicate<String> wanted) throws IOException {
    var store =
        ObjectStore.of(root)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--history: " + root + " is no git repository; name one with --root"));
    try (var walk = ObjectWalk.open(store)) {
      var searches = Collections.synchronizedList(new ArrayList<ObjectSearch>());
      var kinds = EnumSet.of(ObjectKind.BLOB, ObjectKind.COMMIT, ObjectKind.TAG);
      walk.visit(
          new ObjectWalk.Wanted(kinds, threads, progress.apply(walk.count())),
          () -> {
            var search = new ObjectSearch(new ContentScan(scanner));
            searches.add(search);
            return search;
          });
      return report(walk, searches).and(beside()).of(wanted);
    }
  }

  /// What git keeps as plain text: reflogs with the subjects of commits that may be gone, and a
  /// configuration that may hold a login.
  private ScanReport beside() throws IOException {
    var git = root.resolve(".git");
    var texts =
        Stream.of("logs", "config", "COMMIT_EDITMSG", "MERGE_MSG", "FETCH_HEAD")
            .map(git::resolve)
            .filter(Files::exists)
            .toList();
    return new FolderScan(scanner, root, false, threads, () -> {}).scan(texts);
  }

  private ScanReport report(ObjectWalk walk, List<ObjectSearch> searches) throws IOException {
    long objects = 0;
    long bytes = 0;
    int spokenFor = 0;
    var limits = limits(walk);
    var files = new HashMap<String, List<Hit>>();
    var messages = new ArrayList<Finding>();
    for (var search : searches) {
      objects += search.objects();
      bytes += search.bytes();
      spokenFor += search.spokenFor();
      for (var limit : search.limits()) {
        limits.add("object " + shown(walk.id(limit.place())) + ": " + limit.what());
      }
      for (var hit : search.hits()) {
        var id = walk.id(hit.place());
        if (hit.kind() == ObjectKind.BLOB) {
          files.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(hit);
        } else {
          messages.addAll(message(hit, id, walk.idBytes()));
        }
      }
    }
    var findings = first(walk, files);
    findings.addAll(messages);
    return new ScanReport(findings, objects, bytes, spokenFor, 0, limits);
  }

  /// The findings in files, each secret once for each path.
  private List<Finding> first(ObjectWalk walk, Map<String, List<Hit>> files) throws IOException {
    var first = new LinkedHashMap<String, Finding>();
    var origins = Origins.of(walk, files.keySet(), threads);
    origins.forEach((id, origin) -> {
      var commit = Optional.of(new Finding.Commit(origin.commit(), origin.author(), origin.date()));
      for (var hit : files.getOrDefault(id, List.of())) {
        for (var finding : hit.findings()) {
          var path = origin.path() + finding.path();
          first.computeIfAbsent(
              finding.fingerprint() + path, _ -> LaterPath.of(finding, path, commit));
        }
      }
    });
    files.forEach((id, hits) -> {
      if (!origins.containsKey(id)) {
        hits.stream()
            .flatMap(hit -> hit.findings().stream())
            .forEach(finding ->
                first.computeIfAbsent(
                    finding.fingerprint() + id,
                    _ ->
                        LaterPath.of(
                            finding,
                            "(in no commit) " + shown(id) + finding.path(),
                            Optional.empty())));
      }
    });
    return new ArrayList<>(first.values());
  }

  private static List<Finding> message(Hit hit, String id, int idBytes) {
    var commit =
        CommitText.of(hit.header(), hit.header().length, idBytes)
            .map(text -> new Finding.Commit(id, text.author(), CommitText.date(text.written())));
    var path = hit.kind() == ObjectKind.TAG ? "(tag message) " + shown(id) : "(commit message)";
    return hit.findings().stream().map(finding -> LaterPath.of(finding, path, commit)).toList();
  }

  private static String shown(String id) {
    return id.substring(0, SHOWN_ID);
  }

  private static List<String> limits(ObjectWalk walk) {
    var limits = new ArrayList<String>();
    walk.flaws().forEach(flaw -> limits.add(flaw.toString()));
    if (walk.unread() > 0) {
      limits.add("git: " + walk.unread() + " objects cannot be read; `git fsck` tells more");
    }
    return limits;
  }
}
