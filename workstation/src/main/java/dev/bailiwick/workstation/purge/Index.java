package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is staged in one work tree, and its tracked files: the same entries with new ids, the same
/// files without the values. Files that git does not track are left alone.
record Index(Repository repository, Repository.WorkTree tree, KnownSecrets known) {
  private static final Pattern ENTRY =
      Pattern.compile("([0-7]+) ([0-9a-f]+) ([0-3])\\t(.*)", Pattern.DOTALL);
  private static final int LARGEST = 256 << 20;

  private record Entry(String mode, String id, String stage, String path) {}

  private List<Entry> entries() throws IOException {
    if (!Files.exists(tree.folder().resolve("index"))) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    var listed = repository.git().run(new byte[0], environment(), "ls-files", "-s", "-z");
    for (var line : Repository.latin(listed).split("\0")) {
      var match = ENTRY.matcher(line);
      if (match.matches()) {
        entries.add(new Entry(match.group(1), match.group(2), match.group(3), match.group(4)));
      }
    }
    return entries;
  }

  private Map<String, String> environment() {
    return Map.of(
        "GIT_INDEX_FILE",
        tree.folder().resolve("index").toString(),
        "GIT_DIR",
        tree.folder().toString(),
        "GIT_WORK_TREE",
        repository.common().toString());
  }

  /// Tracked files that hold a value now, with where they will lie.
  Map<Path, Path> files() throws IOException {
    var files = new LinkedHashMap<Path, Path>();
    if (tree.files().isPresent()) {
      for (var entry : entries()) {
        var file = file(entry.path());
        if (isDirty(entry.path()) || holds(file)) {
          files.put(file, file(clean(entry.path())));
        }
      }
    }
    return files;
  }

  private String clean(String path) {
    return Repository.latin(known.nameWithout(Repository.latin(path)));
  }

  private Path file(String path) {
    var name = new String(Repository.latin(path), StandardCharsets.UTF_8);
    return tree.files().orElseThrow().resolve(name);
  }

  private boolean isDirty(String path) {
    var name = Repository.latin(path);
    return known.isPlainlyIn(name, 0, name.length);
  }

  private boolean holds(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      var target = Repository.latin(Files.readSymbolicLink(file).toString());
      return known.isPlainlyIn(target, 0, target.length);
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      return false;
    }
    var bytes = Files.readAllBytes(file);
    return known.isIn(bytes, bytes.length);
  }

  /// Tracked files that point at large ones, and may have to point elsewhere.
  Map<Path, Path> pointers() throws IOException {
    var files = new LinkedHashMap<Path, Path>();
    if (tree.files().isPresent()) {
      for (var entry : entries()) {
        var file = file(entry.path());
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) < Pointers.LONGEST
            && Pointers.isPointer(Files.readAllBytes(file))) {
          files.put(file, file(clean(entry.path())));
        }
      }
    }
    return files;
  }

  void run(Renamed renamed, Pointers pointers) throws IOException {
    join();
    var entries = entries();
    var lines = new ByteArrayOutputStream();
    for (var entry : entries) {
      var id = renamed.get(entry.id());
      boolean dirty = isDirty(entry.path());
      if (id.equals(entry.id()) && !dirty) {
        continue;
      }
      if (dirty) {
        lines.writeBytes(
            Repository.latin("0 " + "0".repeat(id.length()) + "\t" + entry.path() + "\0"));
      }
      lines.writeBytes(line(entry, id));
    }
    if (lines.size() > 0) {
      var git = repository.git();
      git.run(new byte[0], environment(), "update-index", "--clear-resolve-undo");
      git.run(lines.toByteArray(), environment(), "update-index", "-z", "--index-info");
    }
    rebuild();
    if (tree.files().isPresent()) {
      for (var entry : entries) {
        clean(file(entry.path()), pointers);
        move(entry.path());
      }
      if (lines.size() > 0) {
        refresh();
      }
    }
  }

  private byte[] line(Entry entry, String id) {
    return Repository.latin(
        entry.mode() + " " + id + " " + entry.stage() + "\t" + clean(entry.path()) + "\0");
  }

  /// Makes one file of an index that is kept in two.
  private void join() throws IOException {
    List<Path> shared;
    try (var files = Files.list(tree.folder())) {
      shared = files.filter(Index::isShared).toList();
    }
    if (!shared.isEmpty() && Files.exists(tree.folder().resolve("index"))) {
      repository.git().run(new byte[0], environment(), "update-index", "--no-split-index");
    }
    for (var file : shared) {
      Files.delete(file);
    }
  }

  /// The larger one of an index that is kept in two.
  static boolean isShared(Path file) {
    return String.valueOf(file.getFileName()).startsWith("sharedindex.");
  }

  /// Makes the index anew where it remembers names of folders that are gone, or of untracked ones.
  private void rebuild() throws IOException {
    if (!Files.exists(tree.folder().resolve("index"))) {
      return;
    }
    var bytes = Files.readAllBytes(tree.folder().resolve("index"));
    if (!known.isPlainlyIn(bytes, 0, bytes.length)) {
      return;
    }
    var lines = new ByteArrayOutputStream();
    for (var entry : entries()) {
      lines.writeBytes(line(entry, entry.id()));
    }
    var git = repository.git();
    git.run(new byte[0], environment(), "read-tree", "--empty");
    git.run(lines.toByteArray(), environment(), "update-index", "-z", "--index-info");
  }

  /// Tells the index the times of the files that were written, so that git sees no change.
  private void refresh() throws IOException {
    try {
      repository
          .git()
          .run(
              new byte[0],
              Map.of(
                  "GIT_DIR", tree.folder().toString(),
                  "GIT_WORK_TREE", tree.files().orElseThrow().toString()),
              "update-index",
              "-q",
              "--refresh");
    } catch (Git.Failed e) {
      // Files that differ from the index make the status 1; they may.
      Files.exists(tree.folder());
    }
  }

  private void clean(Path file, Pointers pointers) throws IOException {
    if (Files.isSymbolicLink(file)) {
      var target = Repository.latin(Files.readSymbolicLink(file).toString());
      if (known.isPlainlyIn(target, 0, target.length)) {
        Files.delete(file);
        var clean = known.without(target, target.length).orElse(target);
        Files.createSymbolicLink(file, Path.of(Repository.latin(clean)));
      }
    } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) <= LARGEST) {
      var bytes = Files.readAllBytes(file);
      var without = known.without(bytes, bytes.length);
      if (bytes.length < Pointers.LONGEST) {
        without =
            pointers.moved(without.orElse(bytes)).or(() -> known.without(bytes, bytes.length));
      }
      if (without.isPresent()) {
        Repository.replace(file, without.get());
      }
    }
  }

  private void move(String path) throws IOException {
    var file = file(path);
    if (isDirty(path) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      var to = file(clean(path));
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.move(file, to);
      emptied(file.resolveSibling(""));
    }
  }

  /// Folders that hold nothing any more.
  private void emptied(Path folder) throws IOException {
    for (var up = folder;
        up != null && !up.equals(tree.files().orElseThrow());
        up = up.getParent()) {
      try (var inside = Files.list(up)) {
        if (inside.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(up);
    }
  }
}
