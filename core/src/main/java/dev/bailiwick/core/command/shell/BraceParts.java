package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Braces;
import dev.bailiwick.core.command.shell.Script.Literal;
import dev.bailiwick.core.command.shell.Script.Part;
import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.text.Json.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The parts of a word in which `{a,b}` may stand. One pass: a brace that turns out to open no list
/// becomes text again. One thread.
final class BraceParts {

  private static final class Frame {
    final Parts before;
    final List<Word> alternatives = new ArrayList<>(2);
    int start;

    Frame(Parts before, int start) {
      this.before = before;
      this.start = start;
    }
  }

  private final Source source;
  private final Deque<Frame> frames = new ArrayDeque<>(2);
  private Parts parts = new Parts();

  BraceParts(Source source) {
    this.source = source;
  }

  Parts parts() {
    return parts;
  }

  /// Takes an unquoted `{`, `,` or `}`, which was just read.
  void brace(char c) {
    int at = source.cursor.at();
    if (c == '{') {
      source.budget.enter(source.cursor);
      frames.push(new Frame(parts, at));
      parts = new Parts();
      return;
    }
    var frame = frames.peek();
    if (frame == null) {
      parts.literal(c, false);
      return;
    }
    var span = source.cursor.span(frame.start, at - 1);
    if (c == ',') {
      frame.alternatives.add(new Word(parts.list(), span));
      frame.start = at;
      parts = new Parts();
      return;
    }
    close(frame, span);
  }

  private void close(Frame frame, Span span) {
    if (frame.alternatives.isEmpty() && !isSequence(parts.list(), span, frame.before)) {
      reopen("}");
      return;
    }
    if (!frame.alternatives.isEmpty()) {
      frame.alternatives.add(new Word(parts.list(), span));
      frame.before.add(new Braces(List.copyOf(frame.alternatives)));
    }
    parts = frame.before;
    frames.pop();
    source.budget.leave();
  }

  private boolean isSequence(List<Part> inside, Span span, Parts into) {
    if (inside.size() != 1
        || !(inside.getFirst() instanceof Literal(String text, boolean quoted))
        || quoted) {
      return false;
    }
    var sequence = BraceSequence.of(text, span, source.budget);
    sequence.ifPresent(into::add);
    return sequence.isPresent();
  }

  /// The innermost brace was text after all.
  private void reopen(String end) {
    var frame = frames.pop();
    source.budget.leave();
    frame.before.literal('{', false);
    for (var alternative : frame.alternatives) {
      frame.before.addAll(alternative.parts());
      frame.before.literal(',', false);
    }
    frame.before.addAll(parts.list());
    if (!end.isEmpty()) {
      frame.before.literal(end, false);
    }
    parts = frame.before;
  }

  /// All parts; braces that were not closed are text.
  List<Part> list() {
    while (!frames.isEmpty()) {
      reopen("");
    }
    return parts.list();
  }
}
