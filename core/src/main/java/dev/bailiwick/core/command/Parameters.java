package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script.Parameter;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `$name` and `${name…}` to values.
final class Parameters {
  /// Variables that hold no secret and mean the same in every shell of this person.
  private static final Set<String> PUBLIC =
      Set.of(
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "PATH",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "TERM",
          "HOSTNAME",
          "XDG_CONFIG_HOME",
          "XDG_CACHE_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "XDG_RUNTIME_DIR");

  private static final Set<String> NUMBERS =
      Set.of(
          "?",
          "$",
          "!",
          "#",
          "RANDOM",
          "SRANDOM",
          "SECONDS",
          "LINENO",
          "UID",
          "EUID",
          "PPID",
          "BASHPID",
          "SHLVL",
          "EPOCHSECONDS",
          "COLUMNS",
          "LINES",
          "OPTIND",
          "BASH_SUBSHELL",
          "PIPESTATUS");

  private final Evaluation evaluation;
  private final Expansion expansion;

  Parameters(Evaluation evaluation, Expansion expansion) {
    this.evaluation = evaluation;
    this.expansion = expansion;
  }

  Value value(Parameter parameter, Scope scope, Place place) {
    parameter.index().ifPresent(index -> expansion.expression(index, scope));
    if (parameter.operator().equals(":")) {
      parameter.argument().ifPresent(range -> expansion.expression(range, scope));
    }
    if (parameter.operator().equals("zsh-flags") || parameter.name().isEmpty()) {
      evaluation.unknown("an expansion that is not worked out", place);
      return Value.UNTOLD;
    }
    var name = parameter.name();
    if (parameter.indirect()) {
      var target = plain(name, scope, place, false);
      if (!target.told()) {
        evaluation.unknown("a variable named by another variable", place);
        return Value.UNTOLD;
      }
      name = target.text();
      expansion.readings().name(name, scope, place);
    }
    var argument = parameter.argument().map(word -> expansion.single(word, scope));
    return applied(parameter.operator(), argument, name, scope, place);
  }

  private Value applied(
      String operator, Optional<Field> argument, String name, Scope scope, Place place) {
    boolean set = isSet(name, scope);
    switch (operator) {
      case "" -> {
        return plain(name, scope, place, true);
      }
      case "length" -> {
        return scope
            .variable(name)
            .filter(Value::told)
            .map(v -> Value.of("" + v.text().length()))
            .orElse(Value.of("1"));
      }
      case "names" -> {
        return Value.UNTOLD;
      }
      case ":+", "+" -> {
        return set ? of(argument) : Value.of("");
      }
      case ":-", "-", ":=", "=", ":?", "?" -> {
        return orElse(operator, argument, name, set, scope, place);
      }
      default -> {
        return changed(operator, argument, plain(name, scope, place, true), place);
      }
    }
  }

  private Value orElse(
      String operator,
      Optional<Field> argument,
      String name,
      boolean set,
      Scope scope,
      Place place) {
    if (set || operator.endsWith("?")) {
      return plain(name, scope, place, true);
    }
    // The environment may hold the name: then the value is not the default.
    var value =
        isEnvironment(name) && !operator.endsWith("=")
            ? environmentOr(name, argument, place)
            : of(argument);
    if (operator.endsWith("=")) {
      scope.set(name, value);
    }
    return value;
  }

  private Value environmentOr(String name, Optional<Field> argument, Place place) {
    expansion.exposes(name, place);
    return of(argument);
  }

  private static boolean isEnvironment(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT)) && Character.isLetter(name.charAt(0));
  }

  private static boolean isSet(String name, Scope scope) {
    return scope.variable(name).map(value -> !value.told() || !value.text().isEmpty()).orElse(false)
        || PUBLIC.contains(name)
        || NUMBERS.contains(name)
        || position(name, scope).isPresent();
  }

  private static Value of(Optional<Field> field) {
    return field
        .map(f -> f.told() ? Value.of(f.text()) : new Value(List.of(), false, f.within()))
        .orElse(Value.of(""));
  }

  private static Optional<Field> position(String name, Scope scope) {
    if (name.isEmpty() || !name.chars().allMatch(Character::isDigit) || name.length() > 3) {
      return Optional.empty();
    }
    int index = Integer.parseInt(name);
    return index >= 1 && index <= scope.arguments().size()
        ? Optional.of(scope.arguments().get(index - 1))
        : Optional.empty();
  }

  /// The value of a plain `$name`; a name of the environment is exposed by it.
  private Value plain(String name, Scope scope, Place place, boolean exposes) {
    var own = scope.variable(name);
    if (own.isPresent()) {
      return own.get();
    }
    if (NUMBERS.contains(name)) {
      return Value.of("1");
    }
    var position = position(name, scope);
    if (position.isPresent()) {
      return of(position);
    }
    if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
      return Value.of(name.equals("0") ? "bash" : "");
    }
    switch (name) {
      case "@", "*" -> {
        return arguments(scope);
      }
      case "-" -> {
        return Value.of("hB");
      }
      case "PWD" -> {
        return Expansion.folder(scope);
      }
      case "HOME" -> {
        return Value.of(expansion.home(scope));
      }
      case "SHELL", "BASH" -> {
        return Value.of(evaluation.world().variable("SHELL").orElse("/bin/bash"));
      }
      case "IFS" -> {
        return Value.of(" ");
      }
      default -> {
        return environment(name, place, exposes);
      }
    }
  }

  private Value environment(String name, Place place, boolean exposes) {
    if (PUBLIC.contains(name)) {
      return evaluation.world().variable(name).map(Value::of).orElse(Value.UNTOLD);
    }
    if (exposes) {
      expansion.exposes(name, place);
    }
    return Value.UNTOLD;
  }

  private static Value arguments(Scope scope) {
    boolean told = scope.arguments().stream().allMatch(Field::told);
    return told
        ? new Value(scope.arguments().stream().map(Field::text).toList(), true, null)
        : Value.UNTOLD;
  }

  private Value changed(String operator, Optional<Field> argument, Value value, Place place) {
    var text = argument.map(Field::text).orElse("");
    if (operator.equals("@") && text.equals("P")) {
      evaluation.unknown("a value expanded as a prompt", place);
      return Value.UNTOLD;
    }
    if (!value.told() || argument.isPresent() && !argument.get().told()) {
      return Value.UNTOLD;
    }
    pay(operator, value.text().length());
    return switch (operator) {
      case "#", "##" -> Value.of(withoutPrefix(value.text(), text, operator.length() == 2));
      case "%", "%%" -> Value.of(withoutSuffix(value.text(), text, operator.length() == 2));
      case "^", "^^", ",", ",," -> Value.of(cased(value.text(), operator));
      case ":" -> substring(value.text(), text);
      case "/", "//", "/#", "/%" -> replaced(value.text(), operator, text);
      case "@" -> text.equals("Q") ? Value.of("'" + value.text() + "'") : Value.UNTOLD;
      default -> Value.UNTOLD;
    };
  }

  /// Taking a pattern off an end tries every length; the other operators go through the text once.
  private void pay(String operator, long length) {
    boolean ends = operator.startsWith("#") || operator.startsWith("%");
    long units = ends ? length * length / 4096 : length / 64;
    evaluation.spend((int) Math.min(units + 1, Evaluation.UNITS + 1L));
  }

  private static String cased(String text, String operator) {
    boolean upper = operator.startsWith("^");
    if (operator.length() == 2 || text.isEmpty()) {
      return upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }
    var first = text.substring(0, 1);
    return (upper ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
        + text.substring(1);
  }

  private static String withoutPrefix(String text, String glob, boolean longest) {
    var regex = Globs.regex(glob);
    for (int i = 0; i <= text.length(); i++) {
      int end = longest ? text.length() - i : i;
      if (regex.matcher(text.substring(0, end)).matches()) {
        return text.substring(end);
      }
    }
    return text;
  }

  private static String withoutSuffix(String text, String glob, boolean longest) {
    var regex = Globs.regex(glob);
    for (int i = 0; i <= text.length(); i++) {
      int start = longest ? i : text.length() - i;
      if (regex.matcher(text.substring(start)).matches()) {
        return text.substring(0, start);
      }
    }
    return text;
  }

  private static Value substring(String text, String range) {
    var ends = range.split(":", -1);
    try {
      int start = Integer.parseInt(ends[0].strip());
      start = start < 0 ? Math.max(0, text.length() + start) : Math.min(start, text.length());
      int end = text.length();
      if (ends.length > 1) {
        int length = Integer.parseInt(ends[1].strip());
        end = length < 0 ? text.length() + length : Math.min(text.length(), start + length);
      }
      return end < start ? Value.UNTOLD : Value.of(text.substring(start, end));
    } catch (NumberFormatException _) {
      return Value.UNTOLD;
    }
  }

  private static Value replaced(String text, String operator, String argument) {
    int slash = argument.indexOf('/');
    var glob = slash < 0 ? argument : argument.substring(0, slash);
    var replacement = slash < 0 ? "" : argument.substring(slash + 1);
    if (glob.isEmpty()) {
      return Value.of(text);
    }
    var quoted = java.util.regex.Matcher.quoteReplacement(replacement);
    var pattern = Globs.regex(glob).pattern();
    return switch (operator) {
      case "//" -> Value.of(text.replaceAll(pattern, quoted));
      case "/#" -> Value.of(text.replaceFirst("^" + pattern, quoted));
      case "/%" -> Value.of(text.replaceFirst(pattern + "$", quoted));
      default -> Value.of(text.replaceFirst(pattern, quoted));
    };
  }
}
