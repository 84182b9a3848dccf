package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.findings.FindingsText;
import dev.bailiwick.workstation.cli.findings.NamedPaths;
import dev.bailiwick.workstation.cli.findings.Sarif;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.review.FolderReview;
import dev.bailiwick.workstation.review.ReviewReport;
import dev.bailiwick.workstation.scan.Baseline;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `review`: security review of source code.
@Command(
    name = "review",
    description =
        "Reviews JavaScript, TypeScript, Python, Java and Go: what comes from outside and where it"
            + " gets to, cryptography, configuration, errors, access.",
    mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {
  private static final int FOUND = 1;
  private static final int WRONG = 2;

  @Parameters(paramLabel = "PATH", description = "Files and folders (default: the repository).")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--staged", description = "The lines that the next commit would add or change.")
  private boolean staged;

  @Option(
      names = "--diff",
      paramLabel = "REV",
      description = "The lines that differ from this commit.")
  private @Nullable String diff;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "A report in JSON whose findings are known and not reported again.")
  private @Nullable Path baseline;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
  private int threads;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  private @Nullable Path root;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: text)")
  private FindingsReport.Format format = FindingsReport.Format.text;

  private final Supplier<Rules> rules;
  private final Terminal terminal;

  public ReviewCommand(Supplier<Rules> rules, Terminal terminal) {
    this.rules = rules;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (staged && diff != null) {
      terminal.note("--staged and --diff are reviews of their own; call once for each");
      return WRONG;
    }
    if (threads < 0) {
      terminal.note("--threads " + threads + ": at least one");
      return WRONG;
    }
    var top = RepositoryRoot.of(root);
    var known = baseline == null ? Baseline.EMPTY : Baseline.read(baseline);
    var read = rules.get();
    var reviewed = report(read, top);
    var report = reviewed.findings().without(known);
    print(report, reviewed.routes(), read, top);
    return report.findings().isEmpty() ? 0 : FOUND;
  }

  private ReviewReport report(Rules read, Path top) throws IOException {
    int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    var wanted = NamedPaths.of(paths, top, !staged);
    Predicate<String> chosen = path -> wanted.stream().anyMatch(top.resolve(path)::startsWith);
    try (var progress = new Progress(terminal, "reviewing", 0)) {
      var review = new FolderReview(top, read, count, progress::step);
      if (staged) {
        return review.staged(chosen);
      }
      return diff != null ? review.since(diff, chosen) : review.all(wanted);
    }
  }

  private void print(
      ScanReport report, List<ReviewReport.ListedRoute> routes, Rules read, Path top) {
    var known =
        read.weaknesses().stream()
            .map(one -> new FindingsReport.Rule(one.id(), one.name(), one.why(), one.references()))
            .toList();
    var shown =
        new FindingsReport(
            "review",
            report.findings(),
            known,
            report.summary(),
            report.closing("finding", "file"));
    report.limits().forEach(terminal::note);
    switch (format) {
      case text -> FindingsText.print(shown, terminal);
      case json -> terminal.out().println(shown.json("routes", routes(routes)));
      case sarif -> terminal.out().println(Sarif.of(shown, Version.CURRENT.number(), top));
    }
    terminal.out().flush();
  }

  private static Json routes(List<ReviewReport.ListedRoute> routes) {
    return Json.array(
        routes.stream()
            .map(route ->
                Json.object()
                    .put("path", route.path())
                    .put("line", route.line())
                    .put("method", route.method())
                    .put("url", route.url())
                    .put("guard", route.guard())
                    .build())
            .toList());
  }
}
