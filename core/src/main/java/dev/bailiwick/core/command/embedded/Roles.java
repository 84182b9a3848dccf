package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the arguments of a call with known effects into those effects.
///
/// A role is a letter, a position and names for it: `R0/file` reads the first argument or `file=`;
/// `W` writes, `D` deletes a file, `X` deletes a tree, `T` reads a tree, `V` writes a tree, `S` is
/// shell text, `P` a program's words, `A` words from this argument on, `U` a URL, `H` a host, `E` a
/// variable, `O` a file with its mode after it, `L` the target of a symbolic link whose name comes
/// behind it, `K` of a hard one, `M` what gets the name behind it; `!` can do anything. A `?` marks
/// what may be missing. `>name` is what comes back.
final class Roles {
  private static final Set<String> STEERING =
      Set.of(
          "executable", "cwd", "env", "preexec_fn", "opener", "dir_fd", "src_dir_fd", "dst_dir_fd");
  private static final Set<String> OFF = Set.of("False", "false", "None", "0");

  private static final Map<Character, List<String>> PAIRS =
      Map.of('L', List.of("ln", "-s"), 'K', List.of("ln"), 'M', List.of("mv"));

  private final Found found;

  Roles(Found found) {
    this.found = found;
  }

  Value apply(String name, String roles, Arguments arguments) {
    Value result = Value.OPAQUE;
    if (roles.isEmpty()) {
      return result;
    }
    for (String role : roles.split(" ")) {
      if (role.startsWith(">")) {
        result = new Value.Ref(role.substring(1));
      } else if (role.equals("!")) {
        found.unknown(name + " can do anything");
      } else if (arguments.spread() || steered(arguments)) {
        found.unknown(name + " with arguments that cannot be told");
      } else {
        role(name, role, arguments);
      }
    }
    return result;
  }

  private static boolean steered(Arguments arguments) {
    return arguments.named().entrySet().stream()
        .anyMatch(
            e -> STEERING.contains(e.getKey()) && !e.getValue().equals(new Value.Fixed("None")));
  }

  private void role(String name, String role, Arguments arguments) {
    boolean optional = role.endsWith("?");
    String[] parts = role.substring(1, role.length() - (optional ? 1 : 0)).split("/");
    int position = Integer.parseInt(parts[0]);
    String[] names = List.of(parts).subList(1, parts.length).toArray(String[]::new);
    Value value = arguments.at(position, names);
    if (value == null) {
      if (!optional) {
        found.unknown(name + " with arguments that cannot be told");
      }
      return;
    }
    if (role.charAt(0) == 'A') {
      words(
          name,
          new Value.Items(arguments.positional().subList(position, arguments.positional().size())));
    } else if (role.charAt(0) == 'P') {
      program(name, value, arguments);
    } else if (PAIRS.containsKey(role.charAt(0))) {
      pair(name, role.charAt(0), value, arguments.at(position + 1, "dst", "target"));
    } else if (role.charAt(0) == 'O') {
      opened(name, value, arguments.at(position + 1, "mode"));
    } else {
      each(name, role.charAt(0), value);
    }
  }

  /// A link to what is there, or a new name for it.
  void pair(String name, char role, Value there, @Nullable Value other) {
    var from = there instanceof Value.FilePath(Value inner) ? inner : there;
    var to = other instanceof Value.FilePath(Value inner) ? inner : other;
    if (from instanceof Value.Text(Set<String> sources)
        && to instanceof Value.Text(Set<String> names)) {
      for (var source : sources) {
        for (var target : names) {
          var words = new ArrayList<>(PAIRS.getOrDefault(role, List.of()));
          words.addAll(List.of("-T", "--", source, target));
          found.like(words);
        }
      }
    } else {
      found.unknown(name + " of something that is not constant");
    }
  }

  private void program(String name, Value value, Arguments arguments) {
    Value shell = arguments.named().get("shell");
    boolean shelled = shell != null && !(shell instanceof Value.Fixed(String s) && OFF.contains(s));
    if (value instanceof Value.Text && shelled) {
      each(name, 'S', value);
    } else if (value instanceof Value.Text(Set<String> one)) {
      one.forEach(program -> found.program(List.of(program)));
    } else if (shelled) {
      found.unknown(name + " of a list in a shell");
    } else {
      words(name, value);
    }
  }

  void words(String name, Value value) {
    List<String> words = Value.words(value);
    if (words.isEmpty()) {
      found.unknown(name + " of a command that is not constant");
    } else {
      found.program(words);
    }
  }

  /// A file that is opened; without a mode it is read.
  void opened(String name, Value path, @Nullable Value mode) {
    if (mode == null) {
      each(name, 'R', path);
      return;
    }
    Set<String> modes = mode instanceof Value.Text(Set<String> m) ? m : Set.of("r+");
    if (modes.stream()
        .anyMatch(m -> m.contains("r") || m.contains("+") || !m.matches("[a-z+]*[wax][a-z+]*"))) {
      each(name, 'R', path);
    }
    if (modes.stream().anyMatch(m -> m.matches(".*[wax+c].*"))) {
      each(name, 'W', path);
    }
  }

  void each(String name, char role, Value value) {
    Value known = value instanceof Value.FilePath(Value inner) ? inner : value;
    switch (known) {
      case Value.Text(Set<String> choices) -> choices.forEach(text -> one(role, text));
      case Value.Items(List<Value> items) when "RWDXTV".indexOf(role) >= 0 ->
          items.forEach(item -> each(name, role, item));
      case Value.Items(List<Value> items) when role == 'H' && !items.isEmpty() ->
          each(name, role, items.getFirst());
      case Value.Fixed(String number) when "RW".indexOf(role) >= 0 && number.matches("[0-9]+") -> {}
      case Value.Fixed _, Value.Items _, Value.Opaque _, Value.Ref _, Value.FilePath _ ->
          found.unknown(name + " of something that is not constant");
    }
  }

  private void one(char role, String text) {
    switch (role) {
      case 'R' -> found.reads(text);
      case 'W' -> found.writes(text);
      case 'D' -> found.deletes(text);
      case 'X' -> found.deletesTree(text);
      case 'T' -> found.readsTree(text);
      case 'V' -> found.writesTree(text);
      case 'S' -> found.shell(text);
      case 'U' -> found.url(text);
      case 'H' -> found.reaches("", text, 0);
      case 'E' -> found.exposes(text);
      default -> throw new IllegalStateException("role " + role);
    }
  }
}
