package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.workstation.scan.Ignoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Lists source files as git would see them: what `.gitignore` catches, `.git` and installed
/// packages are left out; links are not followed. What is named itself is listed.
final class SourceListing {
  private static final Set<String> NOT_OURS =
      Set.of(
          ".git", "node_modules", "vendor", "site-packages", ".venv", "venv", "bower_components");

  private static final String IGNORE_FILE = ".gitignore";

  private final Path root;
  private final CodeFolder files;
  private final TreeSet<String> found = new TreeSet<>();

  private SourceListing(Path root, CodeFolder files) {
    this.root = root;
    this.files = files;
  }

  /// @param files the folders' names, of the same root
  /// @param paths absolute, files and folders
  /// @return paths relative to the root, sorted
  static List<String> of(Path root, CodeFolder files, List<Path> paths) throws IOException {
    var listing = new SourceListing(root, files);
    for (var path : paths) {
      if (!path.startsWith(root)) {
        throw new IllegalArgumentException(path + " does not stand in " + root);
      }
      if (Files.isDirectory(path)) {
        listing.folder(listing.relative(path), path, listing.ignoring(path));
      } else {
        listing.add(listing.relative(path));
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

  private void folder(String path, Path folder, Ignoring ignoring) throws IOException {
    for (var entry : files.names(path).entrySet()) {
      var name = entry.getKey();
      boolean isFolder = entry.getValue() == FileState.Kind.FOLDER;
      if (NOT_OURS.contains(name) || ignoring.catches(name, isFolder)) {
        continue;
      }
      var inner = path.isEmpty() ? name : path + "/" + name;
      if (isFolder) {
        var deeper = folder.resolve(name);
        boolean hasFile = files.names(inner).containsKey(IGNORE_FILE);
        folder(inner, deeper, hasFile ? ignoring.in(deeper, name) : ignoring.in(name));
      } else if (entry.getValue() == FileState.Kind.FILE) {
        add(inner);
      }
    }
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private void add(String path) {
    if (isSource(path)) {
      found.add(path);
    }
  }

  private static boolean isSource(String path) {
    return Language.of(path).isPresent() && !path.endsWith(".min.js") && !path.endsWith(".d.ts");
  }
}
