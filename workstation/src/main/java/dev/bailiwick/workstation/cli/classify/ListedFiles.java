package dev.bailiwick.workstation.cli.classify;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.workstation.setup.GitRepository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The files a person means.
///
/// @param files relative to the root, sorted
record ListedFiles(List<String> files, Optional<GitRepository> git) {
  /// The git attribute that states a level: `*.ipynb bailiwick-level=confidential`.
  static final String ATTRIBUTE = "bailiwick-level";

  /// The files below the paths; without paths what git does not ignore, and ignored files that
  /// stand among it (an ignored folder is left out).
  ///
  /// @throws IllegalArgumentException where a path is missing or outside the root
  static ListedFiles of(Path root, List<Path> paths) throws IOException {
    var git = GitRepository.around(root).filter(found -> found.root().equals(root));
    var names = new TreeSet<String>();
    if (paths.isEmpty() && git.isPresent()) {
      names.addAll(git.get().tracked());
      names.addAll(git.get().unignored());
      git.get().ignored().stream().filter(name -> !name.endsWith("/")).forEach(names::add);
      names.removeIf(name -> Files.notExists(root.resolve(name), LinkOption.NOFOLLOW_LINKS));
      return new ListedFiles(List.copyOf(names), git);
    }
    for (var path : paths.isEmpty() ? List.of(root) : paths) {
      var absolute = path.toAbsolutePath().normalize();
      if (Files.notExists(absolute) || !absolute.startsWith(root)) {
        throw new IllegalArgumentException(path + " does not stand in " + root);
      }
      Files.walkFileTree(absolute, new Walk(root, names));
    }
    return new ListedFiles(List.copyOf(names), git);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final TreeSet<String> names;

    Walk(Path root, TreeSet<String> names) {
      this.root = root;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      names.add(root.relativize(file).toString().replace('\\', '/'));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  /// The levels that `.gitattributes` states, by file.
  ///
  /// @throws IllegalArgumentException where one states a word that is no level
  Map<String, Level> levels() throws IOException {
    var levels = new HashMap<String, Level>();
    if (git.isPresent()) {
      for (var stated : git.get().attribute(ATTRIBUTE, files).entrySet()) {
        var level = Level.of(stated.getValue());
        levels.put(
            stated.getKey(),
            level.orElseThrow(() ->
                new IllegalArgumentException(
                    ".gitattributes gives "
                        + stated.getKey()
                        + " the "
                        + ATTRIBUTE
                        + " `"
                        + stated.getValue()
                        + "`; known: public, internal, confidential, critical")));
      }
    }
    return levels;
  }
}
