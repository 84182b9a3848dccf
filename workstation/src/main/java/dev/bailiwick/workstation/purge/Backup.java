package dev.bailiwick.workstation.purge;

import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A repository as it was, for the way back: git's folder whole, and the tracked files that are
/// written anew. Holds the values that were taken out, so it lies in this user's state folder, mode
/// 0700, until it is discarded.
///
/// Objects are hard links where the disk is the same, as nobody writes into them.
///
/// @param folder of the backup: `git/`, `files/N` with their places in `files.txt` and where they
///   go in `moved.txt`, and `whole` once it is complete
record Backup(Path folder) {
  boolean isWhole() {
    return Files.exists(folder.resolve("whole"));
  }

  private Path git() {
    return folder.resolve("git");
  }

  /// Takes everything in.
  ///
  /// @param files of work trees, with where they will lie
  void make(Repository repository, Map<Path, Path> files) throws IOException {
    discard();
    PrivateFile.folder(folder);
    copy(repository.common(), git());
    PrivateFile.folder(folder.resolve("files"));
    var names = new ArrayList<String>();
    var moved = new ArrayList<String>();
    for (var file : files.keySet()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.copy(
            file,
            folder.resolve("files/" + names.size()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
        names.add(file.toString());
        moved.add(String.valueOf(files.get(file)));
      }
    }
    Files.write(folder.resolve("moved.txt"), moved);
    Files.write(folder.resolve("files.txt"), names);
    Files.writeString(folder.resolve("whole"), "");
  }

  private static boolean isObject(Path relative) {
    return relative.startsWith("objects") || relative.startsWith("lfs/objects");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes)
              throws IOException {
            PrivateFile.folder(to.resolve(from.relativize(inside).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            place(
                file,
                to.resolve(from.relativize(file).toString()),
                isObject(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void place(Path file, Path to, boolean link) throws IOException {
    if (link) {
      try {
        Files.createLink(to, file);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // Another disk, or one without links: a copy serves as well.
        Files.deleteIfExists(to);
      }
    }
    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  /// Puts everything back. Stopped anywhere, it can be called again.
  void restore(Repository repository) throws IOException {
    var common = repository.common();
    var kept = relative(git());
    for (var file : kept) {
      if (isObject(file) && Files.notExists(common.resolve(file))) {
        Files.createDirectories(common.resolve(file).getParent());
        place(git().resolve(file), common.resolve(file), true);
      }
    }
    Files.deleteIfExists(common.resolve("packed-refs.lock"));
    repository.git().line("pack-refs", "--all", "--prune");
    for (var file : kept) {
      if (!isObject(file)) {
        put(git().resolve(file), common.resolve(file));
      }
    }
    var wanted = new HashSet<>(kept);
    remove(common, wanted);
    var names = Files.readAllLines(folder.resolve("files.txt"));
    var moved = Files.readAllLines(folder.resolve("moved.txt"));
    for (int i = 0; i < names.size(); i++) {
      if (!moved.get(i).equals(names.get(i))) {
        vanish(Path.of(moved.get(i)));
      }
      put(folder.resolve("files/" + i), Path.of(names.get(i)));
    }
  }

  /// Deletes the file, and folders that are empty then.
  private static void vanish(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (var up = file.getParent(); up != null; up = up.getParent()) {
      try (var inside = Files.list(up)) {
        if (inside.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(up);
    }
  }

  private static Set<Path> relative(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      var all = new HashSet<Path>();
      walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> all.add(folder.relativize(file)));
      return all;
    }
  }

  private static void put(Path from, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    var beside = to.resolveSibling(".bailiwick-undo");
    Files.deleteIfExists(beside);
    Files.copy(from, beside, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// What came since.
  private static void remove(Path common, Set<Path> wanted) throws IOException {
    for (var file : relative(common)) {
      if (!wanted.contains(file)) {
        Files.delete(common.resolve(file));
      }
    }
  }

  void discard() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    List<Path> all;
    try (var walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : all) {
      Files.delete(path);
    }
  }
}
