package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Here-documents whose operator was read and whose body begins behind the next newline.
///
/// A command substitution keeps its own queue; what still waits at its `)` waits on outside, as in
/// bash. A body without its delimiter goes to the end of the text.
final class Heredocs {

  /// @param owner the redirections of the command, where the body takes the place of `index`
  private record Waiting(
      String delimiter, boolean literal, boolean tabs, List<Redirect> owner, int index) {}

  /// Where an attempt began.
  record Mark(List<Waiting> queue, int size, int substitutions) {}

  private static final int MOST = 1_000;

  private final Source source;
  private List<Waiting> queue = new ArrayList<>();
  private int substitutions;

  Heredocs(Source source) {
    this.source = source;
  }

  Mark mark() {
    return new Mark(queue, queue.size(), substitutions);
  }

  void backTo(Mark mark) {
    queue = mark.queue;
    queue.subList(mark.size, queue.size()).clear();
    substitutions = mark.substitutions;
  }

  Mark openSubstitution() {
    var outer = mark();
    queue = new ArrayList<>();
    substitutions++;
    return outer;
  }

  void closeSubstitution(Mark outer) {
    var left = queue;
    queue = outer.queue;
    queue.addAll(left);
    substitutions = outer.substitutions;
  }

  /// Reads the delimiter; the body replaces the last of `owner` when its lines come.
  void expect(boolean tabs, List<Redirect> owner) {
    var delimiter = new StringBuilder();
    boolean literal = false;
    var cursor = source.cursor;
    if (Cursor.isMeta(cursor.peek())) {
      throw cursor.unexpected();
    }
    while (!Cursor.isMeta(cursor.peek())) {
      char c = cursor.next();
      switch (c) {
        case '\\' -> delimiter.append(cursor.rawNext());
        case '\'', '"' -> quotedDelimiter(c, delimiter);
        case '$', '`' -> {
          if (c == '`' || "({['\"".indexOf(cursor.peek()) >= 0) {
            throw Refused.text("substitution in a here-document's delimiter", cursor.place());
          }
          delimiter.append(c);
        }
        default -> delimiter.append(c);
      }
      literal |= c == '\\' || c == '\'' || c == '"';
    }
    if (queue.size() == MOST) {
      throw Refused.text("more than " + MOST + " here-documents on a line", cursor.place());
    }
    queue.add(new Waiting(delimiter.toString(), literal, tabs, owner, owner.size() - 1));
  }

  private void quotedDelimiter(char quote, StringBuilder delimiter) {
    var cursor = source.cursor;
    while (cursor.rawPeek() != quote) {
      char c = cursor.rawNext();
      if (c == Cursor.END || c == '\n' || c == '\\') {
        throw Refused.text("odd delimiter of a here-document", cursor.place());
      }
      delimiter.append(c);
    }
    cursor.rawNext();
  }

  /// Reads the bodies that wait; stands behind a newline, or at the end of the text.
  void read() {
    if (queue.isEmpty()) {
      return;
    }
    for (var waiting : queue) {
      body(waiting);
    }
    queue.clear();
  }

  private void body(Waiting waiting) {
    var cursor = source.cursor;
    var text = cursor.text();
    int start = cursor.at();
    var stripped = waiting.tabs ? new StringBuilder() : null;
    int line = start;
    while (line < cursor.end()) {
      int next = lineEnd(line, waiting.literal);
      int from = waiting.tabs ? behindTabs(line, next) : line;
      int stop = next > from && text.charAt(next - 1) == '\n' ? next - 1 : next;
      if (isDelimiter(from, stop, waiting)) {
        finish(waiting, start, line, stripped);
        cursor.moveTo(next);
        return;
      }
      if (closesSubstitution(from, stop, waiting.delimiter)) {
        finish(waiting, start, line, stripped);
        cursor.moveTo(from + waiting.delimiter.length());
        return;
      }
      if (stripped != null) {
        stripped.append(text, from, next);
      }
      line = next;
    }
    finish(waiting, start, cursor.end(), stripped);
    cursor.moveTo(cursor.end());
  }

  /// Behind the newline that ends the line; a backslash joins lines unless the body is literal.
  private int lineEnd(int from, boolean literal) {
    var text = source.cursor.text();
    int end = source.cursor.end();
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\\' && !literal) {
        i++;
      }
    }
    return end;
  }

  private int behindTabs(int from, int stop) {
    int i = from;
    while (i < stop && source.cursor.text().charAt(i) == '\t') {
      i++;
    }
    return i;
  }

  private boolean isDelimiter(int from, int stop, Waiting waiting) {
    var text = source.cursor.text();
    int matched = 0;
    for (int i = from; i < stop; i++) {
      char c = text.charAt(i);
      if (c == '\\' && !waiting.literal && i + 1 < stop && text.charAt(i + 1) == '\n') {
        i++;
      } else if (matched == waiting.delimiter.length()
          || waiting.delimiter.charAt(matched++) != c) {
        return false;
      }
    }
    return matched == waiting.delimiter.length();
  }

  /// Whether the line is the delimiter and the `)` of the substitution around it. Shells differ
  /// where anything stands between them.
  private boolean closesSubstitution(int from, int stop, String delimiter) {
    var text = source.cursor.text();
    if (substitutions == 0 || !text.startsWith(delimiter, from)) {
      return false;
    }
    int close = from + delimiter.length();
    while (close < stop && text.charAt(close) != ')') {
      close++;
    }
    if (close >= stop) {
      return false;
    }
    if (!text.substring(from + delimiter.length(), close).isBlank()) {
      throw Refused.text("here-document that shells end differently", source.cursor.place());
    }
    return true;
  }

  private void finish(Waiting waiting, int start, int stop, @Nullable StringBuilder stripped) {
    var cursor = source.cursor;
    var span = cursor.span(start, stop);
    Word body;
    if (waiting.literal) {
      var text = stripped == null ? cursor.text().substring(start, stop) : stripped.toString();
      body = new Word(List.of(new Literal(text, true)), span);
    } else {
      source.budget.enter(cursor);
      var inner =
          stripped == null
              ? new Source(cursor.text(), start, stop, cursor.fixed(), source.budget)
              : new Source(stripped.toString(), 0, stripped.length(), span, source.budget);
      body = inner.quoted.heredoc();
      source.budget.leave();
    }
    var old = waiting.owner.get(waiting.index);
    waiting.owner.set(
        waiting.index, new Redirect(old.descriptor(), old.operator(), body, old.span()));
  }
}
