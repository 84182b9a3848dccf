package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packages that an audit looks at: those of lock files, and of manifests what no lock file
/// beside or above them holds. The repository's own packages are left out.
public final class NamedPackages {

  /// A file that was read.
  ///
  /// @param path relative to the repository's root
  public record File(String path, ManifestKind kind, Reading reading) {
    String folder() {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
  }

  private record Locks(Ecosystem ecosystem, String folder) {}

  private NamedPackages() {}

  public static List<Dependency> of(List<File> files) {
    Map<Locks, Set<String>> locked = new HashMap<>();
    var all = new ArrayList<Dependency>();
    for (var file : files) {
      if (file.kind().role() != ManifestKind.Role.LOCK || isRepetition(file, files)) {
        continue;
      }
      for (var dependency : file.reading().all()) {
        locked
            .computeIfAbsent(new Locks(dependency.ecosystem(), file.folder()), _ -> new HashSet<>())
            .add(dependency.key());
        all.add(dependency);
      }
    }
    for (var file : files) {
      if (file.kind().role() == ManifestKind.Role.MANIFEST) {
        file.reading().all().stream()
            .filter(dependency -> !isLocked(dependency, file.folder(), locked))
            .forEach(all::add);
      }
    }
    return all.stream()
        .filter(dependency ->
            !(dependency.origin() instanceof Origin.Local) && !dependency.name().isEmpty())
        .toList();
  }

  /// `go.sum` holds versions that no build takes, and verification metadata those of plugins too;
  /// the file beside it says what counts.
  private static boolean isRepetition(File file, List<File> files) {
    return switch (file.kind()) {
      case GO_SUM -> has(files, file.folder(), ManifestKind.GO_MOD);
      case GRADLE_VERIFICATION ->
          files.stream().anyMatch(other -> other.kind() == ManifestKind.GRADLE_LOCK);
      default -> false;
    };
  }

  private static boolean has(List<File> files, String folder, ManifestKind kind) {
    return files.stream().anyMatch(file -> file.kind() == kind && file.folder().equals(folder));
  }

  private static boolean isLocked(
      Dependency dependency, String folder, Map<Locks, Set<String>> locked) {
    for (var up = folder; ; up = up.substring(0, Math.max(0, up.lastIndexOf('/')))) {
      var names = locked.get(new Locks(dependency.ecosystem(), up));
      if (names != null && names.contains(dependency.key())) {
        return true;
      }
      if (up.isEmpty()) {
        return false;
      }
    }
  }
}
