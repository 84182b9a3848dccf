package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.ArithmeticExpansion;
import dev.bailiwick.core.command.shell.Script.CommandSubstitution;
import dev.bailiwick.core.command.shell.Script.Parameter;
import dev.bailiwick.core.command.shell.Script.ProcessSubstitution;
import java.util.Optional;

/// What begins with `$`, a backquote, or `<(`. One thread.
final class Expansions {
  private final Source source;
  private final Cursor cursor;

  Expansions(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Stands at `$`. A dollar that opens nothing is text.
  void dollar(Parts into, boolean quoted) {
    cursor.next();
    char c = cursor.peek();
    switch (c) {
      case '(' -> parentheses(into, quoted);
      case '{' -> {
        cursor.next();
        into.add(source.parameters.read(quoted));
      }
      case '[' -> {
        cursor.next();
        source.budget.enter(cursor);
        into.add(new ArithmeticExpansion(source.quoted.arithmetic('[', ']')));
        source.budget.leave();
      }
      case '\'' -> {
        if (quoted) {
          into.literal('$', true);
        } else {
          cursor.next();
          into.literal(AnsiQuote.read(cursor), true);
        }
      }
      case '"' -> {
        if (quoted) {
          into.literal('$', true);
        } else {
          cursor.next();
          source.quoted.doubleQuotes(into);
        }
      }
      default -> {
        var name = plainName(c);
        if (name.isEmpty()) {
          into.literal('$', quoted);
        } else {
          into.add(new Parameter(name, "", Optional.empty(), Optional.empty(), false, quoted));
        }
      }
    }
  }

  private String plainName(char c) {
    if (Cursor.isDigit(c) || c != Cursor.END && "@*#?-$!".indexOf(c) >= 0) {
      return String.valueOf(cursor.next());
    }
    return cursor.name();
  }

  private void parentheses(Parts into, boolean quoted) {
    cursor.next();
    source.budget.enter(cursor);
    var expression = cursor.peek() == '(' ? source.doubleParentheses() : null;
    if (expression != null) {
      into.add(new ArithmeticExpansion(expression));
    } else {
      into.add(new CommandSubstitution(commands(), quoted));
    }
    source.budget.leave();
  }

  /// Commands up to `)`, and the parenthesis.
  private Script commands() {
    var outer = source.heredocs.openSubstitution();
    var script = source.commands.list();
    if (cursor.peek() != ')') {
      throw cursor.unexpected();
    }
    cursor.next();
    source.heredocs.closeSubstitution(outer);
    return script;
  }

  /// Stands at `<`, `>` or `=` with `(` behind it.
  void process(Parts into) {
    boolean input = cursor.next() != '>';
    cursor.next();
    source.budget.enter(cursor);
    into.add(new ProcessSubstitution(commands(), input));
    source.budget.leave();
  }

  /// Stands at a backquote; the first one without a backslash ends it, quotes or not.
  ///
  /// @param doubleQuotes whether `\"` loses its backslash too
  void backquotes(Parts into, boolean quoted, boolean doubleQuotes) {
    int start = cursor.at();
    cursor.next();
    int from = cursor.at();
    var special = doubleQuotes ? "$`\\\"" : "$`\\";
    var inside = new StringBuilder();
    boolean changed = false;
    while (cursor.rawPeek() != '`') {
      char c = cursor.rawNext();
      if (c == '\\' && cursor.rawPeek() != Cursor.END) {
        char escaped = cursor.rawNext();
        changed |= special.indexOf(escaped) >= 0;
        if (special.indexOf(escaped) < 0) {
          inside.append('\\');
        }
        c = escaped;
      }
      if (c == Cursor.END) {
        throw Refused.reading("unterminated backquote", cursor.place());
      }
      inside.append(c);
    }
    int to = cursor.at();
    cursor.rawNext();
    source.budget.enter(cursor);
    var inner =
        changed
            ? new Source(inside.toString(), 0, inside.length(), cursor.span(start), source.budget)
            : new Source(cursor.text(), from, to, cursor.fixed(), source.budget);
    into.add(new CommandSubstitution(inner.script(), quoted));
    source.budget.leave();
  }
}
