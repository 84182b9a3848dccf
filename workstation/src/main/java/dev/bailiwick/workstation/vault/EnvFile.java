package dev.bailiwick.workstation.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A `.env` file as most loaders read it: `NAME=value`, `export`, comments, single quotes (as it
/// stands), double quotes (with escapes, over lines). `$NAME` inside a value stays as it stands.
public final class EnvFile {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*"
              + "('[^']*'|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\n]*)[^\\n]*");

  /// One variable.
  ///
  /// @param start where the value with its quotes begins in the text, UTF-16 units
  /// @param end behind it
  public record Entry(String name, String value, int start, int end) {}

  private EnvFile() {}

  /// The variables in the order of the text; a later one of the same name counts.
  public static List<Entry> read(String text) {
    var entries = new ArrayList<Entry>();
    var match = ENTRY.matcher(text);
    while (match.find()) {
      var written = match.group(2);
      int start = match.start(2);
      if (written.startsWith("'") && written.endsWith("'") && written.length() > 1) {
        entries.add(
            new Entry(
                match.group(1), written.substring(1, written.length() - 1), start, match.end(2)));
      } else if (written.startsWith("\"") && written.endsWith("\"") && written.length() > 1) {
        entries.add(
            new Entry(
                match.group(1),
                unescaped(written.substring(1, written.length() - 1)),
                start,
                match.end(2)));
      } else {
        var bare = bare(written);
        entries.add(new Entry(match.group(1), bare, start, start + bare.length()));
      }
    }
    return entries;
  }

  /// Up to a comment behind a blank, without the blanks at its end.
  private static String bare(String written) {
    var text = written.replaceFirst("(^|\\s)#.*", "");
    return text.stripTrailing();
  }

  private static String unescaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        switch (next) {
          case 'n' -> out.append('\n');
          case 'r' -> out.append('\r');
          case 't' -> out.append('\t');
          case '"', '\\', '$' -> out.append(next);
          default -> out.append(c).append(next);
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
