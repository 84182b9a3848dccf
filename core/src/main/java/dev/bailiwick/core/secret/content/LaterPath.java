package dev.bailiwick.core.secret.content;

import dev.bailiwick.core.finding.Finding;
import java.util.Optional;

/// Where a content that was searched without a path turns out to have stood.
public final class LaterPath {
  private LaterPath() {}

  /// The finding as it would have been found under the path.
  ///
  /// @param finding of a content without a path
  public static Finding of(Finding finding, String path, Optional<Finding.Commit> commit) {
    boolean lighter = PathClass.of(path) == PathClass.LIGHTER;
    return new Finding(
        finding.rule(),
        lighter ? finding.severity().lower() : finding.severity(),
        finding.confidence(),
        finding.message(),
        path,
        finding.place(),
        finding.fingerprint(),
        finding.masked(),
        commit,
        finding.validated(),
        finding.cwe(),
        finding.help(),
        finding.fix(),
        finding.steps());
  }
}
