package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Printing;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The shell's own commands: those that change the shell's state are carried out on the [Scope],
/// those that run a text run it, the rest has no effect.
final class Builtins {
  private static final Set<String> HARMLESS =
      Set.of(
          ":",
          "true",
          "false",
          "exit",
          "return",
          "break",
          "continue",
          "wait",
          "jobs",
          "fg",
          "bg",
          "disown",
          "type",
          "ulimit",
          "umask",
          "times",
          "getopts",
          "let",
          "caller",
          "dirs",
          "help",
          "logout",
          "suspend",
          "test",
          "[",
          "complete",
          "compgen",
          "compopt",
          "shopt",
          "local");

  private final Evaluation evaluation;
  private final Interpreter interpreter;
  private final Programs programs;
  private final VariableBuiltins variables;

  Builtins(Evaluation evaluation, Expansion expansion, Interpreter interpreter, Programs programs) {
    this.evaluation = evaluation;
    this.interpreter = interpreter;
    this.programs = programs;
    this.variables = new VariableBuiltins(evaluation, expansion, interpreter, programs);
  }

  /// What the builtin gives, or empty where the name is no builtin.
  Optional<Flow> run(String name, List<Field> fields, Scope scope, Flow input) {
    variables.secondReadings(name, fields.subList(1, fields.size()), scope);
    var result = known(name, fields, scope, input);
    if (result.isPresent()
        && !Set.of("exec", "command", "builtin", "noglob", "nocorrect").contains(name)) {
      evaluation.add(started(fields.stream().map(Field::text).toList(), true, fields, scope));
    }
    return result;
  }

  private static Effect started(
      List<String> words, boolean known, List<Field> fields, Scope scope) {
    var operands = words.subList(1, words.size());
    var plain = words.stream().map(word -> CallWords.relative(word, scope.folders())).toList();
    return new Effect.Runs(
        new Invocation(
            words.getFirst(),
            words,
            List.of(),
            operands,
            0,
            List.copyOf(scope.folders()),
            plain,
            Set.of(),
            Optional.empty()),
        known,
        fields.getFirst().place());
  }

  private Optional<Flow> known(String name, List<Field> fields, Scope scope, Flow input) {
    var rest = fields.subList(1, fields.size());
    return switch (name) {
      case "cd", "chdir", "pushd" -> changed(rest, scope);
      case "popd" -> {
        scope.folders(Set.of());
        yield Optional.of(Flow.NONE);
      }
      case "export", "declare", "typeset", "readonly", "local", "integer", "float" ->
          variables.declared(name, rest, scope);
      case "unset" -> {
        rest.forEach(field -> scope.unset(field.text()));
        yield Optional.of(Flow.NONE);
      }
      case "alias" -> aliased(rest, scope);
      case "unalias" -> {
        rest.forEach(field -> scope.unalias(field.text()));
        yield Optional.of(Flow.NONE);
      }
      case "set" -> set(rest, scope);
      case "shift" -> {
        scope.arguments(scope.arguments().stream().skip(1).toList());
        yield Optional.of(Flow.NONE);
      }
      case "eval" -> Optional.of(eval(rest, scope, input));
      case "source", "." -> Optional.of(sourced(rest, scope, input));
      case "exec", "command", "builtin", "noglob", "nocorrect" -> wrapped(name, rest, scope, input);
      case "trap" -> trapped(rest, scope, input);
      case "read", "mapfile", "readarray" -> variables.read(name, rest, scope, input);
      case "echo" -> Optional.of(Printing.echoed(rest));
      case "printf" -> Optional.of(variables.printed(rest, scope));
      case "print" -> Optional.of(Printing.echoed(rest));
      case "pwd" -> Optional.of(text(Expansion.folder(scope)));
      case "history", "fc" -> history(name, rest, scope);
      case "enable", "bind", "zmodload", "autoload", "hash" -> {
        if (rest.stream()
            .anyMatch(field -> !name.equals("hash") || field.text().startsWith("-p"))) {
          evaluation.unknown("the builtin " + name, fields.getFirst().place());
        }
        yield Optional.of(Flow.ANY);
      }
      default -> HARMLESS.contains(name) ? Optional.of(Flow.ANY) : Optional.empty();
    };
  }

