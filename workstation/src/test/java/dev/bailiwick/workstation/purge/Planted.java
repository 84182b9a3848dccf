package dev.bailiwick.workstation.purge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A scratch repository with a value in every place that git keeps things in.
final class Planted {
  final Path root;
  final String value;

  private Planted(Path root, String value) {
    this.root = root;
    this.value = value;
  }

  Planted(Path root, long seed) {
    this(root, value(new Random(seed)));
  }

  private static String value(Random random) {
    return "k3y_"
        + random
            .ints(24, 0, 62)
            .mapToObj(i ->
                String.valueOf(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".charAt(i)))
            .reduce("", String::concat);
  }

  /// The same once more at another place: making one takes some hundred calls of git. Linked work
  /// trees come along.
  Planted copied(Path to) throws IOException {
    var copy = new Planted(to, value);
    var linked = root.resolveSibling(root.getFileName() + "-linked");
    copy(root, to);
    if (Files.exists(linked)) {
      var other = to.resolveSibling(to.getFileName() + "-linked");
      copy(linked, other);
      Files.writeString(
          other.resolve(".git"), "gitdir: " + to.resolve(".git/worktrees/" + linked.getFileName()));
      Files.writeString(
          to.resolve(".git/worktrees/" + linked.getFileName() + "/gitdir"),
          other.resolve(".git") + "\n");
    }
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var walk = Files.walk(from)) {
      for (var path : walk.toList()) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  String git(String... words) {
    return gitAs(Map.of(), "", words);
  }

  String gitAs(Map<String, String> more, String input, String... words) {
    var command =
        new ArrayList<>(List.of("git", "-c", "user.name=P", "-c", "user.email=p@example.test"));
    command.addAll(List.of(words));
    try {
      var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().put("GIT_AUTHOR_DATE", "2026-11-01T10:00:00Z");
      builder.environment().put("GIT_COMMITTER_DATE", "2026-11-01T10:00:00Z");
      builder.environment().putAll(more);
      var process = builder.start();
      try (var to = process.getOutputStream()) {
        to.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + out);
      }
      return out.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void file(String name, byte[] content) {
    try {
      var file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void file(String name, String content) {
    file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }

  /// An empty repository with two commits before anything bad: one of them on a branch of its own.
  void begin(String... more) {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var words = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    words.addAll(List.of(more));
    git(words.toArray(String[]::new));
    file("README", "before\n");
    commit("first");
    git("tag", "-a", "v0", "-m", "before the leak");
    git("branch", "old");
    file("src/a.txt", "clean\n");
    commit("second");
  }

  /// Every hiding place of the knowledge page and some more, by what they are.
  void plantAll() throws IOException {
    begin();
    file("text.txt", "key = " + value + "\nother\n");
    file("crlf.txt", "key = " + value + "\r\n");
    file(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = https://u:" + value + "@h/x\n");
    file("large.txt", ("filler " + "x".repeat(90) + "\n").repeat(16_000) + value + "\n");
    file("nul.bin", "\0\1\2" + value + "\0\3");
    file("wide.txt", ("x=" + value + ";").getBytes(StandardCharsets.UTF_16LE));
    file("widebe.txt", ("x=" + value + ";").getBytes(StandardCharsets.UTF_16BE));
    for (int i = 0; i < 3; i++) {
      file(
          "b64." + i,
          Base64.getEncoder()
              .encodeToString(("a".repeat(i) + value + "z").getBytes(StandardCharsets.UTF_8)));
    }
    file("hex.txt", HexFormat.of().formatHex(bytes()));
    file("packed.gz", gzip(bytes()));
    file("packed.zip", zip("conf/" + value + ".txt", bytes()));
    Files.createSymbolicLink(root.resolve("link"), Path.of("to-" + value));
    file("name-" + value + ".txt", "x\n");
    file("dir-" + value + "/in/side.txt", "x\n");
    commit("with " + value + " in the message");
    git("update-ref", "refs/pull/7/head", "HEAD");
    git("reset", "-q", "--hard", "HEAD~1");
    git("reset", "-q", "--hard", "refs/pull/7/head");
    gitAs(
        Map.of("GIT_AUTHOR_NAME", "A " + value, "GIT_COMMITTER_EMAIL", value + "@h"),
        "",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "author");
    git("tag", "-a", "v1", "-m", "tag with " + value);
    git("tag", "-a", "v1-of-tag", "v1", "-m", "tag of a tag");
    git("tag", "-a", "blob-tag", git("hash-object", "-w", "text.txt"), "-m", "on a blob");
    git("notes", "add", "-m", "note with " + value);
    git("branch", "branch-" + value);
    git("remote", "add", "origin", "https://user:" + value + "@example.test/x.git");
    git("config", "http.extraHeader", "Authorization: " + value);
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    file("stashed.txt", "stash " + value + "\n");
    git("add", "stashed.txt");
    git("stash", "-q");
    file("stashed2.txt", "stash 2 " + value + "\n");
    git("add", "stashed2.txt");
    git("stash", "-q");
    file("gone.txt", "dangling " + value + "\n");
    commit("dangling soon");
    git("reset", "-q", "--hard", "HEAD~1");
    file("unstaged.txt", "was staged " + value + "\n");
    git("add", "unstaged.txt");
    git("reset", "-q");
    Files.delete(root.resolve("unstaged.txt"));
    gitAs(Map.of(), "only an object " + value, "hash-object", "-w", "--stdin");
    plantFiles();
  }

  private void plantFiles() throws IOException {
    git(
        "merge",
        "-q",
        "--no-ff",
        "-m",
        "merge",
        git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "side"));
    git(
        "worktree",
        "add",
        "-q",
        root.resolveSibling(root.getFileName() + "-linked").toString(),
        "old");
    Files.writeString(
        root.resolveSibling(root.getFileName() + "-linked").resolve("README"), "linked " + value);
    gitIn("-linked", "add", "README");
    git("gc", "-q", "--no-prune");
    file("staged.txt", "staged " + value + "\n");
    git("add", "staged.txt");
    file(".git/hooks/post-commit", "#!/bin/sh\ncurl -H 'X: " + value + "' https://h\n");
    file(".git/info/exclude", "# " + value + "\n");
    var large = "large file " + value + "\n";
    var id = sha256(large);
    file(".git/lfs/objects/" + id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id, large);
    file(
        "asset.bin",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + id
            + "\nsize "
            + large.length()
            + "\n");
    git("add", "asset.bin");
    git("commit", "-q", "-m", "an asset, and what was staged");
    file(".git/COMMIT_EDITMSG", "draft " + value + "\n");
  }

  private void gitIn(String suffix, String... words) {
    var all = new ArrayList<>(List.of("-C", root + suffix));
    all.addAll(List.of(words));
    git(all.toArray(String[]::new));
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  /// All objects by id, and all files beside them by path: what "as it was" means.
  Map<String, String> snapshot() {
    var all = new TreeMap<String, String>();
    git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
        .lines()
        .forEach(line -> all.put(line, ""));
    git("for-each-ref", "--format=%(refname) %(objectname)")
        .lines()
        .forEach(line -> all.put(line, ""));
    try (var files = Files.walk(root)) {
      for (var file : files.filter(f -> !Files.isDirectory(f)).toList()) {
        var name = root.relativize(file).toString();
        if (name.startsWith(".git/objects/") || Files.isSymbolicLink(file)) {
          continue;
        }
        all.put(name, sha256(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public String toString() {
    return root.toString().toLowerCase(Locale.ROOT);
  }
}
