package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.purge.Purge;
import dev.bailiwick.workstation.scan.OwnRules;
import dev.bailiwick.workstation.store.LogPlaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `incident`: the guide's "Incident Response".
@Command(
    name = "incident",
    description =
        "When it has happened: a case from rotation to report; git's history without the value.",
    mixinStandardHelpOptions = true)
public final class IncidentCommand {

  /// What the command rests on.
  ///
  /// @param folder where things of a repository are kept on this machine
  /// @param audit the log of a repository
  /// @param user whose name stands in a case
  public record Ports(
      UnaryOperator<Path> folder,
      CommandLog log,
      Function<Path, LogPlaces> audit,
      InstantSource clock,
      String user) {
    /// Where a repository's backup and reports lie.
    Path purges(Path root) {
      return folder.apply(root).resolve("purge");
    }
  }

  private static final String ROOT = "The repository (default: git's top level here).";

  private final Ports ports;
  private final Supplier<SecretScanner> scanner;
  private final InputStream in;
  private final Terminal terminal;

  public IncidentCommand(
      Ports ports, Supplier<SecretScanner> scanner, InputStream in, Terminal terminal) {
    this.ports = ports;
    this.scanner = scanner;
    this.in = in;
    this.terminal = terminal;
  }

  @Command(
      name = "purge",
      description = {
        "Takes a value out of everything git keeps here, and proves that it is gone.",
        "The value comes from standard input, a finding or a file; never from the command line."
      },
      mixinStandardHelpOptions = true)
  int purge(@Mixin PurgeOptions options) throws IOException {
    return new PurgeCommand(ports, scanner, in, terminal, options).call();
  }

  private Cases cases(@Nullable Path root) {
    var top = RepositoryRoot.of(root);
    return new Cases(ports, () -> OwnRules.with(scanner.get(), top), terminal, top);
  }

  @Command(
      name = "open",
      description = "Opens a case: a credential by its finding, or code that was shared.",
      mixinStandardHelpOptions = true)
  int open(
      @Option(
              names = "--finding",
              paramLabel = "FINGERPRINT",
              description = "The finding of scan that it is about.")
          @Nullable String finding,
      @Option(names = "--shared", paramLabel = "PATH", description = "Code that was shared.")
          @Nullable List<String> shared,
      @Option(names = "--subject", paramLabel = "TEXT", description = "In a few words.")
          @Nullable String subject,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    if ((finding == null) == (shared == null)) {
      throw new IllegalArgumentException(
          "say what it is about: --finding FINGERPRINT (bailiwick scan --format json tells it) or"
              + " --shared PATH");
    }
    return finding != null
        ? cases(root).openFinding(finding, subject)
        : cases(root).openShared(shared == null ? List.of() : shared, subject);
  }

  @Command(
      name = "list",
      description = "The cases and the step each is at.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--format", description = "text or json (default: text).")
          PurgeOptions.@Nullable Format format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    return cases(root).list(format == PurgeOptions.Format.json);
  }

  @Command(
      name = "show",
      description = "A case, its steps, and what to do now.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    return cases(root).show(id);
  }

  @Command(
      name = "next",
      description = "What to do now; with --done or --skip, writes it down and goes on.",
      mixinStandardHelpOptions = true)
  int next(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--done", description = "The step is done.") boolean done,
      @Option(names = "--skip", paramLabel = "REASON", description = "This case does not need it.")
          @Nullable String skip,
      @Option(
              names = "--evidence",
              paramLabel = "NAME=TEXT",
              description = "What is written down; no secret.")
          @Nullable Map<String, String> evidence,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    if (done && skip != null) {
      throw new IllegalArgumentException("--done or --skip, not both");
    }
    if (skip != null) {
      return cases(root).skip(id, skip);
    }
    return done
        ? cases(root).done(id, evidence == null ? Map.of() : evidence)
        : cases(root).show(id);
  }

  @Command(
      name = "report",
      description = "The case for people: steps with their evidence, and the timeline.",
      mixinStandardHelpOptions = true)
  int report(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: markdown).")
          @Nullable ReportFormat format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    return cases(root).report(id, format == null ? ReportFormat.markdown : format);
  }

  enum ReportFormat {
    markdown,
    html,
    json
  }

  @Command(
      name = "undo",
      description = "Puts the repository back as it was before the last purge.",
      mixinStandardHelpOptions = true)
  int undo(
      @Option(names = "--discard", description = "Deletes the way back instead.") boolean discard,
      @Option(names = "--yes", description = "Also where refs moved since.") boolean yes,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root)
      throws IOException {
    var top = RepositoryRoot.of(root);
    if (discard) {
      Purge.discard(ports.purges(top));
      return 0;
    }
    Purge.undo(top, ports.purges(top), yes);
    ports.log().append(top, new CommandRecord("purge-undone", "incident undo", List.of(), ""));
    terminal.note(
        "every ref, object and file is as it was before the purge; the value is back too");
    return 0;
  }
}
