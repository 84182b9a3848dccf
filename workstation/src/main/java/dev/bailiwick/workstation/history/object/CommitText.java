package dev.bailiwick.workstation.history.object;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header of a commit, as far as somebody asks for it.
///
/// @param committed seconds since 1970; 0 where the commit does not tell
/// @param written when the author wrote it, the same way
public record CommitText(
    byte[] tree, List<byte[]> parents, String author, long written, long committed) {
  private static final Pattern PERSON =
      Pattern.compile("(.*?) ?<[^>]*> (-?[0-9]{1,12}) [+-]?[0-9]+");
  private static final int LONGEST_HEADER = 1 << 16;

  /// Empty where the bytes do not begin like a commit.
  public static Optional<CommitText> of(byte[] bytes, int length, int idBytes) {
    var header = new String(bytes, 0, headerEnd(bytes, length), StandardCharsets.UTF_8);
    byte[] tree = null;
    var parents = new ArrayList<byte[]>();
    var author = "";
    long written = 0;
    long committed = 0;
    for (var line : header.split("\n")) {
      if (line.startsWith("tree ")) {
        tree = id(line, 5, idBytes).orElse(null);
      } else if (line.startsWith("parent ")) {
        id(line, 7, idBytes).ifPresent(parents::add);
      } else if (line.startsWith("author ")) {
        author = PERSON.matcher(line.substring(7)).replaceFirst("$1");
        written = seconds(line);
      } else if (line.startsWith("committer ")) {
        committed = seconds(line);
      }
    }
    return tree == null
        ? Optional.empty()
        : Optional.of(new CommitText(tree, List.copyOf(parents), author, written, committed));
  }

  private static int headerEnd(byte[] bytes, int length) {
    int most = Math.min(length, LONGEST_HEADER);
    for (int at = 1; at < most; at++) {
      if (bytes[at] == '\n' && bytes[at - 1] == '\n') {
        return at - 1;
      }
    }
    return most;
  }

  private static Optional<byte[]> id(String line, int from, int idBytes) {
    try {
      return line.length() < from + 2 * idBytes
          ? Optional.empty()
          : Optional.of(HexFormat.of().parseHex(line.substring(from, from + 2 * idBytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long seconds(String line) {
    var person = PERSON.matcher(line.substring(line.indexOf(' ') + 1));
    return person.matches() ? Long.parseLong(person.group(2)) : 0;
  }

  /// ISO 8601, UTC.
  public static String date(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds).toString();
    } catch (DateTimeException e) {
      return Instant.EPOCH.toString();
    }
  }
}
