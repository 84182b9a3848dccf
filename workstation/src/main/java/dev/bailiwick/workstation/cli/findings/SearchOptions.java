package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.scan.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that commands share which look through a repository's files.
public final class SearchOptions {
  @Parameters(paramLabel = "PATH", description = "Files and folders (default: the repository).")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--staged", description = "What the next commit would add or change.")
  private boolean staged;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "A report in JSON whose findings are known and not reported again.")
  private @Nullable Path baseline;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
  private int threads;

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

  /// As they were called; empty where none was named.
  public List<Path> paths() {
    return List.copyOf(paths);
  }

  public boolean staged() {
    return staged;
  }

  /// Absolute; see [RepositoryRoot].
  public Path top() {
    return RepositoryRoot.of(root);
  }

  /// @throws IllegalArgumentException where the file is none
  public Baseline known() throws IOException {
    return baseline == null ? Baseline.EMPTY : Baseline.read(baseline);
  }

  /// @throws IllegalArgumentException for less than one
  public int threads() {
    if (threads < 0) {
      throw new IllegalArgumentException("--threads " + threads + ": at least one");
    }
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  public FindingsReport.Format format() {
    return format;
  }
}
