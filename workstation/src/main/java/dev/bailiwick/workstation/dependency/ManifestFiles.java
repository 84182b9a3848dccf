package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.audit.NamedPackages;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The files of a repository that name dependencies, read.
///
/// Folders of installed packages and of what a build makes are passed over, links are not followed;
/// a file that is named is read wherever it stands in the root.
public final class ManifestFiles {
  /// Folders of what was fetched or built.
  static final Set<String> SKIPPED =
      Set.of(
          ".git",
          "node_modules",
          "vendor",
          "bower_components",
          "target",
          "build",
          "dist",
          "out",
          ".venv",
          "venv",
          ".tox",
          ".nox",
          "site-packages",
          "__pycache__",
          ".gradle",
          ".mvn",
          ".terraform",
          ".next",
          ".cache",
          "obj",
          "bin",
          "Pods",
          ".bundle");

  private static final long LARGEST = 64L << 20;

  private ManifestFiles() {}

  /// @param paths files and folders in the root; none means all of it
  /// @throws IllegalArgumentException where a path is missing or outside the root
  public static List<NamedPackages.File> of(Path root, List<Path> paths) throws IOException {
    var names = new TreeSet<String>();
    for (var path : paths.isEmpty() ? List.of(root) : paths) {
      var absolute = path.toAbsolutePath().normalize();
      if (Files.notExists(absolute) || !absolute.startsWith(root)) {
        throw new IllegalArgumentException(path + " does not stand in " + root);
      }
      if (Files.isRegularFile(absolute) && ManifestKind.of(absolute.toString()).isEmpty()) {
        throw new IllegalArgumentException(path + " is no manifest or lock file that is read here");
      }
      Files.walkFileTree(absolute, new Walk(root, absolute, names));
    }
    var files = new ArrayList<NamedPackages.File>();
    for (var name : names) {
      var kind = ManifestKind.of(name);
      var text = text(root.resolve(name));
      if (kind.isPresent() && text.isPresent()) {
        files.add(
            new NamedPackages.File(
                name, kind.get(), kind.get().read(name, text.get(), neighbours(root))));
      }
    }
    return files;
  }

  private static Neighbours neighbours(Path root) {
    return path -> text(root.resolve(path));
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path start;
    private final TreeSet<String> names;

    Walk(Path root, Path start, TreeSet<String> names) {
      this.root = root;
      this.start = start;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = SKIPPED.contains(String.valueOf(folder.getFileName()));
      return skipped && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (ManifestKind.of(String.valueOf(file.getFileName())).isPresent()) {
        names.add(root.relativize(file).toString().replace('\\', '/'));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
