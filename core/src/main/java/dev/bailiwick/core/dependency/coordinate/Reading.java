package dev.bailiwick.core.dependency.coordinate;

import java.util.List;

/// What came of reading a file.
public sealed interface Reading {

  /// In the order of the file.
  record Read(List<Dependency> dependencies) implements Reading {
    public Read {
      dependencies = List.copyOf(dependencies);
    }
  }

  /// The file is not what its name says; `line` counts from 1.
  record Unreadable(String message, int line) implements Reading {}

  /// The dependencies; none of an unreadable file.
  default List<Dependency> all() {
    return this instanceof Read(List<Dependency> dependencies) ? dependencies : List.of();
  }
}
