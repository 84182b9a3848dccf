package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.text.Json.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One text, or a range of one, and the parsers that share its cursor. One thread.
final class Source {
  final Cursor cursor;
  final Budget budget;
  final Heredocs heredocs;
  final QuotedText quoted;
  final Words words;
  final Expansions expansions;
  final Parameters parameters;
  final Redirections redirections;
  final Assignments assignments;
  final Compounds compounds;
  final Commands commands;

  /// Places whose `((` was found to be no arithmetic, so that no reading is tried twice.
  private final Set<Integer> notArithmetic = new HashSet<>();

  Source(String text, int start, int end, @Nullable Span fixed, Budget budget) {
    this.cursor = new Cursor(text, start, end, fixed);
    this.budget = budget;
    this.heredocs = new Heredocs(this);
    this.quoted = new QuotedText(this);
    this.words = new Words(this);
    this.expansions = new Expansions(this);
    this.parameters = new Parameters(this);
    this.redirections = new Redirections(this);
    this.assignments = new Assignments(this);
    this.compounds = new Compounds(this);
    this.commands = new Commands(this);
  }

  /// The whole range as commands.
  Script script() {
    var script = commands.list();
    if (cursor.peek() != Cursor.END) {
      throw cursor.unexpected();
    }
    heredocs.read();
    return script;
  }

  /// What stands behind `((`, up to and with `))`; null, and nothing read, where `((` opens two
  /// groups of commands instead. Stands behind the first `(`.
  @Nullable Word doubleParentheses() {
    int start = cursor.at();
    if (cursor.peek() != '(' || notArithmetic.contains(start)) {
      return null;
    }
    var word = attempt(this::arithmeticBody);
    if (word == null) {
      notArithmetic.add(start);
    }
    return word;
  }

  private Word arithmeticBody() {
    cursor.next();
    var word = quoted.arithmetic('(', ')');
    if (cursor.peek() != ')') {
      throw cursor.unexpected();
    }
    cursor.next();
    return word;
  }

  /// One reading: its value, or null with everything as it was before.
  <T> @Nullable T attempt(Supplier<T> reading) {
    int start = cursor.at();
    int level = budget.level();
    var mark = heredocs.mark();
    try {
      return reading.get();
    } catch (Refused refused) {
      if (refused.last) {
        throw refused;
      }
      budget.reread(Math.max(0, cursor.at() - start), cursor);
      budget.backTo(level);
      heredocs.backTo(mark);
      cursor.moveTo(start);
      return null;
    }
  }

  /// Consumes a newline and the here-documents that wait for it.
  void newline() {
    cursor.next();
    heredocs.read();
  }

  /// Blanks, comments and newlines.
  void space() {
    cursor.blanks();
    while (cursor.peek() == '\n') {
      newline();
      cursor.blanks();
    }
  }
}
