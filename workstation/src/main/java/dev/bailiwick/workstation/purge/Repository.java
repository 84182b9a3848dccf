package dev.bailiwick.workstation.purge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a repository's things lie.
///
/// @param root what the person named: a work tree or a bare repository
/// @param common git's folder that all work trees share
record Repository(Path root, Path common) {

  /// A work tree and its own folder inside git's.
  ///
  /// @param folder where its HEAD and index lie
  /// @param files where its files lie; empty for a bare repository and for one that is gone
  record WorkTree(Path folder, Optional<Path> files) {}

  /// @throws IllegalArgumentException where none stands there, or of a kind that is left alone
  static Repository at(Path root) throws IOException {
    var git = new Git(root);
    String common;
    try {
      common = git.line("rev-parse", "--git-common-dir");
    } catch (Git.Failed e) {
      throw new IllegalArgumentException(root + " is no git repository; name one with --root", e);
    }
    var folder = root.resolve(common).toRealPath();
    refuse(git, folder);
    return new Repository(root.toRealPath(), folder);
  }

  private static void refuse(Git git, Path folder) throws IOException {
    var config = git.line("config", "--list");
    if (config.contains("extensions.partialclone=") || config.contains(".promisor=true")) {
      throw new IllegalArgumentException(
          folder + " is a partial clone: what it lacks cannot be searched; clone it whole");
    }
    if (config.contains("extensions.refstorage=reftable")) {
      throw new IllegalArgumentException(
          folder + " keeps its refs in reftables; call git refs migrate --ref-format=files");
    }
    if (Files.exists(folder.resolve("objects/info/alternates"))) {
      throw new IllegalArgumentException(
          folder
              + " borrows objects from another repository; call git repack -a -d and delete"
              + " objects/info/alternates, and purge the other one too");
    }
    try (var files = Files.list(folder)) {
      var lock = files.filter(file -> file.toString().endsWith(".lock")).findFirst();
      if (lock.isPresent()) {
        throw new IllegalArgumentException(
            lock.get() + " is there: git is at work, or ended in the middle; delete it then");
      }
    }
  }

  Git git() {
    return new Git(root);
  }

  Path objects() {
    return common.resolve("objects");
  }

  List<WorkTree> workTrees() throws IOException {
    var trees = new ArrayList<WorkTree>();
    boolean bare = new Git(common).line("rev-parse", "--is-bare-repository").equals("true");
    trees.add(
        new WorkTree(
            common,
            bare || !common.endsWith(".git")
                ? Optional.<Path>empty()
                : Optional.ofNullable(common.getParent())));
    var linked = common.resolve("worktrees");
    if (Files.isDirectory(linked)) {
      try (var folders = Files.list(linked)) {
        for (var folder : folders.sorted().toList()) {
          trees.add(new WorkTree(folder, files(folder)));
        }
      }
    }
    return trees;
  }

  /// The repositories of submodules, by their folders inside git's.
  List<Path> nested() throws IOException {
    try (var walk = Files.walk(common)) {
      return walk.filter(path -> path.endsWith("objects") && !path.equals(objects()))
          .filter(path -> Files.isDirectory(path) && Files.exists(path.resolveSibling("HEAD")))
          .map(Path::getParent)
          .toList();
    }
  }

  private static Optional<Path> files(Path folder) throws IOException {
    var told = folder.resolve("gitdir");
    if (!Files.isRegularFile(told)) {
      return Optional.empty();
    }
    var files = Path.of(Files.readString(told).strip()).getParent();
    return Optional.ofNullable(files).filter(Files::isDirectory);
  }

  /// Git's own files but for its objects: refs, logs, configuration, hooks, what is under way.
  List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        common,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean store =
                folder.endsWith("objects")
                    && !folder.equals(common)
                    && Files.exists(folder.resolveSibling("HEAD"));
            return store ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  /// Puts a file's new content in the place of the old at one stroke; its mode stays.
  static void replace(Path file, byte[] content) throws IOException {
    var beside = file.resolveSibling(".bailiwick-" + UUID.randomUUID());
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
