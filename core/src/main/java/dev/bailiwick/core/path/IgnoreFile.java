package dev.bailiwick.core.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ordered patterns of which the last match decides, as in a `.gitignore`: `!` takes back what a
/// line before it caught, but never below a folder that is itself caught.
public final class IgnoreFile {

  /// One line that holds a pattern.
  ///
  /// @param text as written, `!` included
  /// @param number counts from 1
  public record Line(String text, boolean negated, PathPattern pattern, int number) {}

  /// A line that cannot be read.
  public record BadLine(String text, int number, String message) {}

  private final List<Line> lines;
  private final List<BadLine> badLines;
  private final Map<String, List<Line>> byName = new HashMap<>();
  private final List<Line> wild = new ArrayList<>();
  private final boolean negates;

  private IgnoreFile(List<Line> lines, List<BadLine> badLines) {
    this.lines = List.copyOf(lines);
    this.badLines = List.copyOf(badLines);
    this.negates = lines.stream().anyMatch(Line::negated);
    for (var line : lines) {
      if (line.negated()) {
        continue;
      }
      var name = line.pattern().requiredName();
      if (name.isEmpty()) {
        wild.add(line);
      } else {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
      }
    }
  }

  /// Reads the text of an ignore file. A line that is no pattern is among [#badLines].
  public static IgnoreFile read(String text) {
    var lines = new ArrayList<Line>();
    var bad = new ArrayList<BadLine>();
    int number = 0;
    for (var raw : text.split("\n", -1)) {
      number++;
      var line = trimmed(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
      if (number == 1 && line.startsWith("\ufeff")) {
        line = line.substring(1);
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean negated = line.startsWith("!");
      try {
        var pattern = PathPattern.of(negated ? line.substring(1) : line);
        lines.add(new Line(line, negated, pattern, number));
      } catch (Glob.BadGlob e) {
        bad.add(new BadLine(line, number, String.valueOf(e.getMessage())));
      }
    }
    return new IgnoreFile(lines, bad);
  }

  /// The lines in their order, already compiled.
  public static IgnoreFile of(List<Line> lines) {
    return new IgnoreFile(lines, List.of());
  }

  /// Trailing spaces do not count unless a `\` stands before them.
  private static String trimmed(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isEscaped(String line, int at) {
    int slashes = 0;
    while (at - 1 - slashes >= 0 && line.charAt(at - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  public List<Line> lines() {
    return lines;
  }

  public List<BadLine> badLines() {
    return badLines;
  }

  /// The line that catches the name, or empty. `name` starts at the folder of the ignore file.
  public Optional<Line> catches(PathName name, boolean folder) {
    return catches(name, folder, 0);
  }

  /// As [#catches(PathName, boolean)], where the first `from` components are the way to the folder
  /// of the ignore file: a pattern without an anchor does not look at them.
  public Optional<Line> catches(PathName name, boolean folder, int from) {
    var first = firstCover(name, folder, from);
    return negates && first.isPresent() ? lastMatch(name, folder, from) : first;
  }

  /// Only the lines whose fixed name stands in the path are looked at, and those without one.
  private Optional<Line> firstCover(PathName name, boolean folder, int from) {
    var first = firstOf(wild, name, folder, from, null);
    if (!byName.isEmpty()) {
      for (var part : name.array()) {
        var lines = byName.get(part);
        if (lines != null) {
          first = firstOf(lines, name, folder, from, first);
        }
      }
    }
    return Optional.ofNullable(first);
  }

  private static @Nullable Line firstOf(
      List<Line> lines, PathName name, boolean folder, int from, @Nullable Line best) {
    for (var line : lines) {
      if (best != null && line.number() >= best.number()) {
        return best;
      }
      if (line.pattern().covers(name, folder, from)) {
        return line;
      }
    }
    return best;
  }

  private Optional<Line> lastMatch(PathName name, boolean folder, int from) {
    var path = name.array();
    for (int size = 1; size <= path.length; size++) {
      boolean isFolder = folder || size < path.length;
      for (int i = lines.size() - 1; i >= 0; i--) {
        var line = lines.get(i);
        if (line.pattern().matches(path, size, isFolder, from)) {
          if (!line.negated()) {
            return Optional.of(line);
          }
          break;
        }
      }
    }
    return Optional.empty();
  }

  /// The last line that matches the name itself, `!` or not: what a walk asks that never enters a
  /// folder that is caught.
  public Optional<Line> deciding(PathName name, boolean folder) {
    var path = name.array();
    for (int i = lines.size() - 1; i >= 0; i--) {
      var line = lines.get(i);
      if (line.pattern().matches(path, path.length, folder, 0)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /// The line that catches everything in the folder, or empty; what a `!` takes back further down
  /// is not looked at.
  public Optional<Line> catchesAllIn(PathName folder, int from) {
    var caught = catches(folder, true, from);
    if (caught.isPresent() || isTakenBack(folder, from)) {
      return caught;
    }
    return lines.stream()
        .filter(line -> !line.negated() && line.pattern().coversAllIn(folder, from))
        .findFirst();
  }

  private boolean isTakenBack(PathName folder, int from) {
    return negates
        && lines.stream()
            .anyMatch(line -> line.negated() && line.pattern().covers(folder, true, from));
  }

  /// True where something in the folder could be caught.
  public boolean mayCatchIn(PathName folder) {
    return lines.stream().anyMatch(line -> !line.negated() && line.pattern().mayMatchIn(folder));
  }
}
