package dev.bailiwick.core.command.powershell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A value in PowerShell as a word of the shell.
///
/// @param shell the word, quoted so that a shell neither splits it nor looks for files
/// @param literal the text where it is constant
/// @param bare whether it stood without quotes
/// @param items the members of a list, or the word itself
/// @param block whether it is a script block; `shell` is then its body as statements
record Word(String shell, Optional<String> literal, boolean bare, List<Word> items, boolean block) {

  /// A variable that the translation reads from nowhere: nobody can tell what is in it.
  static final String UNTOLD_NAME = "ps_untold";

  static final Word UNTOLD = of("\"$" + UNTOLD_NAME + "\"");

  /// A word that can only be told by the shell.
  static Word of(String shell) {
    return new Word(shell, Optional.empty(), false, List.of(), false);
  }

  static Word literal(String text, boolean bare) {
    return new Word(quoted(text), Optional.of(text), bare, List.of(), false);
  }

  static Word list(List<Word> items) {
    return new Word(
        items.stream().map(Word::shell).collect(Collectors.joining(" ")),
        Optional.empty(),
        false,
        items,
        false);
  }

  static Word block(String body) {
    return new Word(body, Optional.empty(), false, List.of(), true);
  }

  /// A value made of others in a way that is not worked out; what they start is kept.
  static Word madeOf(Word... parts) {
    var shell = new StringBuilder(UNTOLD.shell());
    for (var part : parts) {
      part.each().stream()
          .filter(one -> one.literal().isEmpty())
          .forEach(one -> shell.append(one.block() ? "\"$(" + one.shell() + "\n)\"" : one.shell()));
    }
    return of(shell.toString());
  }

  List<Word> each() {
    return items.isEmpty() ? List.of(this) : items;
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// The word as a path: `\` separates, `~` is the home folder, and without `exact` the characters
  /// of a pattern look for files.
  String path(boolean exact) {
    if (literal.isEmpty()) {
      return shell;
    }
    var text = literal.get().replace('\\', '/');
    var home = "";
    if (text.equals("~") || text.startsWith("~/")) {
      home = "\"$HOME\"";
      text = text.substring(1);
    }
    if (exact || text.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      return home + (text.isEmpty() && !home.isEmpty() ? "" : quoted(text));
    }
    var glob = new StringBuilder(home);
    var run = new StringBuilder();
    for (char c : text.toCharArray()) {
      if ("*?[]".indexOf(c) >= 0) {
        flush(run, glob);
        glob.append(c);
      } else {
        run.append(c);
      }
    }
    flush(run, glob);
    return glob.toString();
  }

  private static void flush(StringBuilder run, StringBuilder into) {
    if (!run.isEmpty()) {
      into.append(quoted(run.toString()));
      run.setLength(0);
    }
  }
}
