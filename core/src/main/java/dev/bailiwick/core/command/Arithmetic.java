package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script;
import dev.bailiwick.core.command.term.Value;
import java.util.Optional;

/// The value of a constant integer expression: `+ - * / %` and parentheses over digits and told
/// variables.
final class Arithmetic {
  private final String text;
  private int at;
  private boolean bad;

  private Arithmetic(String text) {
    this.text = text;
  }

  /// The value in decimal digits, or empty where anything else is in the expression.
  static Optional<String> value(Script.Word expression, Scope scope) {
    var out = new StringBuilder();
    for (var part : expression.parts()) {
      switch (part) {
        case Script.Literal(String literal, boolean _) -> out.append(names(literal, scope));
        case Script.Parameter parameter ->
            out.append(
                scope.variable(parameter.name()).filter(Value::told).map(Value::text).orElse("?"));
        case Script.CommandSubstitution _,
            Script.ProcessSubstitution _,
            Script.ArithmeticExpansion _,
            Script.Braces _ ->
            out.append('?');
      }
    }
    var sum = new Arithmetic(out.toString());
    long value = sum.sum(0);
    sum.space();
    return sum.bad || sum.at < sum.text.length()
        ? Optional.empty()
        : Optional.of(Long.toString(value));
  }

  private static String names(String literal, Scope scope) {
    var out = new StringBuilder();
    for (int i = 0; i < literal.length(); ) {
      int start = i;
      while (i < literal.length()
          && (Character.isLetter(literal.charAt(i)) || literal.charAt(i) == '_')) {
        i++;
      }
      if (i == start) {
        out.append(literal.charAt(i++));
      } else {
        var name = literal.substring(start, i);
        out.append(scope.variable(name).filter(Value::told).map(Value::text).orElse("?"));
      }
    }
    return out.toString();
  }

  private long sum(int depth) {
    long value = product(depth);
    for (space(); !bad && (is('+') || is('-')); space()) {
      char operator = text.charAt(at++);
      long right = product(depth);
      value = operator == '+' ? value + right : value - right;
    }
    return value;
  }

  private long product(int depth) {
    long value = unit(depth);
    for (space(); !bad && (is('*') || is('/') || is('%')); space()) {
      char operator = text.charAt(at++);
      long right = unit(depth);
      if (operator != '*' && right == 0) {
        bad = true;
        return 0;
      }
      value = operator == '*' ? value * right : operator == '/' ? value / right : value % right;
    }
    return value;
  }

  private long unit(int depth) {
    space();
    if (is('(') && depth < 20) {
      at++;
      long value = sum(depth + 1);
      space();
      bad |= !is(')');
      at++;
      return value;
    }
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 15) {
      at++;
    }
    bad |= at == start;
    return bad ? 0 : Long.parseLong(text.substring(start, at));
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void space() {
    while (is(' ')) {
      at++;
    }
  }
}
