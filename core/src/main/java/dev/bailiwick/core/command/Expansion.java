package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script;
import dev.bailiwick.core.command.shell.Script.Part;
import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words to fields, in bash's order: braces, tilde, parameters and substitutions, splitting, globs.
///
/// A word is evaluated as far as it is constant; what a substitution runs is judged on the way.
final class Expansion {
  private static final int ALTERNATIVES = 2_000;

  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Parameters parameters;
  private final Globs globs;
  private final SecondReadings readings;
  private boolean quiet;

  Expansion(Evaluation evaluation, Interpreter interpreter) {
    this.readings = new SecondReadings(evaluation, interpreter);
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.parameters = new Parameters(evaluation, this);
    this.globs = new Globs(evaluation);
  }

  /// The fields of a word; none where it expands to nothing.
  List<Field> fields(Word word, Scope scope) {
    var place = evaluation.place(word.span());
    var result = new ArrayList<Field>();
    for (var parts : braced(word.parts(), place)) {
      evaluation.spend(1);
      var pieces = new Pieces(place, scope, evaluation);
      parts(parts, scope, pieces, true);
      pieces.finish(result, globs);
    }
    return result;
  }

  /// The word as one field: no splitting, no globs (an assignment's value, a redirection's target,
  /// a here-document).
  Field single(Word word, Scope scope) {
    var place = evaluation.place(word.span());
    evaluation.spend(1);
    var pieces = new Pieces(place, scope, evaluation);
    parts(word.parts(), scope, pieces, false);
    return pieces.whole();
  }

  SecondReadings readings() {
    return readings;
  }

  /// An arithmetic expression or an index: its value goes nowhere, and bash reads it twice.
  void expression(Word word, Scope scope) {
    looked(word, scope);
    readings.expression(word, scope);
  }

  /// Evaluates a word whose value goes nowhere (a test): substitutions in it are judged, and a
  /// variable in it is not exposed.
  void looked(Word word, Scope scope) {
    for (var part : word.parts()) {
      looked(part, scope, evaluation.place(word.span()));
    }
  }

  private void looked(Part part, Scope scope, Place place) {
    switch (part) {
      case Script.Literal _ -> {}
      case Script.Parameter parameter -> {
        parameter
            .argument()
            .ifPresent(
                parameter.operator().equals(":")
                    ? word -> expression(word, scope)
                    : word -> looked(word, scope));
        parameter.index().ifPresent(word -> expression(word, scope));
        if (parameter.operator().equals("@") || parameter.operator().equals("zsh-flags")) {
          parameters.value(parameter, scope, place);
        }
      }
      case Script.CommandSubstitution substitution -> substituted(substitution.script(), scope);
      case Script.ProcessSubstitution substitution -> substituted(substitution.script(), scope);
      case Script.ArithmeticExpansion arithmetic -> expression(arithmetic.expression(), scope);
      case Script.Braces braces -> braces.alternatives().forEach(word -> looked(word, scope));
    }
  }

  Flow substituted(Script script, Scope scope) {
    return interpreter.script(script, scope.copy(), Flow.ANY);
  }

