package dev.bailiwick.workstation.cli.review;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Repair;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.findings.FindingsText;
import dev.bailiwick.workstation.cli.findings.NamedPaths;
import dev.bailiwick.workstation.cli.findings.Sarif;
import dev.bailiwick.workstation.cli.findings.SearchOptions;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.PersonsReview;
import dev.bailiwick.workstation.review.FolderReview;
import dev.bailiwick.workstation.review.ParsedCode;
import dev.bailiwick.workstation.review.Repairing;
import dev.bailiwick.workstation.review.ReviewReport;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private SearchOptions options = new SearchOptions();

  @Option(
      names = "--diff",
      paramLabel = "REV",
      description = "The lines that differ from this commit.")
  private @Nullable String diff;

  @Option(
      names = "--fix",
      description = "Mends what can be mended by rule, and reviews again what it wrote.")
  private boolean fix;

  @Option(
      names = "--approve",
      description = "With --staged: a person has looked at what an assistant wrote of it.")
  private boolean approve;

  @Option(
      names = "--reviewer",
      defaultValue = "",
      paramLabel = "'NAME <MAIL>'",
      description = "With --approve: who looked; wanted for changes of security.")
  private String reviewer = "";

  private final Supplier<Rules> rules;
  private final PersonsReview persons;
  private final CommandLog log;
  private final Path state;
  private final Terminal terminal;

  /// @param persons what the policy demands of people
  /// @param log where it is recorded that one looked
  /// @param state in which is kept what came of a file, for the next time
  public ReviewCommand(
      Supplier<Rules> rules, PersonsReview persons, CommandLog log, Path state, Terminal terminal) {
    this.state = state;
    this.rules = rules;
    this.persons = persons;
    this.log = log;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    boolean staged = options.staged();
    if (staged && diff != null) {
      terminal.note("--staged and --diff are reviews of their own; call once for each");
      return WRONG;
    }
    if (approve && !staged || !approve && !reviewer.isEmpty()) {
      terminal.note("--approve goes with --staged, and --reviewer with --approve");
      return WRONG;
    }
    var top = options.top();
    if (approve) {
      return new Approving(persons, log, terminal).approve(top, reviewer);
    }
    var known = options.known();
    var read = rules.get();
    var reviewed = report(read, top);
    var report = reviewed.findings().without(known);
    var mends = new Mends(top, new Repairing(top, review(read, top, () -> {})), terminal);
    if (fix && !report.findings().isEmpty()) {
      mends.write(report.findings(), staged);
      reviewed = report(read, top);
      report = reviewed.findings().without(known);
    }
    if (diff != null) {
      var unseen = new AssistedCommits(persons).findings(top, diff);
      report = report.and(new ScanReport(unseen, 0, 0, 0, 0, List.of())).without(known);
    }
    print(report, reviewed, read, mends, top);
    return report.findings().isEmpty() ? 0 : FOUND;
  }

  private FolderReview review(Rules read, Path top, Runnable step) {
    return new FolderReview(
        top, read, options.threads(), step, new ParsedCode(), Optional.of(state.resolve("review")));
  }

  private ReviewReport report(Rules read, Path top) throws IOException {
    var wanted = NamedPaths.of(options.paths(), top, !options.staged());
    Predicate<String> chosen = path -> wanted.stream().anyMatch(top.resolve(path)::startsWith);
    try (var progress = new Progress(terminal, "reviewing", 0)) {
      var review = review(read, top, progress::step);
      if (options.staged()) {
        return review.staged(Optional.empty(), chosen);
      }
      return diff != null ? review.since(diff, chosen) : review.all(wanted);
    }
  }

  private void print(ScanReport report, ReviewReport reviewed, Rules read, Mends mends, Path top)
      throws IOException {
    var known = new ArrayList<FindingsReport.Rule>();
    read.weaknesses()
        .forEach(one ->
            known.add(new FindingsReport.Rule(one.id(), one.name(), one.why(), one.references())));
    known.add(AssistedCommits.RULE);
    boolean sarif = options.format() == FindingsReport.Format.sarif;
    var proposals = sarif ? mends.proposals(report.findings()) : Map.<String, Repair>of();
    var shown =
        new FindingsReport(
            "review",
            report.findings(),
            known,
            report.summary(),
            report.closing("finding", "file"),
            new FindingsReport.More(reviewed.suppressed(), proposals));
    report.limits().forEach(terminal::note);
    switch (options.format()) {
      case text -> FindingsText.print(shown, terminal);
      case json -> terminal.out().println(shown.json("routes", routes(reviewed.routes())));
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
