package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.coordinate.Reading;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.manifest.python.InlineScript;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The manifests and lock files of projects, read through the world. Thread-safe.
///
/// A file's packages are kept with its text, so that a lock file of thousands is parsed once.
final class ProjectFiles {
  private static final int LARGEST = 32 << 20;
  private static final int NAMES = 2_000;
  private static final int KEPT = 32;
  private static final int ABOVE = 12;
  private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+\"?([^\\s\"]+)");

  private record Kept(String text, Reading reading) {}

  private final World world;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT;
        }
      };

  ProjectFiles(World world) {
    this.world = world;
  }

  /// The project around a folder: its files, and those of the folders above it up to the root.
  ///
  /// @param root where to stop, absolute; a folder outside of it is looked at alone
  Project around(Ecosystem ecosystem, String folder, String root) {
    var files = new ArrayList<Project.File>();
    var broken = new ArrayList<String>();
    var up = folder;
    for (int i = 0; i < ABOVE; i++) {
      for (var name : world.names(up, NAMES)) {
        var kind = ManifestKind.of(name);
        if (kind.isPresent()) {
          add(ecosystem, up + "/" + name, kind.get(), root, files, broken);
        }
      }
      if (up.equals(root) || !up.startsWith(root + "/")) {
        break;
      }
      up = up.substring(0, up.lastIndexOf('/'));
    }
    return new Project(ecosystem, files, broken);
  }

  private void add(
      Ecosystem ecosystem,
      String path,
      ManifestKind kind,
      String root,
      List<Project.File> files,
      List<String> broken) {
    switch (reading(path, kind, root)) {
      case Reading.Read(List<Dependency> dependencies)
          when dependencies.stream().anyMatch(one -> one.ecosystem() == ecosystem) ->
          files.add(new Project.File(path, kind, dependencies));
      case Reading.Read _ -> {}
      case Reading.Unreadable _ -> broken.add(path);
    }
  }

  /// The paths of the Go modules around a folder, as `module` states them.
  List<String> goModules(String folder, String root) {
    var found = new ArrayList<String>();
    var up = folder;
    for (int i = 0; i < ABOVE; i++) {
      world
          .text(up + "/go.mod", LARGEST)
          .ifPresent(
              text -> MODULE.matcher(text).results().map(one -> one.group(1)).forEach(found::add));
      if (up.equals(root) || !up.startsWith(root + "/")) {
        break;
      }
      up = up.substring(0, up.lastIndexOf('/'));
    }
    return found;
  }

  /// The packages a file names, wherever it stands; none of a missing one.
  Reading reading(String path, ManifestKind kind, String root) {
    var text = world.text(path, LARGEST);
    if (text.isEmpty()) {
      return new Reading.Read(List.of());
    }
    synchronized (kept) {
      var known = kept.get(path);
      if (known != null && known.text().equals(text.get())) {
        return known.reading();
      }
    }
    var reading = kind.read(relative(path, root), text.get(), neighbours(path, root));
    synchronized (kept) {
      // What stands in another file may change without this one.
      if (kind.role() == ManifestKind.Role.LOCK) {
        kept.put(path, new Kept(text.get(), reading));
      }
    }
    return reading;
  }

  Optional<String> text(String path) {
    return world.text(path, LARGEST);
  }

  /// What a script says that it needs; none of one that is missing or cannot be read.
  List<Dependency> inline(String path, String root) {
    try {
      return text(path)
          .map(text -> InlineScript.read(new Document(relative(path, root), text, Neighbours.NONE)))
          .orElse(List.of());
    } catch (MalformedText _) {
      return List.of();
    }
  }

  /// The packages of a text as if it stood at the path.
  Reading reading(String path, ManifestKind kind, String root, String text) {
    return kind.read(relative(path, root), text, neighbours(path, root));
  }

  /// What a text takes into a build beside its dependencies.
  List<Dependency> further(String path, ManifestKind kind, String root, String text) {
    return kind.further(relative(path, root), text, neighbours(path, root));
  }

  private static String relative(String path, String root) {
    return path.startsWith(root + "/")
        ? path.substring(root.length() + 1)
        : path.substring(path.lastIndexOf('/') + 1);
  }

  private Neighbours neighbours(String path, String root) {
    var base = path.startsWith(root + "/") ? root : path.substring(0, path.lastIndexOf('/'));
    return name -> world.text(base + "/" + name, LARGEST);
  }
}
