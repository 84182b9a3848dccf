package dev.bailiwick.workstation.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A repository made by git itself, which is also asked what it holds.
record GitFixture(Path root) {

  static GitFixture init(Path root, String... options) throws IOException {
    Files.createDirectories(root);
    var git = new GitFixture(root);
    var words = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    words.addAll(List.of(options));
    git.run(words.toArray(String[]::new));
    return git;
  }

  /// What the program prints.
  String run(String... words) throws IOException {
    return run(Map.of(), words);
  }

  String run(Map<String, String> more, String... words) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "gc.auto=0", "-c", "core.fsync=none"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(root.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.putAll(
        Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@example.org",
            "GIT_AUTHOR_DATE", "2024-03-01T10:00:00Z",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@example.org",
            "GIT_COMMITTER_DATE", "2024-03-01T10:00:00Z"));
    environment.putAll(more);
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    try (var out = process.getInputStream()) {
      var text = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
      if (process.waitFor() != 0) {
        throw new IOException("git " + String.join(" ", words) + " failed");
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Imports a history in one go; `stream` is what `git fast-import` reads.
  void load(String stream) throws IOException {
    var file = Files.writeString(root.resolve(".git/stream"), stream, StandardCharsets.ISO_8859_1);
    var process =
        new ProcessBuilder("git", "fast-import", "--quiet", "--force")
            .directory(root.toFile())
            .inheritIO()
            .redirectInput(file.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git fast-import failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Files.delete(file);
    run("reset", "-q", "--hard", "main");
  }

  void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /// Commits all that stands in the work tree; returns the commit's id.
  String commit(String message, String date) throws IOException {
    run("add", "-A");
    run(
        Map.of("GIT_COMMITTER_DATE", date, "GIT_AUTHOR_DATE", date),
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        message);
    return run("rev-parse", "HEAD").strip();
  }

  /// Id to kind and size of every object, as git tells it.
  Map<String, String> objects() throws IOException {
    var objects = new TreeMap<String, String>();
    run("cat-file", "--batch-all-objects", "--batch-check")
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> objects.put(words[0], words[1] + " " + words[2]));
    return objects;
  }

  /// The only file with that ending in the pack folder.
  Path packed(String ending) throws IOException {
    try (var files = Files.list(root.resolve(".git/objects/pack"))) {
      var file = files.filter(path -> path.toString().endsWith(ending)).findFirst().orElseThrow();
      file.toFile().setWritable(true);
      return file;
    }
  }

  Path loose(String id) {
    return root.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }
}
