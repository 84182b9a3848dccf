package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import java.util.ArrayList;
import java.util.List;

/// Rows in aligned, toned columns. A cell wider than its column's share pushes only its own row.
final class Table {
  private static final int GAP = 2;

  /// A text and how it looks; the look takes no room.
  record Cell(String text, Tone tone) {
    Cell {
      text = Plain.text(text);
    }

    static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }

    static Cell faint(String text) {
      return new Cell(text, Tone.FAINT);
    }

    /// The word of a decision or a list, in its colour.
    static Cell verdict(String word) {
      return new Cell(
          word,
          switch (word) {
            case "allow", "ok" -> Tone.GOOD;
            case "ask" -> Tone.WARNING;
            case "deny", "FAIL" -> Tone.BAD;
            default -> Tone.PLAIN;
          });
    }
  }

  private final Terminal terminal;
  private final int indent;
  private final List<List<Cell>> rows = new ArrayList<>();

  Table(Terminal terminal, int indent) {
    this.terminal = terminal;
    this.indent = indent;
  }

  void row(Cell... cells) {
    rows.add(List.of(cells));
  }

  void print() {
    var widths = widths();
    for (var row : rows) {
      var line = new StringBuilder(" ".repeat(indent));
      int last = row.size() - 1;
      for (int i = 0; i <= last; i++) {
        var cell = row.get(i);
        line.append(cell.text().isEmpty() ? "" : terminal.toned(cell.tone(), cell.text()));
        if (i < last) {
          line.append(" ".repeat(Math.max(0, widths.get(i) - cell.text().length()) + GAP));
        }
      }
      terminal.out().println(line.toString().stripTrailing());
    }
  }

  /// Each column as wide as its widest cell that leaves the other columns their room.
  private List<Integer> widths() {
    int share = Math.max(16, terminal.width() * 2 / 5);
    var widths = new ArrayList<Integer>();
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (widths.size() <= i) {
          widths.add(0);
        }
        int wide = row.get(i).text().length();
        if (wide <= share) {
          widths.set(i, Math.max(widths.get(i), wide));
        }
      }
    }
    return widths;
  }
}