  private void parts(List<Part> parts, Scope scope, Pieces pieces, boolean split) {
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Script.Literal(String text, boolean quoted) -> {
          var rest = i == 0 && !quoted ? tilde(text, parts.size() == 1, scope, pieces) : text;
          pieces.literal(rest, quoted);
        }
        case Script.Parameter parameter -> parameter(parameter, scope, pieces, split);
        case Script.CommandSubstitution(Script script, boolean quoted) -> {
          var value = substituted(script, scope).value();
          pieces.value(value, quoted || !split);
        }
        case Script.ProcessSubstitution substitution -> {
          substituted(substitution.script(), scope);
          pieces.literal("/dev/fd/63", true);
        }
        case Script.ArithmeticExpansion arithmetic -> {
          expression(arithmetic.expression(), scope);
          pieces.value(
              Arithmetic.value(arithmetic.expression(), scope).map(Value::of).orElse(Value.UNTOLD),
              true);
        }
        case Script.Braces braces -> {
          // Only where no splitting is done: braces are text there.
          var texts = braces.alternatives().stream().map(word -> single(word, scope)).toList();
          pieces.literal(
              "{" + String.join(",", texts.stream().map(Field::text).toList()) + "}", true);
        }
      }
    }
  }

  private void parameter(Script.Parameter parameter, Scope scope, Pieces pieces, boolean split) {
    boolean all = parameter.name().equals("@") || parameter.name().equals("*");
    if (all && parameter.operator().isEmpty()) {
      if (!parameter.quoted() || parameter.name().equals("@")) {
        pieces.fields(scope.arguments());
      } else {
        scope.arguments().forEach(field -> pieces.fields(List.of(field)));
      }
      return;
    }
    var value = parameters.value(parameter, scope, pieces.place());
    boolean array =
        parameter
            .index()
            .map(index -> single(index, scope).text())
            .filter(t -> t.equals("@"))
            .isPresent();
    if (array && value.told() && split) {
      pieces.fields(value.items().stream().map(item -> Field.told(item, pieces.place())).toList());
      return;
    }
    pieces.value(value, parameter.quoted() || !split);
  }

  /// Puts the home folder for a leading `~` and gives back the text behind it.
  private String tilde(String text, boolean only, Scope scope, Pieces pieces) {
    if (!text.startsWith("~")) {
      return text;
    }
    int slash = text.indexOf('/');
    if (slash < 0 && !only) {
      return text;
    }
    var user = slash < 0 ? text.substring(1) : text.substring(1, slash);
    var rest = slash < 0 ? "" : text.substring(slash);
    switch (user) {
      case "" -> pieces.literal(home(scope), true);
      case "+" -> pieces.value(folder(scope), true);
      case "-" -> pieces.value(Value.UNTOLD, true);
      case "root" -> pieces.literal("/root", true);
      default -> pieces.literal("/home/" + user, true);
    }
    return rest;
  }

  String home(Scope scope) {
    return scope
        .variable("HOME")
        .filter(Value::told)
        .map(Value::text)
        .orElseGet(() -> evaluation.world().home());
  }

  static Value folder(Scope scope) {
    var folders = scope.folders();
    return folders.size() == 1 ? Value.of(folders.iterator().next()) : Value.UNTOLD;
  }

  /// Expands the words of a `test`: what they hold goes nowhere, so nothing is exposed.
  List<Field> tested(Word word, Scope scope) {
    boolean before = quiet;
    quiet = true;
    var fields = fields(word, scope);
    quiet = before;
    return fields;
  }

  /// Says that a variable of the environment is used.
  void exposes(String name, Place place) {
    if (quiet) {
      return;
    }
    evaluation.add(new Effect.Exposes(name, place));
  }

  /// Every combination of the alternatives in braces.
  private List<List<Part>> braced(List<Part> parts, Place place) {
    if (parts.stream().noneMatch(Script.Braces.class::isInstance)) {
      return List.of(parts);
    }
    List<List<Part>> all = List.of(List.of());
    for (var part : parts) {
      var next = new ArrayList<List<Part>>();
      var choices = choices(part, place);
      for (var prefix : all) {
        evaluation.spend(choices.size());
        for (var choice : choices) {
          var joined = new ArrayList<>(prefix);
          joined.addAll(choice);
          next.add(joined);
        }
      }
      if (next.size() > ALTERNATIVES) {
        evaluation.unknown("braces with over " + ALTERNATIVES + " alternatives", place);
        return List.of();
      }
      all = next;
    }
    return all;
  }

  private List<List<Part>> choices(Part part, Place place) {
    if (!(part instanceof Script.Braces(List<Word> alternatives))) {
      return List.of(List.of(part));
    }
    var choices = new ArrayList<List<Part>>();
    for (var alternative : alternatives) {
      choices.addAll(braced(alternative.parts(), place));
    }
    return choices;
  }

  Optional<String> toldText(Word word, Scope scope) {
    var field = single(word, scope);
    return field.told() ? Optional.of(field.text()) : Optional.empty();
  }
}
