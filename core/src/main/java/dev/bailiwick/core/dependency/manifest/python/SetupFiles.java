package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `setup.py`, `setup.cfg` and `tox.ini` (setuptools.pypa.io, "Declarative Config"; tox.wiki).
///
/// A `setup.py` is a program: what stands in quotes in its lists of requirements is read, what it
/// computes is not seen.
public final class SetupFiles {
  private static final Pattern LISTED =
      Pattern.compile("\\b(install|setup|tests|extras)_requires?\\s*=\\s*([\\[{(])");
  private static final Pattern QUOTED =
      Pattern.compile("#[^\\n]*|\"([^\"\\n\\\\]*)\"(\\s*:)?|'([^'\\n\\\\]*)'(\\s*:)?");
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\].*");
  private static final Pattern KEY = Pattern.compile("([\\w.-]+)\\s*[=:]\\s*(.*)");
  private static final Pattern FACTOR = Pattern.compile("[\\w.,!{}-]+:\\s+(.+)");

  private SetupFiles() {}

  public static List<Dependency> setupPy(Document document) {
    var text = document.text();
    var found = new ArrayList<Dependency>();
    var listed = LISTED.matcher(text);
    while (listed.find()) {
      int end = end(text, listed.end() - 1);
      var group = listed.group(1).equals("install") ? List.<String>of() : List.of(listed.group(1));
      var quoted = QUOTED.matcher(text).region(listed.end(), end);
      while (quoted.find()) {
        var value = quoted.group(1) == null ? quoted.group(3) : quoted.group(1);
        boolean isKey = quoted.group(2) != null || quoted.group(4) != null;
        // `'x=={}'.format(v)` and `'%s==1'` are computed.
        if (value != null && !isKey && value.indexOf('{') < 0 && value.indexOf('%') < 0) {
          Requirement.parse(value.strip(), document.at(document.line(quoted.start())))
              .ifPresent(one -> found.add(one.in(group)));
        }
      }
    }
    return found;
  }

  /// The offset of the bracket that closes the one at `open`, strings and comments passed over; the
  /// text's end where none does.
  private static int end(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (quote != 0) {
        quote = letter == quote || letter == '\n' ? 0 : quote;
      } else if (letter == '"' || letter == '\'') {
        quote = letter;
      } else if (letter == '#') {
        int line = text.indexOf('\n', i);
        i = line < 0 ? text.length() : line;
      } else if ("[{(".indexOf(letter) >= 0) {
        depth++;
      } else if ("]})".indexOf(letter) >= 0 && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /// Lists that begin behind the key or on lines of their own, indented.
  public static List<Dependency> ini(Document document) {
    boolean isTox = document.name().equals("tox.ini");
    var found = new ArrayList<Dependency>();
    var section = "";
    var key = "";
    int number = 0;
    for (var line : document.lines()) {
      number++;
      var plain = line.strip();
      if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith(";")) {
        continue;
      }
      var value = plain;
      if (!Character.isWhitespace(line.charAt(0))) {
        var header = SECTION.matcher(plain);
        var assigned = KEY.matcher(plain);
        if (header.matches()) {
          section = header.group(1).strip();
          key = "";
          continue;
        }
        key = assigned.matches() ? assigned.group(1) : "";
        value = assigned.matches() ? assigned.group(2) : "";
      }
      if (isList(isTox, section, key)) {
        // tox: `py311: numpy`.
        var factor = FACTOR.matcher(value);
        add(document, isTox && factor.matches() ? factor.group(1) : value, number, found);
      }
    }
    return found;
  }

  private static boolean isList(boolean isTox, String section, String key) {
    if (isTox) {
      return section.startsWith("testenv") && key.equals("deps")
          || section.equals("tox") && key.equals("requires");
    }
    return section.equals("options") && key.endsWith("_require")
        || section.equals("options") && key.endsWith("_requires") && !key.startsWith("python")
        || section.equals("options.extras_require") && !key.isEmpty();
  }

  private static void add(Document document, String value, int line, List<Dependency> found) {
    if (!value.isEmpty()
        && value.indexOf('{') < 0
        && value.indexOf('%') < 0
        && !value.startsWith("-")) {
      Requirement.parse(value, document.at(line)).ifPresent(found::add);
    }
  }
}
