package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script;
import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts that bash reads a second time, after all quoting is gone: an expression, in which a name
/// stands for its value and the value is an expression again, and a variable's name with an index.
/// A substitution in such a text runs, wherever the text came from.
///
/// Source: bash(1), "ARITHMETIC EVALUATION" and "Arrays".
final class SecondReadings {
  private static final int DEPTH = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> COMPARISONS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
  private static final Set<String> NAMED = Set.of("-v", "-R");

  private final Evaluation evaluation;
  private final Interpreter interpreter;

  SecondReadings(Evaluation evaluation, Interpreter interpreter) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
  }

  /// Whether reading the text once more would start something.
  static boolean hides(String text) {
    return text.contains("$(") || text.indexOf('`') >= 0 || text.contains("${");
  }

  /// A word that is an expression.
  void expression(Word word, Scope scope) {
    for (var part : word.parts()) {
      switch (part) {
        case Script.Literal(String text, boolean _) -> text(text, scope, word);
        case Script.Parameter parameter ->
            value(parameter.name(), scope).ifPresent(text -> text(text, scope, word));
        case Script.CommandSubstitution _,
            Script.ProcessSubstitution _,
            Script.ArithmeticExpansion _,
            Script.Braces _ -> {}
      }
    }
  }

  /// The words of a `[[ … ]]`: both sides of a comparison of numbers are expressions, and what
  /// stands behind `-v` is a name.
  void test(List<Word> words, Scope scope) {
    for (int i = 0; i < words.size(); i++) {
      var operator = literal(words.get(i));
      if (COMPARISONS.contains(operator) && i > 0 && i + 1 < words.size()) {
        expression(words.get(i - 1), scope);
        expression(words.get(i + 1), scope);
      } else if (NAMED.contains(operator) && i + 1 < words.size()) {
        expression(words.get(i + 1), scope);
      }
    }
  }

  private static String literal(Word word) {
    return word.parts().size() == 1
            && word.parts().getFirst() instanceof Script.Literal(String text, boolean _)
        ? text
        : "";
  }

  /// The names among a builtin's operands.
  void names(List<Field> operands, Scope scope) {
    operands.forEach(field -> name(field.text(), scope, field.place()));
  }

  /// A variable's name, with an index or without one.
  void name(String text, Scope scope, Place place) {
    if (text.indexOf('[') >= 0 && hides(text)) {
      started(text, scope, place);
    }
  }

  /// An expression as a text.
  void text(String text, Scope scope, Word word) {
    text(text, scope, evaluation.place(word.span()));
  }

  void text(String text, Scope scope, Place place) {
    text(text, scope, place, new HashSet<>(), 0);
  }

  private void text(String text, Scope scope, Place place, Set<String> met, int depth) {
    evaluation.spend(1 + text.length() / 64);
    if (hides(text)) {
      started(text, scope, place);
      return;
    }
    var names = NAME.matcher(text);
    while (names.find()) {
      if (met.add(names.group()) && depth < DEPTH) {
        var value = scope.variable(names.group()).filter(Value::told).map(Value::text);
        value.ifPresent(inner -> text(inner, scope, place, met, depth + 1));
      }
    }
  }

  private static Optional<String> value(String name, Scope scope) {
    if (!name.isEmpty() && name.length() < 4 && name.chars().allMatch(Character::isDigit)) {
      int at = Integer.parseInt(name);
      return at >= 1 && at <= scope.arguments().size()
          ? Optional.of(scope.arguments().get(at - 1).text())
          : Optional.empty();
    }
    return scope.variable(name).map(Value::text);
  }

  /// What the text would start is judged by itself, and the call is unknown besides: bash's own
  /// rules of quoting in an index are its own secret.
  private void started(String text, Scope scope, Place place) {
    evaluation.unknown("a text that is read as an expression and hides a command", place);
    var quoted = ": \"" + text.replace("\"", "\\\"") + "\"";
    evaluation.nested(place, () -> interpreter.text(quoted, scope.copy(), Flow.ANY));
  }
}
