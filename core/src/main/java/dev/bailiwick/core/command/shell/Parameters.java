package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Parameter;
import dev.bailiwick.core.command.shell.Script.Part;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.List;
import java.util.Optional;

/// `${…}`: bash's operators, and zsh's forms as far as they must be seen to be unknown. One thread.
final class Parameters {
  private static final String SPECIAL = "@*#?-$!";
  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":?", ":+", "-", "=", "?", "+", "##", "#", "%%", "%", "//", "/#", "/%", "/",
          "^^", "^", ",,", ",", "~~", "~", "@", ":");

  private final Source source;
  private final Cursor cursor;

  Parameters(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Stands behind `${`; reads the closing brace.
  Part read(boolean quoted) {
    source.budget.enter(cursor);
    var part = inside(quoted);
    source.budget.leave();
    return part;
  }

  private Part inside(boolean quoted) {
    char c = cursor.peek();
    if (c == ' ' || c == '\t' || c == '\n' || c == '|') {
      throw Refused.text("commands between braces, which shells read differently", cursor.place());
    }
    if (c == '(') {
      return flags(quoted);
    }
    boolean nested = c == '$' && (cursor.peek(1) == '{' || cursor.peek(1) == '(');
    if (nested || c != Cursor.END && "=~^+:\"".indexOf(c) >= 0) {
      return unknown("", quoted);
    }
    if (c == '#' && namesBehindSign()) {
      cursor.next();
      return length(quoted);
    }
    boolean indirect = c == '!' && namesBehindSign();
    if (indirect) {
      cursor.next();
    }
    return named(indirect, quoted);
  }

  /// Whether the `#` or `!` here is an operator before a name, and not itself the name.
  private boolean namesBehindSign() {
    char c = cursor.peek(1);
    return Cursor.isNamePart(c)
        || c != Cursor.END && SPECIAL.indexOf(c) >= 0 && cursor.peek(2) == '}';
  }

  private Part length(boolean quoted) {
    var name = name();
    var index = index();
    if (cursor.peek() != '}') {
      throw cursor.unexpected();
    }
    cursor.next();
    return new Parameter(name, "length", Optional.empty(), index, false, quoted);
  }

  private Part named(boolean indirect, boolean quoted) {
    var name = name();
    var index = index();
    char c = cursor.peek();
    if (c == '}') {
      cursor.next();
      var keys = indirect && index.isPresent() ? "names" : "";
      return new Parameter(name, keys, Optional.empty(), index, indirect, quoted);
    }
    if (indirect && (c == '*' || c == '@') && cursor.peek(1) == '}') {
      cursor.skip(2);
      return new Parameter(name, "names", Optional.empty(), index, true, quoted);
    }
    for (var operator : OPERATORS) {
      if (cursor.accept(operator)) {
        var argument = Optional.of(argument(operator, quoted));
        return new Parameter(name, operator, argument, index, indirect, quoted);
      }
    }
    throw cursor.unexpected();
  }

  private Word argument(String operator, boolean quoted) {
    boolean value =
        switch (operator) {
          case ":-", ":=", ":?", ":+", "-", "=", "?", "+" -> quoted;
          case ":" -> true;
          default -> false;
        };
    return value ? source.quoted.parameter() : source.words.parameter();
  }

  private String name() {
    char c = cursor.peek();
    if (c != Cursor.END && SPECIAL.indexOf(c) >= 0) {
      return String.valueOf(cursor.next());
    }
    if (!Cursor.isDigit(c)) {
      var name = cursor.name();
      if (name.isEmpty()) {
        throw cursor.unexpected();
      }
      return name;
    }
    var digits = new StringBuilder();
    while (Cursor.isDigit(cursor.peek())) {
      digits.append(cursor.next());
    }
    return digits.toString();
  }

  private Optional<Word> index() {
    if (cursor.peek() != '[') {
      return Optional.empty();
    }
    cursor.next();
    return Optional.of(source.quoted.arithmetic('[', ']'));
  }

  private Part flags(boolean quoted) {
    while (cursor.peek() != ')') {
      char c = cursor.next();
      if (c == Cursor.END || "$`\\'\"}".indexOf(c) >= 0) {
        throw Refused.text("unknown flags of an expansion", cursor.place());
      }
    }
    cursor.next();
    return unknown(cursor.name(), quoted);
  }

  /// zsh: which value this is cannot be told, but what is substituted in it is seen.
  private Part unknown(String name, boolean quoted) {
    var argument = Optional.of(quoted ? source.quoted.parameter() : source.words.parameter());
    return new Parameter(name, "zsh-flags", argument, Optional.empty(), false, quoted);
  }
}
