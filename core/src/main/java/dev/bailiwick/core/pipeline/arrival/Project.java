package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import java.util.List;
import java.util.stream.Stream;

/// What the manifests and lock files around a folder name of one ecosystem.
///
/// @param files read, the nearest folder's first
/// @param broken files of which no package could be read, by path
record Project(Ecosystem ecosystem, List<File> files, List<String> broken) {

  /// @param path absolute
  record File(String path, ManifestKind kind, List<Dependency> dependencies) {
    File {
      dependencies = List.copyOf(dependencies);
    }
  }

  Project {
    files = List.copyOf(files);
    broken = List.copyOf(broken);
  }

  Stream<Dependency> locked() {
    return of(ManifestKind.Role.LOCK);
  }

  Stream<Dependency> wanted() {
    return of(ManifestKind.Role.MANIFEST);
  }

  /// What is locked of a package, in any version.
  List<Dependency> locked(String key) {
    return locked().filter(one -> one.key().equals(key)).toList();
  }

  boolean wants(String key) {
    return wanted().anyMatch(one -> one.key().equals(key));
  }

  private Stream<Dependency> of(ManifestKind.Role role) {
    return files.stream()
        .filter(file -> file.kind().role() == role)
        .flatMap(file -> file.dependencies().stream())
        .filter(one -> one.ecosystem() == ecosystem);
  }
}
