package dev.bailiwick.workstation.guard;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// "The repository" of a command: what `--root` names, or git's top level at the current folder.
public final class RepositoryRoot {
  private RepositoryRoot() {}

  /// @throws IllegalArgumentException where `named` is no folder
  public static Path of(@Nullable Path named) {
    if (named != null) {
      if (!Files.isDirectory(named)) {
        throw new IllegalArgumentException(
            "--root " + named + " is no folder; name the repository's top folder");
      }
      return named.toAbsolutePath().normalize();
    }
    var here = Path.of("").toAbsolutePath();
    for (var up = here; up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return up;
      }
    }
    return here;
  }
}
