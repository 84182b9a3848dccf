package dev.bailiwick.workstation.cli.scan;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.findings.FindingsText;
import dev.bailiwick.workstation.cli.findings.NamedPaths;
import dev.bailiwick.workstation.cli.findings.Sarif;
import dev.bailiwick.workstation.cli.findings.SearchOptions;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.scan.FolderScan;
import dev.bailiwick.workstation.scan.HistoryScan;
import dev.bailiwick.workstation.scan.OwnRules;
import dev.bailiwick.workstation.scan.ScanReport;
import dev.bailiwick.workstation.scan.StagedScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `scan`: secrets in files, in what is staged, in the history and on standard input.
@Command(
    name = "scan",
    description =
        "Looks for secrets in files, in staged changes, in the history and on standard input.",
    mixinStandardHelpOptions = true)
public final class ScanCommand implements Callable<Integer> {
  private static final int FOUND = 1;
  private static final int WRONG = 2;

  @Mixin private SearchOptions options = new SearchOptions();

  @Option(
      names = "--history",
      description = "Everything git keeps: each object once, with its first commit.")
  private boolean history;

  @Option(names = "--stdin", description = "What comes in on standard input.")
  private boolean stdin;

  @Option(
      names = "--fix",
      description = "Writes references to the environment in the place of secrets in files.")
  private boolean fix;

  @Option(names = "--no-ignore", description = "Also what .gitignore leaves out.")
  private boolean noIgnore;

  private final Supplier<SecretScanner> scanners;
  private final InputStream in;
  private final Terminal terminal;

  public ScanCommand(Supplier<SecretScanner> scanners, InputStream in, Terminal terminal) {
    this.scanners = scanners;
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if ((options.staged() ? 1 : 0) + (history ? 1 : 0) + (stdin ? 1 : 0) > 1) {
      terminal.note("--staged, --history and --stdin are scans of their own; call once for each");
      return WRONG;
    }
    if (fix && (history || stdin)) {
      terminal.note("--fix mends files; call it without --history and --stdin");
      return WRONG;
    }
    var top = options.top();
    var known = options.known();
    var scanner = OwnRules.with(scanners.get(), top);
    var report = report(scanner, top).without(known);
    if (fix && !report.findings().isEmpty()) {
      mend(report, scanner, top);
      report = report(scanner, top).without(known);
    }
    print(report, scanner, top);
    return report.findings().isEmpty() ? 0 : FOUND;
  }

  /// What is staged is not touched: the person stages the mended files again.
  private void mend(ScanReport report, SecretScanner scanner, Path top) throws IOException {
    for (var mended : new Mending(scanner, top).mend(report.findings())) {
      if (!mended.variables().isEmpty()) {
        terminal.note(
            mended.path()
                + ": now reads "
                + String.join(", ", mended.variables())
                + " from the environment; give it a new value there, and replace the old one where"
                + " it is in use"
                + (options.staged() ? "; then `git add -- " + mended.path() + "`" : ""));
      }
      if (!mended.left().isEmpty()) {
        terminal.note(mended.path() + ": not mended: " + mended.left());
      }
    }
  }

  private ScanReport report(SecretScanner scanner, Path top) throws IOException {
    if (stdin) {
      var counted = new CountedInput(in);
      var result = new ContentScan(scanner).scan("-", counted);
      return new ScanReport(
          result.findings(), 1, counted.count(), result.spokenFor(), 0, result.limits());
    }
    var wanted = NamedPaths.of(options.paths(), top, !options.staged() && !history);
    if (options.staged()) {
      return new StagedScan(scanner, top)
          .scan(path -> wanted.stream().anyMatch(top.resolve(path)::startsWith));
    }
    int count = options.threads();
    if (history) {
      return history(scanner, top, count, wanted);
    }
    try (var progress = new Progress(terminal, "scanning", 0)) {
      return new FolderScan(scanner, top, !noIgnore, count, progress::step).scan(wanted);
    }
  }

  private ScanReport history(SecretScanner scanner, Path top, int count, List<Path> wanted)
      throws IOException {
    var bars = new ArrayList<Progress>();
    var scan =
        new HistoryScan(
            scanner,
            top,
            count,
            total -> {
              bars.add(new Progress(terminal, "scanning", total));
              return bars.getLast()::step;
            });
    try {
      return scan.scan(path ->
          options.paths().isEmpty() || wanted.stream().anyMatch(top.resolve(path)::startsWith));
    } finally {
      bars.forEach(Progress::close);
    }
  }

  private void print(ScanReport report, SecretScanner scanner, Path top) {
    var rules =
        scanner.rules().stream()
            .map(rule ->
                new FindingsReport.Rule(rule.id(), rule.name(), rule.risk(), rule.references()))
            .toList();
    var shown =
        new FindingsReport(
            "scan",
            report.findings(),
            rules,
            report.summary(),
            report.closing("secret", history ? "object" : "file"),
            FindingsReport.More.NONE);
    report.limits().forEach(limit -> terminal.note(limit));
    switch (options.format()) {
      case text -> FindingsText.print(shown, terminal);
      case json -> terminal.out().println(shown.json());
      case sarif -> terminal.out().println(Sarif.of(shown, Version.CURRENT.number(), top));
    }
    terminal.out().flush();
  }
}
