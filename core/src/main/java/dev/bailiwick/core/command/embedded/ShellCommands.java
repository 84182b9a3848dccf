package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.command.embedded.DatabaseScript.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The commands that a database's shell has beside SQL.
final class ShellCommands {

  /// What a command does with the file or text behind it.
  private enum Deed {
    READS,
    /// Reads the file of the last word: other words may stand before it.
    READS_LAST,
    /// Reads the file before the table.
    IMPORTS,
    /// Writes the file of the last word.
    WRITES,
    EDITS,
    /// Runs a file of its own language, or a program whose text is piped in.
    INCLUDES,
    /// Gives the rest of the line to the system's shell.
    RUNS,
    CONNECTS,
    COPIES,
    SETS,
    UNTOLD
  }

  private static final Map<String, Deed> SQLITE =
      Map.ofEntries(
          Map.entry("import", Deed.IMPORTS),
          Map.entry("restore", Deed.READS_LAST),
          Map.entry("read", Deed.INCLUDES),
          Map.entry("output", Deed.WRITES),
          Map.entry("once", Deed.WRITES),
          Map.entry("log", Deed.WRITES),
          Map.entry("trace", Deed.WRITES),
          Map.entry("backup", Deed.WRITES),
          Map.entry("save", Deed.WRITES),
          Map.entry("clone", Deed.WRITES),
          Map.entry("open", Deed.EDITS),
          Map.entry("shell", Deed.RUNS),
          Map.entry("system", Deed.RUNS),
          Map.entry("load", Deed.UNTOLD),
          Map.entry("archive", Deed.UNTOLD),
          Map.entry("session", Deed.UNTOLD),
          Map.entry("excel", Deed.UNTOLD),
          Map.entry("www", Deed.UNTOLD),
          Map.entry("cd", Deed.UNTOLD));

  private static final Map<String, Deed> PSQL =
      Map.ofEntries(
          Map.entry("copy", Deed.COPIES),
          Map.entry("i", Deed.INCLUDES),
          Map.entry("include", Deed.INCLUDES),
          Map.entry("ir", Deed.INCLUDES),
          Map.entry("include_relative", Deed.INCLUDES),
          Map.entry("o", Deed.WRITES),
          Map.entry("out", Deed.WRITES),
          Map.entry("g", Deed.WRITES),
          Map.entry("gx", Deed.WRITES),
          Map.entry("w", Deed.WRITES),
          Map.entry("write", Deed.WRITES),
          Map.entry("s", Deed.WRITES),
          Map.entry("lo_import", Deed.READS),
          Map.entry("lo_export", Deed.WRITES),
          Map.entry("!", Deed.RUNS),
          Map.entry("e", Deed.UNTOLD),
          Map.entry("edit", Deed.UNTOLD),
          Map.entry("ef", Deed.UNTOLD),
          Map.entry("ev", Deed.UNTOLD),
          Map.entry("cd", Deed.UNTOLD),
          Map.entry("setenv", Deed.SETS),
          Map.entry("c", Deed.CONNECTS),
          Map.entry("connect", Deed.CONNECTS));

  private static final Map<String, Deed> MYSQL =
      Map.ofEntries(
          Map.entry("source", Deed.INCLUDES),
          Map.entry(".", Deed.INCLUDES),
          Map.entry("system", Deed.RUNS),
          Map.entry("!", Deed.RUNS),
          Map.entry("tee", Deed.WRITES),
          Map.entry("T", Deed.WRITES),
          Map.entry("pager", Deed.RUNS),
          Map.entry("P", Deed.RUNS),
          Map.entry("edit", Deed.UNTOLD),
          Map.entry("e", Deed.UNTOLD),
          Map.entry("connect", Deed.CONNECTS),
          Map.entry("r", Deed.CONNECTS));

  private static final Map<String, Deed> CQL =
      Map.of("source", Deed.INCLUDES, "capture", Deed.WRITES);

  /// A word that says no file.
  private static final List<String> NONE = List.of("stdout", "stderr", "on", "off");

