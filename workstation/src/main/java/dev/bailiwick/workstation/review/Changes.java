package dev.bailiwick.workstation.review;

import dev.bailiwick.core.audit.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What git says was changed, by path relative to the root.
///
/// @param files in the order of their paths
public record Changes(SortedMap<String, Change> files) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final int LONGEST = 256 << 20;
  private static final long PATIENCE_SECONDS = 60;

  /// What changed in one file.
  ///
  /// @param lines the lines that are new; empty for a file that is deleted or only loses lines
  /// @param added their texts, in the same order
  /// @param digest of the whole change, what was taken away with it; hexadecimal
  public record Change(List<Lines> lines, List<String> added, String digest) {
    public Change {
      lines = List.copyOf(lines);
      added = List.copyOf(added);
    }
  }

  /// Lines that follow each other: first and last, counted from 1.
  public record Lines(int first, int last) {}

  /// What the next commit would change.
  ///
  /// @param index the index that will be committed, where it is not the repository's usual one
  public static Changes staged(Path root, Optional<Path> index) throws IOException {
    return read(root, List.of("--cached"), index);
  }

  /// What the files here differ in from a commit.
  ///
  /// @throws IllegalArgumentException where git knows no such commit
  public static Changes since(Path root, String revision) throws IOException {
    if (revision.startsWith("-")) {
      throw new IllegalArgumentException("--diff " + revision + ": no such commit");
    }
    return read(root, List.of(revision), Optional.empty());
  }

  private static Changes read(Path root, List<String> which, Optional<Path> index)
      throws IOException {
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
    return parsed(run(root, words, index, "git diff " + String.join(" ", which)));
  }

  /// Counts the lines of each hunk, since a line of a file may look like a head of git's.
  static Changes parsed(String diff) {
    var files = new TreeMap<String, Change>();
    var lines = diff.split("\n");
    var before = "";
    var path = "";
    Hunks hunks = new Hunks();
    for (int i = 0; i < lines.length; i++) {
      var line = lines[i];
      if (line.startsWith("--- ")) {
        hunks.close(path, files);
        hunks = new Hunks();
        before = name(line, "--- a/");
        path = "";
      } else if (line.startsWith("+++ ")) {
        var after = name(line, "+++ b/");
        path = after.isEmpty() ? before : after;
      } else if (line.startsWith("@@ ")) {
        i = hunks.read(lines, i);
      }
    }
    hunks.close(path, files);
    return new Changes(files);
  }

  /// A name that git writes in quotes, with escapes in it, is unquoted.
  private static String name(String line, String head) {
    var mark = head.substring(0, 4);
    var quoted = line.startsWith(mark + "\"") ? mark + unquoted(line.substring(5)) : line;
    return quoted.startsWith(head) ? quoted.substring(head.length()).stripTrailing() : "";
  }

  private static String unquoted(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length() && text.charAt(i) != '"'; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char escaped = text.charAt(++i);
        out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// The hunks of one file as they are read.
  private static final class Hunks {
    private final List<Lines> lines = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    /// @return where the hunk ends
    int read(String[] diff, int head) {
      var hunk = HUNK.matcher(diff[head]);
      if (!hunk.matches()) {
        return head;
      }
      int removed = count(hunk.group(1));
      int first = Integer.parseInt(hunk.group(2));
      int count = count(hunk.group(3));
      if (count > 0) {
        lines.add(new Lines(first, first + count - 1));
      }
      int at = head;
      int left = removed + count;
      while (left > 0 && at + 1 < diff.length) {
        var line = diff[++at];
        if (!line.startsWith("\\")) {
          left--;
          body.append(line).append('\n');
          if (line.startsWith("+")) {
            added.add(line.substring(1));
          }
        }
      }
      return at;
    }

    private static int count(@Nullable String digits) {
      return digits == null ? 1 : Integer.parseInt(digits);
    }

    void close(String path, Map<String, Change> files) {
      if (!path.isEmpty()) {
        files.put(path, new Change(lines, added, digest(body.toString())));
      }
    }
  }

  private static String digest(String text) {
    return Merkle.leaf(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Whether any of the lines from `first` to `last` is new.
  boolean touch(String path, int first, int last) {
    var change = files.get(path);
    return change != null
        && change.lines.stream()
            .anyMatch(changed -> changed.first <= last && first <= changed.last);
  }

  /// The staged content of files, by path.
  static Map<String, byte[]> content(Path root, Optional<Path> index, List<String> paths)
      throws IOException {
    var content = new HashMap<String, byte[]>();
    for (var path : paths) {
      var words = List.of("git", "-c", "core.fsmonitor=false", "cat-file", "blob", ":./" + path);
      content.put(path, bytes(root, words, index, "git has no staged content of " + path));
    }
    return content;
  }

  /// What the last commit has at that path; empty for a new file.
  static byte[] committed(Path root, String path) throws IOException {
    var words = List.of("git", "-c", "core.fsmonitor=false", "cat-file", "blob", "HEAD:./" + path);
    try {
      return bytes(root, words, Optional.empty(), "");
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String run(Path root, List<String> words, Optional<Path> index, String what)
      throws IOException {
    return new String(
        bytes(root, words, index, what + " failed; is this a git repository?"),
        StandardCharsets.UTF_8);
  }

  /// What git prints.
  ///
  /// @throws IllegalArgumentException with the text `failure` where git fails
  static byte[] bytes(Path root, List<String> words, Optional<Path> index, String failure)
      throws IOException {
    var builder =
        new ProcessBuilder(words)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    index.ifPresent(file -> builder.environment().put("GIT_INDEX_FILE", file.toString()));
    var process = builder.start();
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
