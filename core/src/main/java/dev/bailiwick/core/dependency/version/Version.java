package dev.bailiwick.core.dependency.version;

/// A version that knows its place among the versions of its own scheme.
///
/// Two spellings of one version (`1.0` and `1.0.0` where the scheme says so) compare as equal and
/// are not `equals`. Comparing versions of two schemes is the caller's mistake.
public sealed interface Version extends Comparable<Version>
    permits ComposerVersion, DebianVersion, GemVersion, MavenVersion, PythonVersion, SemVersion {

  /// The version as it was written.
  String text();

  /// Whether its author says that it is not finished: alpha, candidate, snapshot, branch.
  boolean isPrerelease();

  default boolean isAtLeast(Version other) {
    return compareTo(other) >= 0;
  }

  default boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  /// The other one as this one's own kind.
  static <T extends Version> T alike(Class<T> kind, Version other) {
    if (!kind.isInstance(other)) {
      throw new IllegalArgumentException("versions of two schemes have no order");
    }
    return kind.cast(other);
  }
}
