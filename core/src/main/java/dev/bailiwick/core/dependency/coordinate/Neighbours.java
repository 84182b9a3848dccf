package dev.bailiwick.core.dependency.coordinate;

import java.util.Optional;

/// Files that a file points to: another requirements file, a parent, a checksum file.
@FunctionalInterface
public interface Neighbours {
  Neighbours NONE = _ -> Optional.empty();

  /// The text of a file, or empty where it is missing, too large or no text.
  ///
  /// @param path relative to the repository's root, `/` between the names, without `..`
  Optional<String> read(String path);
}
