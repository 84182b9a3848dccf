package dev.bailiwick.core.dependency.usage;

/// Whether the repository's own code imports a package.
public sealed interface Usage {

  /// @param path relative to the repository's root
  /// @param line of the first import, from 1
  record Imported(String path, int line) implements Usage {}

  /// No file that was read imports it; other packages may.
  record NotImported() implements Usage {}

  /// The language's imports do not tell packages, or not surely enough.
  record Untold() implements Usage {}
}
