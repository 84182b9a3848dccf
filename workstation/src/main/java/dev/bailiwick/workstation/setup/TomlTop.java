package dev.bailiwick.workstation.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One key above the tables of a TOML file, in a marked block; the owner's own line is kept in the
/// block as a comment.
///
/// Works on lines and leaves all others as they are, so it sees keys written on a line of their own
/// and no dotted form of them.
final class TomlTop {
  private TomlTop() {}

  private static final String KEPT = "#- ";
  private static final Pattern QUOTES = Pattern.compile("\"\"\"|'''");

  /// The text with the key set; a block that was there goes.
  static String set(String text, String key, String value) {
    var clean = remove(text);
    var line = key + " = \"" + value + "\"";
    var own = line(clean, key);
    if (own.isEmpty()) {
      return MarkedBlock.prepend(clean, List.of(line));
    }
    var span = own.get();
    var kept = clean.substring(span.start, span.end).strip();
    int next = Math.min(clean.length(), span.end + 1);
    return clean.substring(0, span.start)
        + MarkedBlock.prepend(clean.substring(next), List.of(KEPT + kept, line));
  }

  /// The text without our block, the owner's own line back in its place.
  static String remove(String text) {
    var lines = new ArrayList<String>();
    for (var line : MarkedBlock.lines(text)) {
      if (line.startsWith(KEPT)) {
        lines.add(line.substring(KEPT.length()));
      }
    }
    return lines.isEmpty() ? MarkedBlock.remove(text) : MarkedBlock.replace(text, lines);
  }

  /// True where our block sets the key to the value.
  static boolean holds(String text, String key, String value) {
    return MarkedBlock.lines(text).contains(key + " = \"" + value + "\"");
  }

  /// The value of the owner's own key, where it is a plain string.
  static Optional<String> value(String text, String key) {
    var clean = remove(text);
    return line(clean, key)
        .map(span -> clean.substring(span.start, span.end))
        .map(line -> line.substring(line.indexOf('=') + 1).strip())
        .filter(value -> value.matches("\"[^\"\\\\]*\".*|'[^']*'.*"))
        .map(value -> value.substring(1, value.indexOf(value.charAt(0), 1)));
  }

  private record Line(int start, int end) {}

  private static Optional<Line> line(String text, String key) {
    var form = Pattern.compile("\\s*[\"']?" + Pattern.quote(key) + "[\"']?\\s*=.*", Pattern.DOTALL);
    boolean inside = false;
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      var line = text.substring(start, end);
      if (!inside && line.stripLeading().startsWith("[")) {
        return Optional.empty();
      }
      if (!inside && form.matcher(line).matches()) {
        return Optional.of(new Line(start, end));
      }
      inside ^= QUOTES.matcher(line).results().count() % 2 == 1;
      start = end + 1;
    }
    return Optional.empty();
  }
}