  private static final Pattern NAMED =
      Pattern.compile("(!|\\.|[A-Za-z_]+[+]?)\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BACKQUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern COPY =
      Pattern.compile(
          "(?is).*\\s(from|to)\\s+(program\\s+)?('[^']*+(?:''[^']*+)*+'|\\S+)(?:\\s(?!.*\\s(?:from|to)\\s).*)?");

  private final Shell shell;
  private final Found found;

  ShellCommands(Shell shell, Found found) {
    this.shell = shell;
    this.found = found;
  }

  private static Map<String, Deed> deeds(Shell shell) {
    return switch (shell) {
      case SQLITE, DUCKDB -> SQLITE;
      case PSQL -> PSQL;
      case MYSQL -> MYSQL;
      case CQL -> CQL;
    };
  }

  /// Whether a line that begins with the word is a command of the shell.
  static boolean isWord(Shell shell, String word) {
    return word.length() > 1 && deeds(shell).containsKey(word);
  }

  /// @param text the command without its mark, to its end
  void command(String text) {
    var named = NAMED.matcher(text);
    if (!named.matches()) {
      return;
    }
    var given = named.group(1);
    // MySQL tells \P, which sets a pager, from \p, which prints.
    boolean exact = shell == Shell.PSQL || given.length() == 1;
    var name = exact ? given : given.toLowerCase(Locale.ROOT);
    var rest = named.group(2).replaceFirst(shell == Shell.MYSQL ? ";\\s*$" : "$", "");
    if (shell == Shell.PSQL) {
      BACKQUOTED.matcher(rest).results().forEach(run -> found.shell(run.group(1)));
    }
    var deeds = deeds(shell);
    if (deeds.containsKey(name)) {
      deed(deeds.get(name), rest);
    } else if ((shell == Shell.SQLITE || shell == Shell.DUCKDB) && name.length() > 1) {
      deeds.forEach((whole, deed) -> {
        if (whole.startsWith(name)) {
          deed(deed, rest);
        }
      });
    }
  }

  private void deed(Deed deed, String rest) {
    switch (deed) {
      case RUNS -> {
        if (shell != Shell.MYSQL || !rest.isBlank()) {
          run(rest);
        }
      }
      case COPIES -> copy(rest);
      case SETS -> found.setsVariable();
      case UNTOLD ->
          found.unknown("a command of the database's shell that runs or moves something");
      case CONNECTS -> connect(rest);
      case READS, READS_LAST, IMPORTS, WRITES, EDITS, INCLUDES -> {
        var file = file(deed, rest);
        if (file.startsWith("|")) {
          run(file.substring(1));
        } else if (!file.isEmpty() && !NONE.contains(file)) {
          take(deed, file);
        }
      }
    }
  }

  /// The file among a command's words, or a program with its bar; empty where there is none.
  private static String file(Deed deed, String rest) {
    var text = rest.replaceFirst("^\\([^)]*\\)", "").strip();
    if (text.startsWith("|")) {
      return text;
    }
    var words = new ArrayList<>(DatabaseScript.words(text));
    words.removeIf(word -> word.startsWith("-") && word.length() > 1);
    if (words.isEmpty()) {
      return "";
    }
    return switch (deed) {
      case READS_LAST, WRITES -> words.getLast();
      case IMPORTS -> words.get(Math.max(0, words.size() - 2));
      case READS, EDITS, INCLUDES, RUNS, COPIES, SETS, UNTOLD, CONNECTS -> words.getFirst();
    };
  }

  private void take(Deed deed, String file) {
    switch (deed) {
      case READS, READS_LAST, IMPORTS -> found.reads(file);
      case WRITES -> found.writes(file);
      case EDITS -> {
        found.reads(file);
        found.writes(file);
      }
      case INCLUDES -> {
        found.reads(file);
        found.opaque(shell.name().toLowerCase(Locale.ROOT), file);
      }
      case RUNS, COPIES, SETS, UNTOLD, CONNECTS ->
          throw new IllegalStateException("what takes no file");
    }
  }

  private void run(String command) {
    if (command.isBlank()) {
      found.unknown("the database's shell opens a shell");
    } else {
      found.shell(command);
    }
  }

  private void copy(String rest) {
    var matched = COPY.matcher(" " + rest);
    if (!matched.matches()) {
      found.unknown("a \\copy that cannot be read");
      return;
    }
    var target = matched.group(3);
    boolean quoted = target.startsWith("'");
    var name = quoted ? target.substring(1, target.length() - 1).replace("''", "'") : target;
    if (matched.group(2) != null) {
      run(name);
    } else if (quoted || !List.of("stdin", "stdout", "pstdin", "pstdout").contains(name)) {
      if (matched.group(1).equalsIgnoreCase("from")) {
        found.reads(name);
      } else {
        found.writes(name);
      }
    }
  }

  private void connect(String rest) {
    var words = DatabaseScript.words(rest);
    boolean mysql = shell == Shell.MYSQL;
    for (var word : words) {
      if (word.contains("://")) {
        found.url(word);
        return;
      }
      if (word.startsWith("host=")) {
        found.reaches("postgresql", word.substring(5), 0);
        return;
      }
    }
    int host = mysql ? 1 : 2;
    if (words.size() > host && !words.get(host).equals("-")) {
      found.reaches(mysql ? "mysql" : "postgresql", words.get(host), 0);
    }
  }
}