  private static final Set<String> NAMES =
      Set.of(
          ".",
          "alias",
          "autoload",
          "bind",
          "builtin",
          "cd",
          "chdir",
          "command",
          "declare",
          "echo",
          "enable",
          "eval",
          "exec",
          "export",
          "fc",
          "float",
          "history",
          "integer",
          "local",
          "mapfile",
          "nocorrect",
          "noglob",
          "popd",
          "print",
          "printf",
          "pushd",
          "pwd",
          "read",
          "readarray",
          "readonly",
          "set",
          "shift",
          "source",
          "trap",
          "typeset",
          "unalias",
          "unset",
          "zmodload");

  boolean knows(String name) {
    return NAMES.contains(name) || HARMLESS.contains(name);
  }

  private static Flow text(Value value) {
    return value.told() ? new Flow.Text(value.text() + "\n") : Flow.ANY;
  }

  private Optional<Flow> changed(List<Field> rest, Scope scope) {
    var operands =
        rest.stream()
            .filter(field -> !field.text().startsWith("-") || field.text().equals("-"))
            .toList();
    if (operands.isEmpty()) {
      scope.folders(Set.of(evaluation.world().home()));
    } else if (!operands.getFirst().told() || operands.getFirst().text().equals("-")) {
      scope.folders(Set.of());
    } else {
      scope.change(operands.getFirst().text(), false, evaluation.world());
    }
    return Optional.of(Flow.NONE);
  }

  /// The folder after a `cd path` that has worked: among those it may be, the ones that `path`
  /// leads to.
  void changed(Scope scope, String path) {
    var clean = Scope.cleaned(path.startsWith("/") ? path : "/" + path);
    var kept = new LinkedHashSet<String>();
    for (var folder : scope.folders()) {
      if (path.startsWith("/")
          ? folder.equals(clean)
          : folder.endsWith(clean) || path.contains("..")) {
        kept.add(folder);
      }
    }
    if (!kept.isEmpty()) {
      scope.folders(kept);
    }
  }

  private Optional<Flow> aliased(List<Field> rest, Scope scope) {
    for (var field : rest) {
      int equals = field.text().indexOf('=');
      if (!field.told()) {
        evaluation.unknown("an alias that cannot be told", field.place());
      } else if (equals > 0) {
        scope.alias(field.text().substring(0, equals), field.text().substring(equals + 1));
      }
    }
    return Optional.of(Flow.NONE);
  }

  private Optional<Flow> set(List<Field> rest, Scope scope) {
    if (rest.isEmpty()) {
      variables.exposesAll(rest);
    }
    int at = 0;
    while (at < rest.size() && isOption(rest.get(at).text())) {
      at += rest.get(at).text().matches("[-+][a-zA-Z]*o") ? 2 : 1;
    }
    boolean dashes = at < rest.size() && Set.of("--", "-").contains(rest.get(at).text());
    if (dashes || at < rest.size()) {
      scope.arguments(rest.subList(dashes ? at + 1 : at, rest.size()));
    }
    return Optional.of(Flow.NONE);
  }

  private static boolean isOption(String text) {
    return text.length() > 1 && !text.equals("--") && "-+".indexOf(text.charAt(0)) >= 0;
  }

  private Flow eval(List<Field> rest, Scope scope, Flow input) {
    if (rest.isEmpty()) {
      return Flow.NONE;
    }
    var place = rest.getFirst().place();
    if (rest.stream().anyMatch(field -> !field.told())) {
      evaluation.unknown("eval of a text that cannot be told", place);
      return Flow.ANY;
    }
    return interpreter.nested(
        String.join(" ", rest.stream().map(Field::text).toList()), scope, input, place);
  }

