package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.coordinate.Dependency;

/// A package on its way in.
///
/// @param standing what the repository knows of it
/// @param locked the version a lock file holds; empty for none
public record Candidate(Dependency dependency, Standing standing, String locked) {

  /// What a repository knows of a package.
  public enum Standing {
    /// The version that comes is the one a lock file holds.
    LOCKED,
    /// A manifest or a lock file names the package; the version may be another.
    KNOWN,
    /// Nothing names it yet.
    NEWCOMER
  }

  public static Candidate newcomer(Dependency dependency) {
    return new Candidate(dependency, Standing.NEWCOMER, "");
  }
}
