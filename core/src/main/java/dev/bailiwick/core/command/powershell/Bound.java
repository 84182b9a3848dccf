package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A cmdlet's arguments by parameter.
record Bound(Cmdlet cmdlet, Map<String, List<Word>> values) {

  /// Empty where a parameter is not known or an argument has no place.
  static Optional<Bound> of(Cmdlet cmdlet, List<Argument> arguments) {
    if (cmdlet.takesAny()) {
      return Optional.of(
          new Bound(
              cmdlet,
              Map.of("*", arguments.stream().flatMap(one -> one.word().each().stream()).toList())));
    }
    var values = new HashMap<String, List<Word>>();
    var loose = new ArrayList<Word>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.parameter().isEmpty()) {
        loose.add(argument.word());
        continue;
      }
      var parameter = cmdlet.parameter(argument.parameter().get());
      if (parameter.isEmpty()) {
        return Optional.empty();
      }
      if (cmdlet.parameters().getOrDefault(parameter.get(), false)) {
        values.put(parameter.get(), List.of());
      } else if (argument.value().isPresent()) {
        values.put(parameter.get(), argument.value().get().each());
      } else if (i + 1 < arguments.size()) {
        values.put(parameter.get(), arguments.get(++i).word().each());
      } else {
        return Optional.empty();
      }
    }
    return placed(cmdlet, loose, values)
        ? Optional.of(new Bound(cmdlet, values))
        : Optional.empty();
  }

  /// Gives the arguments without a name to the parameters that take them, in order.
  private static boolean placed(Cmdlet cmdlet, List<Word> loose, Map<String, List<Word>> values) {
    var places = new ArrayList<>(cmdlet.positions());
    places.removeIf(place -> !place.equals("*") && values.containsKey(place));
    for (var word : loose) {
      if (places.isEmpty()) {
        return false;
      }
      var place = places.getFirst();
      if (!place.equals("*")) {
        places.removeFirst();
      }
      values.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(word.each());
    }
    return true;
  }

  boolean has(String parameter) {
    return values.containsKey(parameter.toLowerCase(Locale.ROOT));
  }

  List<Word> all(String parameter) {
    return values.getOrDefault(parameter.toLowerCase(Locale.ROOT), List.of());
  }

  /// The values as words of the shell, a blank before each.
  String words(String parameter) {
    var out = new StringBuilder();
    all(parameter).forEach(word -> out.append(' ').append(word.shell()));
    return out.toString();
  }

  /// The parameter's only value; nobody can tell where there are more.
  Word one(String parameter) {
    var all = all(parameter);
    return all.size() == 1 ? all.getFirst() : Word.UNTOLD;
  }

  /// The paths behind `-Path` and `-LiteralPath` as words of the shell, a blank before each.
  String paths() {
    var out = new StringBuilder();
    all("Path").forEach(word -> out.append(' ').append(word.path(false)));
    all("LiteralPath").forEach(word -> out.append(' ').append(word.path(true)));
    return out.toString();
  }

  /// The values of all parameters that are blocks or cannot be told: what they start is kept.
  String started() {
    var out = new StringBuilder();
    for (var words : values.values()) {
      for (var word : words) {
        if (word.block()) {
          out.append(word.shell()).append('\n');
        } else if (word.literal().isEmpty()) {
          out.append("[ -n ").append(word.shell()).append(" ]\n");
        }
      }
    }
    return out.toString();
  }
}
