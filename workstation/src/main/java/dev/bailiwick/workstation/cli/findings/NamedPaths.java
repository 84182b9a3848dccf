package dev.bailiwick.workstation.cli.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files and folders that a command was called with.
public final class NamedPaths {
  private NamedPaths() {}

  /// Absolute; the repository's top where none is named.
  ///
  /// @param here whether each must stand in the work tree
  /// @throws IllegalArgumentException for one that must and does not
  public static List<Path> of(List<Path> named, Path top, boolean here) {
    if (named.isEmpty()) {
      return List.of(top);
    }
    var paths = new ArrayList<Path>();
    for (var path : named) {
      var absolute = path.toAbsolutePath().normalize();
      if (here && Files.notExists(absolute)) {
        throw new IllegalArgumentException(path + ": no such file or folder");
      }
      paths.add(absolute);
    }
    return paths;
  }
}
