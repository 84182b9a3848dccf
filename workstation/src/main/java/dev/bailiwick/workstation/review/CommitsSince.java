package dev.bailiwick.workstation.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commits that a branch has beyond a revision, with what their messages end in.
public final class CommitsSince {
  private static final String FIELD = "\u001f";
  private static final String TRAILER = "\u001e";
  private static final String COMMIT = "\u001d";

  private CommitsSince() {}

  /// @param author `Name <mail>`
  /// @param date ISO 8601
  /// @param trailers in their order
  /// @param paths of the files it changes, relative to the root
  public record Commit(
      String id, String author, String date, List<Trailer> trailers, List<String> paths) {
    public Commit {
      trailers = List.copyOf(trailers);
      paths = List.copyOf(paths);
    }
  }

  /// A line like `Reviewed-by: Ada <ada@example.org>` (git-interpret-trailers(1)).
  ///
  /// @param key in lower case
  public record Trailer(String key, String value) {}

  /// Newest first, merges left out.
  ///
  /// @throws IllegalArgumentException where git knows no such revision
  public static List<Commit> of(Path root, String revision) throws IOException {
    if (revision.startsWith("-")) {
      throw new IllegalArgumentException("--diff " + revision + ": no such commit");
    }
    var format =
        String.join(FIELD, "%H", "%an <%ae>", "%aI", "%(trailers:only,unfold,separator=%x1e)")
            + COMMIT;
    var log =
        git(root, List.of("log", "--no-merges", "--format=" + format, revision + "..HEAD", "--"));
    var commits = new ArrayList<Commit>();
    for (var text : log.split(COMMIT)) {
      var fields = text.strip().split(FIELD, -1);
      if (fields.length == 4) {
        var paths =
            git(
                root,
                List.of(
                    "diff-tree", "--no-commit-id", "--name-only", "-r", "-z", "--root", fields[0]));
        commits.add(
            new Commit(
                fields[0],
                fields[1],
                fields[2],
                trailers(fields[3]),
                Arrays.stream(paths.split("\0")).filter(path -> !path.isEmpty()).toList()));
      }
    }
    return commits;
  }

  private static List<Trailer> trailers(String text) {
    var trailers = new ArrayList<Trailer>();
    for (var line : text.split(TRAILER)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        var key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        trailers.add(new Trailer(key, line.substring(colon + 1).strip()));
      }
    }
    return trailers;
  }

  private static String git(Path root, List<String> words) throws IOException {
    var all = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    all.addAll(words);
    var failure = "git " + words.getFirst() + " failed; does it know the commit?";
    return new String(Changes.bytes(root, all, Optional.empty(), failure), StandardCharsets.UTF_8);
  }
}
