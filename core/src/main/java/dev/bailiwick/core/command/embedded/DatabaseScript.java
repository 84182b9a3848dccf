package dev.bailiwick.core.command.embedded;

import dev.bailiwick.core.command.embedded.DatabaseTokens.Kind;
import dev.bailiwick.core.command.embedded.DatabaseTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a script for a database's shell does to files and programs of this machine, as the shells
/// of SQLite 3.50, DuckDB 1.4, PostgreSQL 18, MySQL 9 and Cassandra 5 have it by their manuals.
/// What it does to the database is not told.
///
/// Where a statement names a file that the server reads or writes, the server is taken to stand on
/// this machine. A command that may be cut short counts for each it may stand for.
final class DatabaseScript {

  /// How a shell's own commands are written.
  enum Shell {
    SQLITE,
    DUCKDB,
    PSQL,
    MYSQL,
    CQL
  }

  private static final Set<String> READING =
      Set.of(
          "readfile", "zipfile", "load_file", "pg_read_file", "pg_read_binary_file", "lo_import");
  private static final Set<String> SCANNING =
      Set.of(
          "read_csv",
          "read_csv_auto",
          "sniff_csv",
          "read_json",
          "read_json_auto",
          "read_ndjson",
          "read_parquet",
          "parquet_scan",
          "read_text",
          "read_blob",
          "read_xlsx");
  private static final Set<String> WRITING = Set.of("writefile");
  private static final Set<String> OPAQUE = Set.of("load_extension", "edit", "fsdir");

  private final String code;
  private final Shell shell;
  private final Found found;
  private final DatabaseTokens tokens;

  private DatabaseScript(String code, Shell shell, boolean escapes, Found found) {
    this.code = code;
    this.shell = shell;
    this.found = found;
    this.tokens = new DatabaseTokens(code, shell, escapes);
  }

  static void read(String code, Shell shell, Found found) {
    boolean read = attempt(code, shell, false, found);
    // Whether a backslash keeps a quote from closing its text is a setting of the server.
    if (code.contains("\\'") || code.contains("\\\"")) {
      read |= attempt(code, shell, true, found);
    }
    if (!read) {
      throw new Unreadable("a database's script that cannot be read");
    }
  }

  private static boolean attempt(String code, Shell shell, boolean escapes, Found found) {
    try {
      new DatabaseScript(code, shell, escapes, found).tokens();
      return true;
    } catch (Unreadable _) {
      return false;
    }
  }

  private void tokens() {
    int open = 0;
    while (token(0).kind() != Kind.END && open >= 0) {
      if (!isOwnCommand()) {
        sql();
        open += token(0).opens();
        tokens.skip();
      }
    }
    if (open != 0) {
      throw new Unreadable("a database's script that cannot be read");
    }
  }

  private Token token(int ahead) {
    return tokens.get(ahead);
  }

  /// Reads over one of the shell's own commands, if one stands here.
  private boolean isOwnCommand() {
    var token = token(0);
    boolean dotted =
        (shell == Shell.SQLITE || shell == Shell.DUCKDB) && token.first() && token.is(".");
    boolean slashed = (shell == Shell.PSQL || shell == Shell.MYSQL) && token.is("\\");
    if (dotted || slashed) {
      int end = slashed && shell == Shell.PSQL ? backslashed(token.at()) : line(token.at());
      command(code.substring(token.at() + 1, end));
      tokens.goTo(end);
      return true;
    }
    boolean worded = (shell == Shell.MYSQL || shell == Shell.CQL) && token.first();
    if (worded && token.kind() == Kind.WORD && ShellCommands.isWord(shell, token.text())) {
      int end = line(token.at());
      command(code.substring(token.at(), end));
      tokens.goTo(end);
      return true;
    }
    return false;
  }

  private void command(String text) {
    new ShellCommands(shell, found).command(text.strip());
  }

  private int line(int from) {
    int end = code.indexOf('\n', from);
    return end < 0 ? code.length() : end;
  }

  /// Where a command of psql ends: with its line, or before the next backslash that no quotes hold.
  /// `\!` and `\copy` take their lines whole.
  private int backslashed(int from) {
    int end = line(from);
    if (code.startsWith("!", from + 1) || code.startsWith("copy", from + 1)) {
      return end;
    }
    char quote = 0;
    for (int i = from + 1; i < end; i++) {
      char c = code.charAt(i);
      if (quote == 0 && c == '\\') {
        return i;
      }
      if (quote == c) {
        quote = 0;
      } else if (quote == 0 && "'\"`".indexOf(c) >= 0) {
        quote = c;
      }
    }
    return end;
  }

  private void sql() {
    var token = token(0);
    if (token.kind() != Kind.WORD) {
      return;
    }
    switch (token.text()) {
      case "from", "join" -> {
        if (shell == Shell.DUCKDB && token(1).kind() == Kind.TEXT) {
          reads(token(1));
        }
      }
      case "copy" -> copy();
      case "infile" -> reads(token(1));
      case "outfile", "dumpfile" -> writes(token(1));
      case "attach" -> {
        var file = token(token(1).is("database") ? 2 : 1);
        reads(file);
        writes(file);
      }
      case "vacuum" -> {
        int into = token(1).is("into") ? 1 : 2;
        if (token(into).is("into")) {
          writes(token(into + 1));
        }
      }
      default -> function(token.text());
    }
  }

  private void function(String name) {
    if (!token(1).is("(")) {
      return;
    }
    if (READING.contains(name) || shell == Shell.DUCKDB && SCANNING.contains(name)) {
      reads(token(2));
    } else if (WRITING.contains(name)) {
      writes(token(2));
    } else if (name.equals("lo_export")) {
      int comma = 2;
      while (!token(comma).is(",") && token(comma).kind() != Kind.END) {
        comma++;
      }
      writes(token(comma + 1));
    } else if (OPAQUE.contains(name)) {
      found.unknown("SQL's " + name);
    }
  }

  /// `COPY table FROM 'file'`, `COPY (query) TO PROGRAM 'command'`.
  private void copy() {
    int depth = 0;
    for (int i = 1; token(i).kind() != Kind.END && !token(i).is(";"); i++) {
      var token = token(i);
      depth += token.opens();
      if (depth == 0 && (token.is("from") || token.is("to"))) {
        copied(token.is("from"), token(i + 1), token(i + 2));
        return;
      }
    }
  }

  private void copied(boolean in, Token file, Token command) {
    if (file.is("program")) {
      found.shell(command.text());
    } else if (file.kind() == Kind.TEXT) {
      if (in) {
        reads(file);
      } else {
        writes(file);
      }
    }
  }

  private void reads(Token file) {
    if (file.kind() == Kind.TEXT || file.kind() == Kind.NAME) {
      found.reads(file.text());
    } else {
      found.unknown("a file that SQL names by an expression");
    }
  }

  private void writes(Token file) {
    if (file.kind() == Kind.TEXT || file.kind() == Kind.NAME) {
      found.writes(file.text());
    } else {
      found.unknown("a file that SQL names by an expression");
    }
  }

  /// The words of a command's rest, without their quotes.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    char quote = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else if (quote == c) {
        quote = 0;
      } else if (quote == 0 && "'\"".indexOf(c) >= 0) {
        quote = c;
        open = true;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }
}
