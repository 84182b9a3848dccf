package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Part;
import java.util.ArrayList;
import java.util.List;

/// Collects the parts of a word; literals of one kind that touch become one. One thread.
final class Parts {
  private final List<Part> parts = new ArrayList<>(2);
  private final StringBuilder literal = new StringBuilder();
  private boolean quoted;
  private boolean open;

  void literal(char c, boolean quoted) {
    begin(quoted);
    literal.append(c);
  }

  /// An empty quoted text counts: `''` is a word.
  void literal(CharSequence text, boolean quoted) {
    begin(quoted);
    literal.append(text);
  }

  void add(Part part) {
    if (part instanceof Literal(String text, boolean isQuoted)) {
      literal(text, isQuoted);
      return;
    }
    flush();
    parts.add(part);
  }

  void addAll(List<Part> others) {
    others.forEach(this::add);
  }

  private void begin(boolean nextQuoted) {
    if (open && quoted != nextQuoted) {
      flush();
    }
    open = true;
    quoted = nextQuoted;
  }

  private void flush() {
    if (open) {
      parts.add(new Literal(literal.toString(), quoted));
      literal.setLength(0);
      open = false;
    }
  }

  /// The parts so far.
  List<Part> list() {
    flush();
    return parts;
  }
}
