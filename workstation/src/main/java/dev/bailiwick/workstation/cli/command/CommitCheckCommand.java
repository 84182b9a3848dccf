package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.workstation.guard.CommitCheck;
import dev.bailiwick.workstation.setup.SetupRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What git's pre-commit hook calls: a file that nobody may read has no place in a commit, and
/// neither has a secret.
@Command(
    name = "commit-check",
    hidden = true,
    description = "Refuses staged files that are guarded or hold a secret.")
public final class CommitCheckCommand implements Callable<Integer> {

  @Option(names = "--root", paramLabel = "DIR", description = "The repository.")
  private @Nullable Path root;

  @Spec @Nullable CommandSpec spec;

  private final CommitCheck check;

  public CommitCheckCommand(CommitCheck check) {
    this.check = check;
  }

  @Override
  public Integer call() {
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      var verdict = check.of(SetupCommand.repository(root).root(), Optional.empty());
      verdict.lines().forEach(line -> err.println("bailiwick: " + line));
      return verdict.refusals().isEmpty() ? 0 : 1;
    } catch (SetupRefused | IOException e) {
      err.println("bailiwick commit-check: " + e.getMessage());
      return 3;
    } finally {
      err.flush();
    }
  }
}
