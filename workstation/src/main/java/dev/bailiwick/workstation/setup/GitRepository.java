package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A git repository on this machine, asked through the git program. Each answer waits ten seconds
/// at most.
public final class GitRepository {

  private final Path root;

  private GitRepository(Path root) {
    this.root = root;
  }

  /// The repository that holds the folder, or empty.
  public static Optional<GitRepository> around(Path folder) {
    try {
      var top = run(folder, List.of("rev-parse", "--show-toplevel")).strip();
      return Optional.of(new GitRepository(Path.of(top).toRealPath()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public Path root() {
    return root;
  }

  /// The folder git runs hooks from, absolute; `core.hooksPath` is respected.
  public Path hooks() throws IOException {
    var told = run(root, List.of("rev-parse", "--git-path", "hooks")).strip();
    return root.resolve(told).normalize();
  }

  /// The folder with the repository's own data, absolute; shared by its worktrees.
  public Path common() throws IOException {
    return root.resolve(run(root, List.of("rev-parse", "--git-common-dir")).strip()).normalize();
  }

  /// The URLs of all remotes.
  public List<String> remotes() throws IOException {
    return run(root, List.of("remote", "-v"))
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length > 1)
        .map(words -> words[1])
        .distinct()
        .toList();
  }

  /// Files that git would add: neither ignored nor known; relative to the root.
  public List<String> unignored() throws IOException {
    return names(run(root, List.of("ls-files", "-z", "--others", "--exclude-standard")));
  }

  /// Files that git ignores; a folder that is ignored whole is one name with a `/` at its end.
  public List<String> ignored() throws IOException {
    return names(
        run(
            root,
            List.of(
                "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")));
  }

  /// The values that `.gitattributes` gives the attribute, by file; files without one are left out.
  public Map<String, String> attribute(String attribute, List<String> files) throws IOException {
    var input = String.join("\0", files) + (files.isEmpty() ? "" : "\0");
    var told = names(run(root, List.of("check-attr", "-z", "--stdin", attribute), input));
    var values = new HashMap<String, String>();
    for (int i = 0; i + 2 < told.size(); i += 3) {
      if (!List.of("unspecified", "unset", "set").contains(told.get(i + 2))) {
        values.put(told.get(i), told.get(i + 2));
      }
    }
    return values;
  }

  /// Files that git knows.
  public List<String> tracked() throws IOException {
    return names(run(root, List.of("ls-files", "-z")));
  }

  /// Files whose content the next commit adds or changes.
  public List<String> staged() throws IOException {
    return names(
        run(
            root,
            List.of("diff", "--cached", "--name-only", "-z", "--diff-filter=d", "--no-renames")));
  }

  /// The value of a key of git's configuration as it counts here; empty where there is none.
  public Optional<String> setting(String key) {
    try {
      return Optional.of(run(root, List.of("config", "--get", key)).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static List<String> names(String listed) {
    var names = new ArrayList<String>();
    for (var name : listed.split("\0")) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static String run(Path folder, List<String> words) throws IOException {
    return run(folder, words, "");
  }

  private static String run(Path folder, List<String> words, String input) throws IOException {
    var command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(words);
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread.ofVirtual().start(() -> feed(process, input));
    try (var out = process.getInputStream()) {
      var text = new String(out.readNBytes(64 << 20), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("git " + words.getFirst() + " failed in " + folder);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// Writes beside the reading, so that neither waits for the other; a git that has seen enough
  /// closes its end, which is no fault.
  private static void feed(Process process, String input) {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      process.destroy();
    }
  }
}
