package dev.bailiwick.core.dependency.format;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import java.util.List;

/// Reads the dependencies that one kind of file names.
@FunctionalInterface
public interface DependencyReader {

  /// In the order of the file; throws [MalformedText] where the file is not what its name says.
  List<Dependency> read(Document document);
}
