package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Printing;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The builtins that declare, read, fill and look up variables, and what they read a second time: a
/// name with an index, an expression, a callback.
final class VariableBuiltins {
  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Programs programs;
  private final SecondReadings readings;

  VariableBuiltins(
      Evaluation evaluation, Expansion expansion, Interpreter interpreter, Programs programs) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.programs = programs;
    this.readings = expansion.readings();
  }

  /// What the operands of the builtin start when they are read as names, expressions or commands.
  void secondReadings(String builtin, List<Field> rest, Scope scope) {
    switch (builtin) {
      case "unset", "read", "export", "declare", "typeset", "readonly", "local", "getopts" ->
          readings.names(rest, scope);
      case "let" -> rest.forEach(field -> readings.text(field.text(), scope, field.place()));
      case "test", "[" -> behind(rest, scope, "-v", "-R");
      case "printf" -> behind(rest.subList(0, Math.min(2, rest.size())), scope, "-v");
      case "wait" -> behind(rest, scope, "-p");
      case "mapfile", "readarray" -> callback(rest, scope, "-C");
      case "complete", "compgen" -> {
        callback(rest, scope, "-C");
        callback(rest, scope, "-F");
        behind(rest, scope, "-W");
      }
      default -> {}
    }
  }

  /// The names behind an option, as a word of their own or joined to it.
  private void behind(List<Field> rest, Scope scope, String... options) {
    for (int i = 0; i < rest.size(); i++) {
      for (var option : options) {
        var text = rest.get(i).text();
        if (text.equals(option) && i + 1 < rest.size()) {
          readings.text(rest.get(i + 1).text(), scope, rest.get(i + 1).place());
        } else if (text.startsWith(option)) {
          readings.text(text.substring(option.length()), scope, rest.get(i).place());
        }
      }
    }
  }

  private void callback(List<Field> rest, Scope scope, String option) {
    for (int i = 0; i < rest.size(); i++) {
      var field = rest.get(i);
      if (!field.text().startsWith(option)) {
        continue;
      }
      boolean joined = field.text().length() > option.length();
      if (!field.told() || !joined && (i + 1 == rest.size() || !rest.get(i + 1).told())) {
        evaluation.unknown("a callback that cannot be told", field.place());
        continue;
      }
      var text = joined ? field.text().substring(option.length()) : rest.get(i + 1).text();
      interpreter.nested(text, scope.copy(), Flow.ANY, field.place());
    }
  }

  /// A name that is declared anew is the function's own, and an attribute changes what a later
  /// assignment does.
  Optional<Flow> declared(String builtin, List<Field> rest, Scope scope) {
    if (rest.stream().allMatch(field -> field.told() && field.text().startsWith("-"))) {
      exposesAll(rest);
    }
    var letters =
        rest.stream()
            .map(Field::text)
            .filter(text -> text.startsWith("-") || text.startsWith("+"))
            .collect(Collectors.joining());
    boolean steered = builtin.equals("readonly") || STEERING.matcher(letters).find();
    if (letters.contains("n") && !builtin.equals("export")) {
      evaluation.unknown("a variable that stands for another one", rest.getFirst().place());
    }
    for (var field : rest) {
      int equals = field.text().indexOf('=');
      if (equals > 0) {
        boolean append = field.text().charAt(equals - 1) == '+';
        var name = field.text().substring(0, append ? equals - 1 : equals);
        var text = field.text().substring(equals + 1);
        var value = field.told() && !append ? Value.of(text) : Value.UNTOLD;
        declare(builtin, name, steered && !READONLY.matcher(letters).matches(), scope);
        programs.set(name, value, scope, field.place());
        declare(builtin, name, steered, scope);
      } else if (field.told() && !field.text().startsWith("-")) {
        if (letters.contains("p") && scope.variable(field.text()).isEmpty()) {
          evaluation.add(new Effect.Exposes(field.text(), field.place()));
        }
        declare(builtin, field.text(), steered, scope);
      } else if (!field.told() && !field.text().startsWith("-")) {
        evaluation.unknown("a declaration that cannot be told", field.place());
      }
    }
    return Optional.of(Flow.ANY);
  }

  private static final Pattern STEERING = Pattern.compile("[irluUEFLRZ]");

  /// Attributes that leave the value of this very assignment as it is.
  private static final Pattern READONLY = Pattern.compile("[-+grxaA]*");

  private void declare(String builtin, String name, boolean steered, Scope scope) {
    if (!builtin.equals("export") && !builtin.equals("readonly")) {
      evaluation.locals().add(name);
    }
    if (steered) {
      scope.steer(name);
    }
  }

  /// Without names, these print every variable with its value.
  void exposesAll(List<Field> rest) {
    var options = rest.stream().map(Field::text).toList();
    if (options.stream().noneMatch(option -> option.contains("f") || option.contains("F"))) {
      evaluation.add(
          new Effect.Exposes("*", rest.isEmpty() ? Effect.Place.WHOLE : rest.getFirst().place()));
    }
  }

  private static final Set<String> READ_VALUES =
      Set.of("-d", "-n", "-N", "-p", "-t", "-u", "-i", "-O", "-s", "-c", "-C");

  Optional<Flow> read(String name, List<Field> rest, Scope scope, Flow input) {
    var value =
        switch (input) {
          case Flow.Names names -> names.value();
          case Flow.Text _, Flow.Any _ -> Value.UNTOLD;
        };
    if (input instanceof Flow.Text(String line) && !rest.isEmpty()) {
      readings.name(line, scope, rest.getFirst().place());
    }
    for (int i = 0; i < rest.size(); i++) {
      var text = rest.get(i).text();
      if (READ_VALUES.contains(text) && !(text.equals("-s") && name.equals("read"))) {
        i++;
      } else if (!text.startsWith("-") && text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        programs.set(text, value, scope, rest.get(i).place());
      }
    }
    scope.set("REPLY", value);
    scope.set("MAPFILE", value);
    return Optional.of(Flow.NONE);
  }

  Flow printed(List<Field> rest, Scope scope) {
    if (rest.size() >= 2 && rest.getFirst().text().equals("-v")) {
      var value = Printing.printed(rest.subList(2, rest.size())).value();
      programs.set(rest.get(1).text(), value, scope, rest.getFirst().place());
      return Flow.NONE;
    }
    return Printing.printed(rest);
  }
}
