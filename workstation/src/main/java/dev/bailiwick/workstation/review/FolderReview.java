package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.CodeReview;
import dev.bailiwick.core.code.Outcome;
import dev.bailiwick.core.code.ReviewParts;
import dev.bailiwick.core.code.authz.Route;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.team.TeamRules;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Reviews the source files below a folder. Several threads go through the files, each through one
/// at a time.
public final class FolderReview {
  private static final long STACK = 512L << 20;
  private static final int MOST_FILES = 200_000;

  private final Path root;
  private final Rules rules;
  private final int threads;
  private final Runnable step;
  private final ParsedCode parsed;
  private final Optional<Path> memories;
  private final InstantSource clock;

  /// @param root paths are relative to it, absolute
  /// @param step called for each file that is read, by any thread
  public FolderReview(Path root, Rules rules, int threads, Runnable step) {
    this(root, rules, threads, step, new ParsedCode(), Optional.empty());
  }

  /// @param parsed what was parsed before, for other reviews as well
  /// @param memories a folder in which is kept what came of files, where that shall be
  public FolderReview(
      Path root,
      Rules rules,
      int threads,
      Runnable step,
      ParsedCode parsed,
      Optional<Path> memories) {
    this(root, rules, threads, step, parsed, memories, InstantSource.system());
  }

  FolderReview(
      Path root,
      Rules rules,
      int threads,
      Runnable step,
      ParsedCode parsed,
      Optional<Path> memories,
      InstantSource clock) {
    this.clock = clock;
    this.parsed = parsed;
    this.memories = memories;
    this.root = root;
    this.rules = rules;
    this.threads = threads;
    this.step = step;
  }

  /// Reviews all source files below the paths.
  ///
  /// @param paths absolute
  public ReviewReport all(List<Path> paths) throws IOException {
    var memory = memory();
    var folder = new CodeFolder(root, known(memory), parsed, Map.of());
    return review(SourceListing.of(root, folder, paths), folder, memory, _ -> true);
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

  private Optional<ReviewMemory> memory() {
    return memories.map(one -> ReviewMemory.open(one, root, rules, clock));
  }

  private KnownFiles known(Optional<ReviewMemory> memory) {
    return memory.map(ReviewMemory::files).orElseGet(() -> parsed.files(root));
  }

  private ReviewReport review(
      List<String> paths, Map<String, byte[]> given, Predicate<Finding> told) throws IOException {
    var memory = given.isEmpty() ? memory() : Optional.<ReviewMemory>empty();
    return review(paths, new CodeFolder(root, known(memory), parsed, given), memory, told);
  }

  private ReviewReport review(
      List<String> paths, CodeFolder folder, Optional<ReviewMemory> memory, Predicate<Finding> told)
      throws IOException {
    var files = new ArrayList<CodeFile>();
    for (var path : paths) {
      folder.file(path).ifPresent(files::add);
    }
    var parts = new CodeReview(rules, folder, MOST_FILES).parts(files);
    var team = TeamRuleFiles.read(root);
    var others = files.stream().flatMap(file -> team.found(file).stream()).toList();
    var result = parts.result(outcomes(parts, folder, memory), others);
    var left = folder.left();
    long bytes = 0;
    int read = 0;
    for (var file : files) {
      if (!left.containsKey(file.path())) {
        bytes += file.facts().size();
        read++;
      }
    }
    var findings = result.findings().stream().filter(told).toList();
    var suppressed = result.spokenFor().stream().filter(one -> told.test(one.finding())).toList();
    return new ReviewReport(
        new ScanReport(
            findings, read, bytes, suppressed.size(), 0, limits(paths, left, result, team)),
        suppressed,
        result.routes().stream().map(FolderReview::listed).toList());
  }

  private static List<String> limits(
      List<String> paths, Map<String, String> left, CodeReview.Result result, TeamRules team) {
    var limits = new ArrayList<String>();
    team.problems().forEach(problem -> limits.add(problem.toString()));
    for (var path : paths) {
      if (left.containsKey(path)) {
        limits.add(path + ": " + left.get(path));
      }
    }
    left.forEach((path, reason) -> {
      if (dev.bailiwick.core.code.syntax.Language.of(path).isEmpty()) {
        limits.add(path + ": " + reason);
      }
    });
    result.failed().forEach(path -> limits.add(path + ": the analysis failed; please report it"));
    if (result.exhausted() > 0) {
      limits.add(result.exhausted() + " functions were too much work to be followed to their end");
    }
    return limits;
  }

  /// Goes through all parts; what is remembered of one and still holds is taken.
  private List<Outcome> outcomes(
      ReviewParts parts, CodeFolder folder, Optional<ReviewMemory> memory) throws IOException {
    var names = parts.names();
    var outcomes = new Outcome[names.size()];
    var next = new AtomicInteger();
    Callable<Boolean> work =
        () -> {
          for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            outcomes[i] = outcome(names.get(i), parts, folder, memory);
            step.run();
          }
          return true;
        };
    var tasks = new ArrayList<FutureTask<Boolean>>();
    for (int i = 0; i < Math.max(1, Math.min(threads, outcomes.length)); i++) {
      var task = new FutureTask<>(work);
      tasks.add(task);
      new Thread(null, task, "review", STACK).start();
    }
    for (var task : tasks) {
      result(task);
    }
    memory.ifPresent(one -> one.save(folder));
    return List.of(outcomes);
  }

  private Outcome outcome(
      String part, ReviewParts parts, CodeFolder folder, Optional<ReviewMemory> memory) {
    var known = memory.flatMap(one -> one.outcome(part, parts::holds, rules, folder));
    if (known.isPresent()) {
      return known.get();
    }
    var outcome = parts.outcome(part);
    var left = folder.left();
    boolean isWhole = outcome.looks().stream().noneMatch(look -> left.containsKey(look.path()));
    if (isWhole && !outcome.failed()) {
      memory.ifPresent(one -> one.keep(part, outcome));
    } else {
      memory.ifPresent(one -> one.forget(part));
    }
    return outcome;
  }

  private static ReviewReport.ListedRoute listed(Route route) {
    return new ReviewReport.ListedRoute(
        route.file().path(), route.line(), route.method(), route.url(), route.guard().word());
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
