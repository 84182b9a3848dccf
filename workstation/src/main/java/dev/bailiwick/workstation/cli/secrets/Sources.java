package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.workstation.guard.RepositoryRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a call takes its variables from.
final class Sources {
  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "A file of variables (default: .env, where it stands).")
  @Nullable List<Path> files;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  @Nullable Path root;

  Path top() {
    return RepositoryRoot.of(root);
  }

  List<Path> files(Path top) {
    if (files != null) {
      return absolute(files);
    }
    var usual = top.resolve(".env");
    return Files.exists(usual) ? List.of(usual) : List.of();
  }

  static List<Path> absolute(List<Path> files) {
    return files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
  }
}
