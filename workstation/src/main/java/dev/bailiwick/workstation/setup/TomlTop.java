package dev.bailiwick.workstation.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keys above the tables of a TOML file, in a marked block; the owner's own lines are kept in the
/// block as comments.
///
/// Works on lines and leaves all others as they are, so it sees keys written on a line of their own
/// and no dotted form of them.
final class TomlTop {
  private TomlTop() {}

  private static final String KEPT = "#- ";
  private static final Pattern QUOTES = Pattern.compile("\"\"\"|'''");

  /// The text with the keys set; a block that was there goes. The block stands where the first of
  /// the owner's own lines stood.
  ///
  /// @param values TOML values by key
  /// @param silenced keys that must not be set at all
  static String set(String text, Map<String, String> values, List<String> silenced) {
    var rest = remove(text);
    var block = new ArrayList<String>();
    int place = Integer.MAX_VALUE;
    for (var key : Stream.concat(silenced.stream(), values.keySet().stream()).toList()) {
      var own = line(rest, key);
      if (own.isPresent()) {
        var span = own.get();
        block.add(KEPT + rest.substring(span.start, span.end).strip());
        place = Math.min(place, span.start);
        int next = Math.min(rest.length(), span.end + 1);
        rest = rest.substring(0, span.start) + rest.substring(next);
      }
    }
    values.forEach((key, value) -> block.add(assigned(key, value)));
    int at = Math.min(place, rest.length());
    return place == Integer.MAX_VALUE
        ? MarkedBlock.prepend(rest, block)
        : rest.substring(0, at) + MarkedBlock.prepend(rest.substring(at), block);
  }

  private static String assigned(String key, String value) {
    return key + " = " + value;
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

  /// True where our block sets the keys to the values.
  static boolean holds(String text, Map<String, String> values) {
    var lines = MarkedBlock.lines(text);
    return values.entrySet().stream()
        .allMatch(entry -> lines.contains(assigned(entry.getKey(), entry.getValue())));
  }

  /// The text as a TOML basic string.
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        quoted.append("\\u%04X".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
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
