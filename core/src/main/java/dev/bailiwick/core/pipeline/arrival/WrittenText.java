package dev.bailiwick.core.pipeline.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a command writes into a file in so many words: a here-document, or what `echo` and `printf`
/// say. The time it takes grows with the command's length alone, and no pattern goes back.
///
/// Does not see what a program or a variable puts in.
///
/// @param path as the command spells it
/// @param appended whether the file keeps what it has
record WrittenText(String path, String text, boolean appended) {
  private static final Pattern HERE = Pattern.compile("<<(-?)[ \\t]*+([\"']?)(\\w++)\\2");
  private static final Pattern INTO =
      Pattern.compile(
          "(?:(?<!\\d)>(>?)\\|?+|\\btee[ \\t]++(?:(-a|--append)[ \\t]++)?+)["
              + " \\t]*+([\"']?)([^\\s\"'<>|&;()]++)\\3");
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:echo|printf)((?:["
              + " \\t]++(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|'[^']*+'|[^\\s;&|<>\"']++)++)++)["
              + " \\t]*+(?:\\|[ \\t]*+)?+");
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|'([^']*+)'|([^\\s\"']++)");
  private static final Pattern OPTION = Pattern.compile("-[neE]+");

  /// Characters of words that are read once more from an `echo` inside them.
  private static final int MOST_READ_AGAIN = 4 << 20;

  static List<WrittenText> of(String command) {
    var found = new ArrayList<WrittenText>();
    here(command, found);
    said(command, found);
    return found;
  }

  private static void here(String command, List<WrittenText> found) {
    if (!command.contains("<<")) {
      return;
    }
    var lines = command.split("\n", -1);
    var ends = ends(lines);
    int next = 0;
    for (int i = 0; i < lines.length; i++) {
      if (i < next) {
        continue;
      }
      var here = HERE.matcher(lines[i]);
      while (here.find()) {
        var after = ends.getOrDefault(here.group(3), new TreeSet<>()).higher(i);
        if (after != null) {
          var text = text(lines, i + 1, after, !here.group(1).isEmpty());
          var line = lines[i].substring(0, here.start()) + " " + lines[i].substring(here.end());
          INTO.matcher(line).results().forEach(into -> found.add(written(into, text)));
          next = after + 1;
          break;
        }
      }
    }
  }

  /// The numbers of the lines that may end a here-document, by its word.
  private static Map<String, TreeSet<Integer>> ends(String[] lines) {
    var ends = new HashMap<String, TreeSet<Integer>>();
    for (int i = 0; i < lines.length; i++) {
      var line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      line = line.endsWith("\"") ? line.substring(0, line.length() - 1) : line;
      line = line.endsWith(")") ? line.substring(0, line.length() - 1) : line;
      ends.computeIfAbsent(line.strip(), _ -> new TreeSet<>()).add(i);
    }
    return ends;
  }

  private static String text(String[] lines, int from, int to, boolean stripped) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(stripped ? lines[i].replaceFirst("^\\t++", "") : lines[i]).append('\n');
    }
    return text.toString();
  }

  private static void said(String command, List<WrittenText> found) {
    var said = SAID.matcher(command);
    var into = INTO.matcher(command);
    into.useTransparentBounds(true);
    int again = MOST_READ_AGAIN;
    for (int from = 0; from < command.length() && said.find(from); ) {
      into.region(said.end(), command.length());
      if (into.lookingAt()) {
        found.add(written(into.toMatchResult(), words(said.group(1))));
        from = said.end();
      } else {
        again -= said.end() - said.start();
        from = again > 0 ? said.start(1) : said.end();
      }
    }
  }

  private static WrittenText written(MatchResult into, String text) {
    boolean appended = ">".equals(into.group(1)) || into.group(2) != null;
    return new WrittenText(into.group(4), text, appended);
  }

  private static String words(String said) {
    var words = new ArrayList<String>();
    WORD.matcher(said)
        .results()
        .forEach(word -> {
          if (word.group(3) == null || !OPTION.matcher(word.group(3)).matches()) {
            words.add(
                word.group(1) != null
                    ? word.group(1).replaceAll("\\\\([\"$`])", "$1")
                    : word.group(2) != null ? word.group(2) : word.group(3));
          }
        });
    return String.join(" ", words).replace("\\n", "\n").replace("\\t", "\t") + "\n";
  }
}
