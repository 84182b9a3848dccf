package dev.bailiwick.workstation.cli.sanitize;

import dev.bailiwick.core.redact.sanitizing.RestoringStream;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore`: puts the project's names back into what came of sanitized code, as it comes.
@Command(
    name = "restore",
    description = "Puts the names and values back into an answer, a diff or a file.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "What came back; - or none: standard input.")
  private @Nullable String file;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      required = true,
      description = "The map that `sanitize` kept.")
  private @Nullable Path map;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  private @Nullable Path root;

  private final Sharing sharing;
  private final Terminal terminal;

  public RestoreCommand(Places places, InputStream in, Terminal terminal) {
    this.sharing = new Sharing(places.state(), in);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var kept = Objects.requireNonNull(map);
    if (Files.notExists(kept)) {
      throw new IllegalArgumentException("no such map: " + kept);
    }
    var restoring = new RestoringStream(Sharing.map(sharing.sealed(root), kept));
    sharing.pieces(file, piece -> give(restoring.next(piece)));
    give(restoring.end());
    if (!restoring.missing().isEmpty()) {
      terminal.note("did not come back: " + String.join(", ", restoring.missing()));
    }
    return 0;
  }

  private void give(String restored) {
    terminal.out().print(restored);
    terminal.out().flush();
  }
}