  /// A script that runs in this shell: its file is read and run, and what it leaves behind cannot
  /// be told.
  private Flow sourced(List<Field> rest, Scope scope, Flow input) {
    if (rest.isEmpty()) {
      return Flow.NONE;
    }
    var file = rest.getFirst();
    var paths = file.told() ? scope.absolute(file.text()) : List.<String>of();
    if (paths.isEmpty()) {
      evaluation.unknown("a script whose name cannot be told", file.place());
    }
    for (var path : paths) {
      if (path.startsWith("/dev/fd/") || path.equals("/dev/stdin")) {
        evaluation.unknown("a script from a stream", file.place());
        continue;
      }
      evaluation.add(new Effect.Reads(Target.file(path), file.place()));
      evaluation.add(started(List.of("source", file.text()), false, rest, scope));
    }
    assert input != null;
    return Flow.ANY;
  }

  private Optional<Flow> wrapped(String name, List<Field> rest, Scope scope, Flow input) {
    var command = new ArrayList<>(rest);
    boolean looksUp = false;
    while (!command.isEmpty()
        && command.getFirst().told()
        && command.getFirst().text().startsWith("-")) {
      var option = command.removeFirst().text();
      looksUp |= name.equals("command") && (option.contains("v") || option.contains("V"));
      if (name.equals("exec") && option.contains("a") && !command.isEmpty()) {
        command.removeFirst();
      }
    }
    if (looksUp) {
      return Optional.of(
          command.size() == 1 && command.getFirst().told()
              ? new Flow.Text("/usr/bin/" + command.getFirst().text() + "\n")
              : Flow.ANY);
    }
    if (command.isEmpty()) {
      return Optional.of(Flow.NONE);
    }
    return Optional.of(
        name.equals("command") || name.equals("exec") || name.equals("builtin")
            ? unaliased(command, scope, input)
            : programs.run(command, scope, input));
  }

  /// Past aliases and functions: a builtin or a program.
  private Flow unaliased(List<Field> command, Scope scope, Flow input) {
    if (!command.getFirst().told()) {
      evaluation.unknown("a command whose name cannot be told", command.getFirst().place());
      return Flow.ANY;
    }
    return run(command.getFirst().text(), command, scope, input)
        .orElseGet(() -> programs.program(command, scope, input));
  }

  /// A trap runs where the shell stands then: in what holds now, and in what nobody can tell.
  private Optional<Flow> trapped(List<Field> rest, Scope scope, Flow input) {
    boolean dashes = !rest.isEmpty() && rest.getFirst().text().equals("--");
    var operands =
        dashes
            ? rest.subList(1, rest.size())
            : rest.stream()
                .filter(field -> !field.text().startsWith("-") || !field.told())
                .toList();
    if (operands.size() >= 2) {
      var text = operands.getFirst();
      if (text.told()) {
        interpreter.nested(text.text(), scope.copy(), input, text.place());
        interpreter.nested(text.text(), scope.later(), input, text.place());
      } else {
        evaluation.unknown("a trap that cannot be told", text.place());
      }
    }
    return Optional.of(Flow.NONE);
  }

  private Optional<Flow> history(String name, List<Field> rest, Scope scope) {
    var place = rest.isEmpty() ? Effect.Place.WHOLE : rest.getFirst().place();
    boolean writes =
        rest.stream().anyMatch(field -> field.text().matches("-[awrn].*") || !field.told());
    if (writes) {
      var file = rest.getLast();
      if (file.told() && !file.text().startsWith("-")) {
        scope
            .absolute(file.text())
            .forEach(path -> evaluation.add(new Effect.Writes(Target.file(path), place)));
      }
      evaluation.unknown("a history file is read or written", place);
    }
    if (name.equals("fc") || rest.stream().anyMatch(field -> field.text().startsWith("-s"))) {
      evaluation.unknown("the history is changed or run", place);
    }
    return Optional.of(Flow.ANY);
  }
}
