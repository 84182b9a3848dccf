package dev.bailiwick.workstation.exposure;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The two folders that are looked at: the repository and the home of the user.
///
/// @param limits what was not looked at, in words; filled on the way
record Ground(Path root, Path home, List<String> limits) {
  private static final int DEEPEST = 12;
  private static final int MOST = 50_000;

  /// Folders of other people's files, in which a key is a test's.
  private static final Set<String> PASSED =
      Set.of(".git", "node_modules", "target", "build", "dist", "vendor", ".venv", "venv");

  /// The regular files that a pattern names, sorted.
  List<Path> files(List<String> patterns) {
    var files = new ArrayList<Path>();
    for (var pattern : patterns) {
      var base = pattern.startsWith("~/") ? home : root;
      var rest = pattern.startsWith("~/") ? pattern.substring(2) : pattern;
      int wild = rest.indexOf('*');
      if (wild < 0) {
        var file = base.resolve(rest);
        if (Files.isRegularFile(file)) {
          files.add(file);
        }
        continue;
      }
      int folder = rest.lastIndexOf('/', wild);
      var start = folder < 0 ? base : base.resolve(rest.substring(0, folder));
      walk(start, rest.substring(folder + 1), files);
    }
    return files.stream().distinct().sorted().toList();
  }

  private void walk(Path start, String pattern, List<Path> into) {
    if (!Files.isDirectory(start)) {
      return;
    }
    int most = into.size() + MOST;
    int depth = pattern.contains("**") ? DEEPEST : pattern.split("/").length;
    try {
      Files.walkFileTree(
          start,
          EnumSet.noneOf(FileVisitOption.class),
          depth,
          new Walk(start, start.equals(root) ? PASSED : Set.of(), pattern, most, into));
    } catch (IOException e) {
      limits.add(shown(start) + ": cannot be read");
    }
    if (into.size() >= most) {
      limits.add(shown(start) + ": holds over " + MOST + " files; the first were looked at");
    }
  }

  /// Gathers the regular files whose path below the start matches.
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Set<String> passed;
    private final PathMatcher matcher;
    private final int most;
    private final List<Path> into;

    Walk(Path start, Set<String> passed, String pattern, int most, List<Path> into) {
      this.start = start;
      this.passed = passed;
      this.matcher = start.getFileSystem().getPathMatcher("glob:" + pattern);
      this.most = most;
      this.into = into;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean leftOut = passed.contains(String.valueOf(folder.getFileName()));
      return leftOut && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && matcher.matches(start.relativize(file))) {
        into.add(file);
      }
      return into.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  /// Relative to the repository, `~/…` in the home, else absolute.
  String shown(Path path) {
    if (path.startsWith(root)) {
      return root.relativize(path).toString();
    }
    return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
  }

  /// True where every user of this machine can read the file, its folders let through.
  static boolean isOpenToAll(Path file) {
    try {
      if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        return false;
      }
      for (var at = file.getParent(); at != null; at = at.getParent()) {
        if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
