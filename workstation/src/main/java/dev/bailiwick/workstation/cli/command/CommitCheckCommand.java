package dev.bailiwick.workstation.cli.command;

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

/// What git's pre-commit hook calls: a file that nobody may read has no place in a commit.
@Command(
    name = "commit-check",
    hidden = true,
    description = "Refuses staged files that are guarded.")
public final class CommitCheckCommand implements Callable<Integer> {

  /// The line of the policy that denies reading a file.
  @FunctionalInterface
  public interface ReadDenied {
    /// @param path relative to the root, as git spells it
    Optional<String> rule(Path root, String path);
  }

  @Option(names = "--root", paramLabel = "DIR", description = "The repository.")
  private @Nullable Path root;

  @Spec @Nullable CommandSpec spec;

  private final ReadDenied denied;

  public CommitCheckCommand(ReadDenied denied) {
    this.denied = denied;
  }

  @Override
  public Integer call() {
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      var git = SetupCommand.repository(root);
      int refused = 0;
      for (var path : git.staged()) {
        var rule = denied.rule(git.root(), path);
        if (rule.isPresent()) {
          refused++;
          err.println(
              "bailiwick: "
                  + path
                  + " is staged, and "
                  + rule.get()
                  + " guards it; take it out with"
                  + " `git restore --staged -- "
                  + path
                  + "`");
        }
      }
      return refused == 0 ? 0 : 1;
    } catch (SetupRefused | IOException e) {
      err.println("bailiwick commit-check: " + e.getMessage());
      return 3;
    } finally {
      err.flush();
    }
  }
}
