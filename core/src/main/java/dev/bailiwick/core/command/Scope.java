package dev.bailiwick.core.command;

import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a shell holds while it runs: folder, variables, functions, aliases, arguments. One thread;
/// a subshell gets a [#copy].
final class Scope {
  private static final int FOLDERS = 4;
  private static final int LONGEST_PATH = 4096;

  /// More than these cannot be told.
  private static final int ARGUMENTS = 10_000;

  private final Map<String, Value> variables = new HashMap<>();
  private final Map<String, List<Node>> functions = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private List<Field> arguments = List.of();

  /// Functions that some road to here has not defined.
  private final Set<String> doubtful = new HashSet<>();

  /// Variables whose next assignment may do something else, or nothing at all.
  private final Set<String> steered = new HashSet<>();

  /// Every folder the shell may stand in; empty where that cannot be told.
  private final Set<String> folders = new LinkedHashSet<>();

  private final Evaluation evaluation;

  private Scope(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /// @param evaluation pays for every copy
  static Scope of(ShellState state, Evaluation evaluation) {
    var scope = new Scope(evaluation);
    if (!state.cwd().isEmpty()) {
      scope.folders.add(state.cwd());
    }
    state.variables().forEach((name, value) -> scope.variables.put(name, Value.of(value)));
    scope.aliases.putAll(state.aliases());
    return scope;
  }

  Scope copy() {
    var copy = new Scope(evaluation);
    copy.become(this);
    return copy;
  }

  /// What may be true at any later time: no variable, function or folder can be told.
  Scope later() {
    var later = copy();
    later.variables.replaceAll((_, _) -> Value.UNTOLD);
    later.functions.clear();
    later.doubtful.clear();
    later.folders.clear();
    return later;
  }

  void become(Scope other) {
    if (other == this) {
      return;
    }
    other.pay();
    variables.clear();
    variables.putAll(other.variables);
    functions.clear();
    functions.putAll(other.functions);
    aliases.clear();
    aliases.putAll(other.aliases);
    arguments = other.arguments;
    doubtful.clear();
    doubtful.addAll(other.doubtful);
    steered.clear();
    steered.addAll(other.steered);
    folders.clear();
    folders.addAll(other.folders);
  }

  private void pay() {
    evaluation.spend(1 + (variables.size() + functions.size() + aliases.size()) / 16);
  }

  /// Becomes what is true of this scope and of the other alike.
  void merge(Scope other) {
    pay();
    other.pay();
    variables.replaceAll(
        (name, value) -> value.equals(other.variables.get(name)) ? value : Value.UNTOLD);
    other.variables.keySet().forEach(name -> variables.putIfAbsent(name, Value.UNTOLD));
    functions.keySet().stream()
        .filter(name -> !other.functions.containsKey(name))
        .forEach(doubtful::add);
    other.functions.keySet().stream()
        .filter(name -> !functions.containsKey(name))
        .forEach(doubtful::add);
    doubtful.addAll(other.doubtful);
    steered.addAll(other.steered);
    if (!arguments.equals(other.arguments)) {
      var longer = arguments.size() > other.arguments.size() ? arguments : other.arguments;
      arguments = longer.stream().map(field -> Field.untold(field.place())).toList();
    }
    other.functions.forEach((name, bodies) ->
        functions.merge(
            name,
            bodies,
            (mine, theirs) -> {
              var both = new LinkedHashSet<>(mine);
              both.addAll(theirs);
              return List.copyOf(both);
            }));
    other.aliases.forEach(aliases::putIfAbsent);
    if (folders.isEmpty() || other.folders.isEmpty()) {
      folders.clear();
    } else {
      folders.addAll(other.folders);
      if (folders.size() > FOLDERS) {
        folders.clear();
      }
    }
  }

  Optional<Value> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  void set(String name, Value value) {
    variables.put(name, steered.contains(name) ? Value.UNTOLD : value);
  }

  /// From now on no assignment to the variable can be told (`readonly`, `declare -l`).
  void steer(String name) {
    steered.add(name);
  }

  /// Whether the variable has an attribute, the one of a number perhaps, so that its value is read
  /// as an expression.
  boolean steered(String name) {
    return steered.contains(name);
  }

  void unset(String name) {
    variables.remove(name);
    functions.remove(name);
    doubtful.remove(name);
  }

  Set<String> names() {
    return Set.copyOf(variables.keySet());
  }

  Optional<List<Node>> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /// Whether there are functions, which a script that is started may have got as well.
  boolean hasFunctions() {
    return !functions.isEmpty();
  }

  void define(String name, Node body) {
    functions.put(name, List.of(body));
    doubtful.remove(name);
  }

  /// Whether the name may as well be no function.
  boolean doubts(String name) {
    return doubtful.contains(name);
  }

  /// The values of `names` cannot be told where they are not what they were `before`.
  void forget(Set<String> names, Scope before) {
    for (var name : names) {
      if (!variable(name).equals(before.variable(name))) {
        variables.put(name, Value.UNTOLD);
      }
    }
  }

  Optional<String> alias(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  void alias(String name, String text) {
    aliases.put(name, text);
  }

  void unalias(String name) {
    aliases.remove(name);
  }

  List<Field> arguments() {
    return arguments;
  }

  void arguments(List<Field> fields) {
    arguments =
        fields.size() <= ARGUMENTS
            ? List.copyOf(fields)
            : List.of(Field.untold(fields.getFirst().place()));
  }

  Set<String> folders() {
    return Set.copyOf(folders);
  }

  void folders(Set<String> next) {
    folders.clear();
    if (next.size() <= FOLDERS) {
      folders.addAll(next);
    }
  }

  /// The path in each folder the shell may stand in; empty where a relative path cannot be told.
  List<String> absolute(String path) {
    if (path.startsWith("/")) {
      return List.of(path);
    }
    var paths = new ArrayList<String>();
    for (var folder : folders) {
      paths.add(path.isEmpty() || path.equals(".") ? folder : slashed(folder) + path);
    }
    return paths;
  }

  /// Whether a text reads like a path, or is the name of something in a folder the shell may stand
  /// in.
  boolean looksLikeFile(String text, World world) {
    return text.length() < LONGEST_PATH
        && text.indexOf('\n') < 0
        && (text.contains("/")
            || text.startsWith(".") && text.length() > 1
            || absolute(text).stream().anyMatch(path -> world.kind(path) != World.Kind.MISSING));
  }

  private static String slashed(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }

  /// The folders of a `cd path`: where it does not exist the shell may as well stay.
  void change(String path, boolean mustExist, World world) {
    var next = new LinkedHashSet<String>();
    for (var candidate : absolute(path)) {
      var clean = cleaned(candidate);
      next.add(clean);
      if (!mustExist && world.kind(clean) == World.Kind.MISSING) {
        next.addAll(folders);
      }
    }
    folders(next);
  }

  /// The path without `.`, empty components and, by the text alone, `..` – as the shell's own `cd`
  /// does.
  static String cleaned(String path) {
    var parts = new ArrayList<String>();
    for (var part : path.split("/")) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  ShellState state() {
    var told = new HashMap<String, String>();
    variables.forEach((name, value) -> {
      if (value.told() && value.items().size() == 1) {
        told.put(name, value.text());
      }
    });
    return new ShellState(folders.size() == 1 ? folders.iterator().next() : "", told, aliases);
  }
}
