package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.CodeReview;
import dev.bailiwick.core.code.SourceReading;
import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.parser.TreeSitterParser;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/// Reviews the source files below a folder. Parsing uses several threads, the analysis one.
public final class FolderReview {
  private static final long PARSE_MILLISECONDS = 3_000;
  private static final long STACK = 512L << 20;
  private static final int MOST_FILES = 200_000;

  private final Path root;
  private final Rules rules;
  private final int threads;
  private final Runnable step;
  private final SourceReading reading =
      new SourceReading(new TreeSitterParser(), PARSE_MILLISECONDS);

  /// @param root paths are relative to it, absolute
  /// @param step called for each file that is read, by any thread
  public FolderReview(Path root, Rules rules, int threads, Runnable step) {
    this.root = root;
    this.rules = rules;
    this.threads = threads;
    this.step = step;
  }

  /// Reviews all source files below the paths.
  ///
  /// @param paths absolute
  public ReviewReport all(List<Path> paths) throws IOException {
    return review(SourceListing.of(root, paths), Map.of(), _ -> true);
  }

  /// Reviews one file.
  ///
  /// @param path relative to the root
  public ReviewReport file(String path) throws IOException {
    return review(List.of(path), Map.of(), _ -> true);
  }

  /// Reviews one file as if it held something else.
  ///
  /// @param path relative to the root
  public ReviewReport file(String path, byte[] content) throws IOException {
    return review(List.of(path), Map.of(path, content), _ -> true);
  }

  /// Reviews one file as the last commit has it; an empty one where it is new.
  ///
  /// @param path relative to the root
  public ReviewReport committed(String path) throws IOException {
    return file(path, Changes.committed(root, path));
  }

  /// Reviews the files that the next commit changes, as it would have them; tells what stands in
  /// changed lines.
  ///
  /// @param index the index that will be committed, where it is not the repository's usual one
  public ReviewReport staged(Optional<Path> index, Predicate<String> wanted) throws IOException {
    var changes = Changes.staged(root, index);
    var paths = sources(changes, wanted);
    return review(paths, Changes.content(root, index, paths), in(changes));
  }

  /// Reviews the files that differ from a commit; tells what stands in changed lines.
  public ReviewReport since(String revision, Predicate<String> wanted) throws IOException {
    var changes = Changes.since(root, revision);
    return review(sources(changes, wanted), Map.of(), in(changes));
  }

  private static Predicate<Finding> in(Changes changes) {
    return finding ->
        changes.touch(finding.path(), finding.place().line(), finding.place().endLine());
  }

  private static List<String> sources(Changes changes, Predicate<String> wanted) {
    return changes.files().entrySet().stream()
        .filter(file -> !file.getValue().lines().isEmpty())
        .map(Map.Entry::getKey)
        .filter(wanted)
        .filter(path -> dev.bailiwick.core.code.syntax.Language.of(path).isPresent())
        .toList();
  }

  private ReviewReport review(
      List<String> paths, Map<String, byte[]> given, Predicate<Finding> told) throws IOException {
    var folder = new CodeFolder(root, reading, given);
    var files = read(folder, paths);
    var task = new FutureTask<>(() -> new CodeReview(rules, folder, MOST_FILES).review(files));
    new Thread(null, task, "review", STACK).start();
    var result = result(task);
    var limits = new ArrayList<String>();
    folder
        .left()
        .forEach((path, reason) -> {
          if (paths.contains(path)) {
            limits.add(path + ": " + reason);
          }
        });
    result.failed().forEach(path -> limits.add(path + ": the analysis failed; please report it"));
    if (result.exhausted() > 0) {
      limits.add(result.exhausted() + " functions were too much work to be followed to their end");
    }
    long bytes = files.stream().mapToLong(file -> file.source().length).sum();
    var findings = result.findings().stream().filter(told).toList();
    var suppressed = result.spokenFor().stream().filter(one -> told.test(one.finding())).toList();
    return new ReviewReport(
        new ScanReport(findings, files.size(), bytes, suppressed.size(), 0, limits),
        suppressed,
        result.routes().stream().map(FolderReview::listed).toList());
  }

  private static ReviewReport.ListedRoute listed(Route route) {
    return new ReviewReport.ListedRoute(
        route.file().path(), route.line(), route.method(), route.url(), route.guard().word());
  }

  private List<CodeFile> read(CodeFolder folder, List<String> paths) throws IOException {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var reads = new ArrayList<java.util.concurrent.Future<Optional<CodeFile>>>();
      for (var path : paths) {
        reads.add(
            pool.submit(() -> {
              var file = folder.file(path);
              step.run();
              return file;
            }));
      }
      var files = new ArrayList<CodeFile>();
      for (var read : reads) {
        result(read).ifPresent(files::add);
      }
      return files;
    }
  }

  private static <T> T result(java.util.concurrent.Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the review failed: " + e.getCause(), e);
    }
  }
}
