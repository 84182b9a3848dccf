package dev.bailiwick.workstation.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Where a command writes: answers on `out`, notes on `err`; coloured only on a terminal.
///
/// @param width columns of the terminal
public record Terminal(PrintStream out, PrintStream err, boolean colour, boolean live, int width) {

  public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /// The process's own terminal. `NO_COLOR` (no-color.org), `TERM=dumb` and an output that is no
  /// terminal switch colour off.
  public static Terminal system(Map<String, String> environment) {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    boolean colour =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        colour,
        terminal,
        width(environment));
  }

  private static int width(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 100;
  }

  public String toned(Tone tone, String text) {
    return colour && tone != Tone.PLAIN ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }

  /// Prints rows with their columns aligned; the last column runs free.
  public void columns(List<List<String>> rows) {
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        line.append(row.get(i));
        if (i + 1 < row.size()) {
          int wide =
              rows.stream()
                  .filter(r -> r.size() > column)
                  .mapToInt(r -> r.get(column).length())
                  .max()
                  .orElse(0);
          line.append(" ".repeat(wide - row.get(i).length() + 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /// A line on standard error.
  public void note(String line) {
    err.println("bailiwick: " + line);
  }
}
