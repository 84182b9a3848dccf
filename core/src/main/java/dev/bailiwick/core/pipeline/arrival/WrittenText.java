package dev.bailiwick.core.pipeline.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a command writes into a file in so many words: a here-document, or what `echo` and `printf`
/// say.
///
/// Does not see what a program or a variable puts in.
///
/// @param path as the command spells it
/// @param appended whether the file keeps what it has
record WrittenText(String path, String text, boolean appended) {
  private static final Pattern HERE =
      Pattern.compile(
          "(?ms)^([^\\n]*?)<<(-?)[ \\t]*([\"']?)(\\w+)\\3([^\\n]*)\\n(.*?)^[ \\t]*\\4["
              + " \\t]*\\)?\"?$");
  private static final String TARGET =
      "(?:(?<!\\d)>(>?)\\|?|\\btee[ \\t]+(?:(-a|--append)[ \\t]+)?)["
          + " \\t]*([\"']?)([^\\s\"'<>|&;()]+)\\%d";
  private static final Pattern INTO = Pattern.compile(TARGET.formatted(3));
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:echo|printf)((?:[ \\t]+(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s;&|<>\"'])+)+)["
              + " \\t]*(?:\\|[ \\t]*)?(?="
              + TARGET.formatted(4)
              + ")");
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s\"']+)");
  private static final Pattern OPTION = Pattern.compile("-[neE]+");

  static List<WrittenText> of(String command) {
    var found = new ArrayList<WrittenText>();
    HERE.matcher(command)
        .results()
        .forEach(here ->
            INTO.matcher(here.group(1) + " " + here.group(5))
                .results()
                .forEach(into -> found.add(written(into, 0, text(here)))));
    SAID.matcher(command).results().forEach(said -> found.add(written(said, 1, said(said))));
    return found;
  }

  private static WrittenText written(MatchResult match, int before, String text) {
    boolean appended = ">".equals(match.group(1 + before)) || match.group(2 + before) != null;
    return new WrittenText(match.group(4 + before), text, appended);
  }

  private static String text(MatchResult here) {
    return here.group(2).isEmpty() ? here.group(6) : here.group(6).replaceAll("(?m)^\\t+", "");
  }

  private static String said(MatchResult said) {
    var words = new ArrayList<String>();
    WORD.matcher(said.group(1))
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
