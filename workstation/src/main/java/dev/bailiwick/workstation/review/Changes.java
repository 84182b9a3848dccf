package dev.bailiwick.workstation.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What git says was changed: for each file the lines that are new.
///
/// @param lines by path relative to the root: first and last line, counted from 1
record Changes(Map<String, List<Lines>> lines) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final int LONGEST = 256 << 20;
  private static final long PATIENCE_SECONDS = 60;

  /// Lines that follow each other.
  record Lines(int first, int last) {}

  /// What the next commit would change.
  static Changes staged(Path root) throws IOException {
    return read(root, List.of("--cached"));
  }

  /// What the files here differ in from a commit.
  ///
  /// @throws IllegalArgumentException where git knows no such commit
  static Changes since(Path root, String revision) throws IOException {
    if (revision.startsWith("-")) {
      throw new IllegalArgumentException("--diff " + revision + ": no such commit");
    }
    return read(root, List.of(revision));
  }

  private static Changes read(Path root, List<String> which) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "core.quotepath=off",
                "-c",
                "core.fsmonitor=false",
                "diff",
                "-U0",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--relative",
                "--src-prefix=a/",
                "--dst-prefix=b/"));
    words.addAll(which);
    words.add("--");
    return parsed(run(root, words, "git diff " + String.join(" ", which)));
  }

  static Changes parsed(String diff) {
    var changed = new TreeMap<String, List<Lines>>();
    List<Lines> lines = new ArrayList<>();
    for (var line : diff.split("\n")) {
      if (line.startsWith("+++ b/")) {
        lines = changed.computeIfAbsent(line.substring(6).stripTrailing(), _ -> new ArrayList<>());
      } else if (line.startsWith("+++ ")) {
        lines = new ArrayList<>();
      } else if (line.startsWith("@@ ")) {
        var hunk = HUNK.matcher(line);
        if (hunk.matches()) {
          int first = Integer.parseInt(hunk.group(1));
          int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
          if (count > 0) {
            lines.add(new Lines(first, first + count - 1));
          }
        }
      }
    }
    return new Changes(changed);
  }

  /// Whether any of the lines from `first` to `last` is new.
  boolean touch(String path, int first, int last) {
    return lines.getOrDefault(path, List.of()).stream()
        .anyMatch(changed -> changed.first <= last && first <= changed.last);
  }

  /// The staged content of files, by path.
  static Map<String, byte[]> content(Path root, List<String> paths) throws IOException {
    var content = new HashMap<String, byte[]>();
    for (var path : paths) {
      var words = List.of("git", "-c", "core.fsmonitor=false", "cat-file", "blob", ":./" + path);
      content.put(path, bytes(root, words, "git has no staged content of " + path));
    }
    return content;
  }

  private static String run(Path root, List<String> words, String what) throws IOException {
    return new String(
        bytes(root, words, what + " failed; is this a git repository?"), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path root, List<String> words, String failure) throws IOException {
    var process =
        new ProcessBuilder(words)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      var read = process.getInputStream().readNBytes(LONGEST);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalArgumentException(failure);
      }
      return read;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
