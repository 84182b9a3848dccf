package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.workstation.scan.Ignoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Lists source files as git would see them: what `.gitignore` catches, `.git` and installed
/// packages are left out; links are not followed. What is named itself is listed.
final class SourceListing {
  private static final Set<String> NOT_OURS =
      Set.of(
          ".git", "node_modules", "vendor", "site-packages", ".venv", "venv", "bower_components");

  private final Path root;
  private final TreeSet<String> found = new TreeSet<>();

  private SourceListing(Path root) {
    this.root = root;
  }

  /// @param paths absolute, files and folders
  /// @return paths relative to the root, sorted
  static List<String> of(Path root, List<Path> paths) throws IOException {
    var listing = new SourceListing(root);
    for (var path : paths) {
      if (!path.startsWith(root)) {
        throw new IllegalArgumentException(path + " does not stand in " + root);
      }
      if (Files.isDirectory(path)) {
        listing.folder(path, listing.ignoring(path));
      } else {
        listing.add(path);
      }
    }
    return List.copyOf(listing.found);
  }

  private Ignoring ignoring(Path path) throws IOException {
    var ignoring = Ignoring.at(root);
    var at = root;
    for (var name : root.relativize(path)) {
      if (!name.toString().isEmpty()) {
        at = at.resolve(name);
        ignoring = ignoring.in(at, name.toString());
      }
    }
    return ignoring;
  }

  private void folder(Path folder, Ignoring ignoring) throws IOException {
    var entries = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    }
    for (var entry : entries) {
      var name = String.valueOf(entry.getFileName());
      boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
      if (NOT_OURS.contains(name) || ignoring.catches(name, isFolder)) {
        continue;
      }
      if (isFolder) {
        folder(entry, ignoring.in(entry, name));
      } else if (isSource(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        add(entry);
      }
    }
  }

  private void add(Path file) {
    var path = root.relativize(file).toString().replace('\\', '/');
    if (isSource(path)) {
      found.add(path);
    }
  }

  private static boolean isSource(String path) {
    return Language.of(path).isPresent() && !path.endsWith(".min.js") && !path.endsWith(".d.ts");
  }
}
