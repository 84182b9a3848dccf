package dev.bailiwick.workstation.cli.exposure;

import dev.bailiwick.core.finding.FindingJson;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import dev.bailiwick.workstation.cli.findings.Sarif;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.exposure.Exposed;
import dev.bailiwick.workstation.exposure.ExposureScan;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `exposure`: the guide's "Understanding the Risks", on this machine and now.
@Command(
    name = "exposure",
    description = "What an assistant could reach here now, and which rule of the policy closes it.",
    mixinStandardHelpOptions = true)
public final class ExposureCommand implements Callable<Integer> {
  private static final int OPEN = 1;
  private static final int WRONG = 2;
  private static final String IGNORE_FILE = ".gitignore";

  private static final Comparator<Exposed> OPEN_AND_WORST_FIRST =
      Comparator.comparing((Exposed one) -> !one.isOpen())
          .thenComparing(one -> one.finding().severity())
          .thenComparing(one -> one.finding().rule())
          .thenComparing(one -> one.finding().path())
          .thenComparing(one -> one.finding().place().line());

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

  private final Map<String, String> environment;
  private final World world;
  private final Path config;
  private final Supplier<SecretScanner> scanners;
  private final Terminal terminal;

  /// @param config the folder of the user's own policy
  public ExposureCommand(
      Map<String, String> environment,
      World world,
      Path config,
      Supplier<SecretScanner> scanners,
      Terminal terminal) {
    this.environment = environment;
    this.world = world;
    this.config = config;
    this.scanners = scanners;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var top = RepositoryRoot.of(root);
    var files = new PolicyFiles(top, config);
    return switch (files.read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        boolean guarded =
            files.paths().stream()
                .anyMatch(file -> Files.exists(file) && !file.endsWith(IGNORE_FILE));
        yield exposed(top, new Reach(top, policy, world, guarded), guarded);
      }
    };
  }

  private int exposed(Path top, Reach reach, boolean guarded) throws IOException {
    List<Exposed> exposed;
    int threads = Runtime.getRuntime().availableProcessors();
    try (var progress = new Progress(terminal, "looking into", 0)) {
      var scan =
          new ExposureScan(
              top, Path.of(world.home()), scanners.get(), reach.closing(), threads, progress::step);
      exposed = scan.scan(environment).stream().sorted(OPEN_AND_WORST_FIRST).toList();
      scan.limits().forEach(terminal::note);
    }
    if (!guarded) {
      terminal.note("no policy guards " + top + "; `bailiwick setup` writes one");
    }
    print(exposed, FilesByLevel.of(top, reach), reach.commands(), top);
    return exposed.stream().anyMatch(Exposed::isOpen) ? OPEN : 0;
  }

  private void print(List<Exposed> exposed, FilesByLevel files, List<String> commands, Path top) {
    switch (format) {
      case text -> text(exposed, files, commands);
      case json -> terminal.out().println(json(exposed, files, commands).write());
      case sarif -> {
        var findings = exposed.stream().filter(Exposed::isOpen).map(Exposed::finding).toList();
        var report =
            new FindingsReport(
                "exposure", findings, List.of(), summary(exposed), "", FindingsReport.More.NONE);
        terminal.out().println(Sarif.of(report, Version.CURRENT.number(), top));
      }
    }
    terminal.out().flush();
  }

  private void text(List<Exposed> exposed, FilesByLevel files, List<String> commands) {
    for (var one : exposed) {
      var finding = one.finding();
      var place = finding.path() + (finding.place().line() > 1 ? ":" + finding.place().line() : "");
      terminal
          .out()
          .println(
              terminal.toned(Tone.STRONG, place)
                  + "  "
                  + terminal.toned(tone(one), one.isOpen() ? finding.severity().word() : "closed")
                  + "  "
                  + finding.rule()
                  + (finding.masked().isEmpty() ? "" : "  " + finding.masked()));
      terminal.out().println("  " + finding.message());
      terminal.out().println(terminal.toned(Tone.FAINT, "  " + one.closing()));
    }
    files.lines().forEach(terminal.out()::println);
    terminal
        .out()
        .println(
            commands.isEmpty()
                ? "no command runs without a question"
                : counted(commands.size(), "command") + " run without a question");
    long open = exposed.stream().filter(Exposed::isOpen).count();
    terminal.out().println(open + " open, " + (exposed.size() - open) + " closed by the policy");
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static Tone tone(Exposed one) {
    if (!one.isOpen()) {
      return Tone.GOOD;
    }
    var severity = one.finding().severity();
    return severity == Severity.CRITICAL || severity == Severity.HIGH ? Tone.BAD : Tone.WARNING;
  }

  private static Json.Obj summary(List<Exposed> exposed) {
    long open = exposed.stream().filter(Exposed::isOpen).count();
    return Json.object().put("open", open).put("closed", exposed.size() - open).build();
  }

  private static Json.Obj json(List<Exposed> exposed, FilesByLevel files, List<String> commands) {
    long open = exposed.stream().filter(Exposed::isOpen).count();
    return Json.object()
        .put("schema", 1)
        .put("tool", "exposure")
        .put("findings", Json.array(exposed.stream().map(ExposureCommand::json).toList()))
        .put(
            "summary",
            Json.object()
                .put("open", open)
                .put("closed", exposed.size() - open)
                .put("files", files.json())
                .put("commands", Json.strings(commands))
                .build())
        .build();
  }

  /// The contract's finding, with the rule that closes it: `closedBy` is null where none does.
  private static Json json(Exposed one) {
    var json = Json.object();
    FindingJson.of(one.finding()).members().forEach(json::put);
    json.put(
        "closedBy",
        one.closed()
            .<Json>map(by ->
                Json.object()
                    .put("decision", by.decision())
                    .put("rule", by.rule().id())
                    .put("layer", by.rule().layer())
                    .put("source", by.rule().source())
                    .build())
            .orElseGet(() -> new Json.Null(Json.Span.NONE)));
    return json.put("fix", one.isOpen() ? one.mend() : "").build();
  }
}
