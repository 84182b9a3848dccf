package dev.bailiwick.core.redact.gateway;

import java.util.List;
import java.util.Optional;

/// Reads the file's path out of a tool's input while it still comes in, a character at a time. One
/// input.
sealed interface PathReader {

  void take(char c);

  /// The path as far as it has been read to its end.
  Optional<String> path();

  static PathReader of(LocalWrites.Tool tool) {
    return switch (tool.form()) {
      case MEMBERS -> new OfMembers(tool.paths());
      case PATCH -> new OfPatch();
    };
  }

  /// The outermost object's member.
  final class OfMembers implements PathReader {
    private final List<String> names;
    private final StringBuilder string = new StringBuilder();
    private String name = "";
    private String path = "";
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean isValue;

    OfMembers(List<String> names) {
      this.names = names;
    }

    @Override
    public void take(char c) {
      if (inString) {
        inString(c);
        return;
      }
      switch (c) {
        case '"' -> {
          inString = true;
          string.setLength(0);
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ':' -> isValue = isValue || depth == 1;
        case ',' -> isValue = isValue && depth != 1;
        default -> {}
      }
    }

    private void inString(char c) {
      if (!escaped && c == '"') {
        inString = false;
        ended();
        return;
      }
      escaped = !escaped && c == '\\';
      if (depth == 1 && (!isValue || names.contains(name))) {
        string.append(c);
      }
    }

    private void ended() {
      if (depth != 1) {
        return;
      }
      if (!isValue) {
        name = Text.plain(string);
      } else if (names.contains(name)) {
        path = Text.plain(string);
      }
    }

    @Override
    public Optional<String> path() {
      return Optional.of(path).filter(text -> !text.isEmpty());
    }
  }

  /// The last line that names a file.
  final class OfPatch implements PathReader {
    private static final List<String> HEADS =
        List.of("*** Update File: ", "*** Add File: ", "*** Move to: ");
    private static final int LONGEST = 4_200;
    private final StringBuilder line = new StringBuilder();
    private String path = "";

    @Override
    public void take(char c) {
      if (c != '\n') {
        if (line.length() < LONGEST) {
          line.append(c);
        }
        return;
      }
      var text = line.toString();
      line.setLength(0);
      for (var head : HEADS) {
        if (text.startsWith(head)) {
          path = text.substring(head.length()).strip();
        }
      }
    }

    @Override
    public Optional<String> path() {
      return Optional.of(path).filter(text -> !text.isEmpty());
    }
  }
}
