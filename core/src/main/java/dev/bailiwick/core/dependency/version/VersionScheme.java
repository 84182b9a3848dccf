package dev.bailiwick.core.dependency.version;

import java.util.Optional;

/// How an ecosystem writes and orders its versions.
///
/// Real lists hold versions that the ecosystem's own tools refuse today. They are read as near to
/// the rules as they allow, so that an advisory over them is not lost; what has no order at all is
/// no version.
public enum VersionScheme {
  /// Semantic Versioning 2.0.0: npm, crates.io, Go.
  SEMANTIC,
  /// Four numbers, and words that ignore case.
  NUGET,
  /// PEP 440.
  PYTHON,
  MAVEN,
  RUBY,
  COMPOSER,
  DEBIAN;

  /// A longer text is no version anybody released.
  private static final int LONGEST = 512;

  /// The version, or empty where the text has no place in the order.
  public Optional<Version> parse(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      return Optional.empty();
    }
    var trimmed = text.strip();
    return switch (this) {
      case SEMANTIC -> Optional.of(SemVersion.semantic(trimmed));
      case NUGET -> Optional.of(SemVersion.nuget(trimmed));
      case PYTHON -> Optional.of(PythonVersion.of(trimmed));
      case MAVEN -> Optional.of(MavenVersion.of(trimmed));
      case RUBY -> Optional.of(GemVersion.of(trimmed));
      case COMPOSER -> Optional.of(ComposerVersion.of(trimmed));
      case DEBIAN -> DebianVersion.of(trimmed).map(version -> version);
    };
  }
}
