package dev.bailiwick.workstation.cli.incident;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.CommandRecord;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.purge.Purge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `incident`: the guide's "Incident Response".
@Command(
    name = "incident",
    description = "When it has happened: takes a secret out of git's history, and proves it.",
    mixinStandardHelpOptions = true)
public final class IncidentCommand {

  /// What the command rests on.
  ///
  /// @param folder where things of a repository are kept on this machine
  public record Ports(UnaryOperator<Path> folder, CommandLog log) {
    /// Where a repository's backup and reports lie.
    Path purges(Path root) {
      return folder.apply(root).resolve("purge");
    }
  }

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

  @Command(
      name = "undo",
      description = "Puts the repository back as it was before the last purge.",
      mixinStandardHelpOptions = true)
  int undo(
      @Option(names = "--discard", description = "Deletes the way back instead.") boolean discard,
      @Option(names = "--yes", description = "Also where refs moved since.") boolean yes,
      @Option(
              names = "--root",
              paramLabel = "DIR",
              description = "The repository (default: git's top level here).")
          @Nullable Path root)
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
