package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Set;

/// What a program's output is known to be, where it is known: names, constants, what it passes on.
///
/// A date, a count or a process number comes out as the digit 0 in its place: no rule depends on
/// which digits they are.
final class KnownOutput {
  private static final Set<String> PASSES =
      Set.of("sort", "uniq", "head", "tail", "tac", "shuf", "tee", "grep", "egrep", "fgrep", "rg");
  private static final Set<String> LISTS = Set.of("find", "fd", "fdfind");
  private static final Set<String> COUNTS = Set.of("nproc", "wc", "id", "uuidgen");
  private static final Set<String> MATCHES = Set.of("grep", "egrep", "fgrep", "rg", "ag", "ack");

  private final World world;

  KnownOutput(World world) {
    this.world = world;
  }

  Flow of(String name, Call call, List<Field> arguments, Scope scope, Flow input, Flow inner) {
    var operands =
        call.operands().stream().filter(i -> i < arguments.size()).map(arguments::get).toList();
    if (LISTS.contains(name) || !inner.equals(Flow.ANY)) {
      return inner;
    }
    if (name.equals("cat") && operands.isEmpty()) {
      return input;
    }
    if (MATCHES.contains(name) && listsFiles(call)) {
      return names(operands.stream().skip(1).toList(), scope);
    }
    if (PASSES.contains(name) && input instanceof Flow.Names && operands.size() <= 1) {
      return input;
    }
    return named(name, call, arguments, operands, scope, input);
  }

  private Flow named(
      String name,
      Call call,
      List<Field> arguments,
      List<Field> operands,
      Scope scope,
      Flow input) {
    return switch (name) {
      case "ls" -> names(operands, scope);
      case "git" -> git(call, arguments, scope);
      case "pwd" -> text(Expansion.folder(scope));
      case "basename", "dirname", "realpath", "readlink" -> path(name, operands, scope);
      case "which" ->
          operands.size() == 1 && operands.getFirst().told()
              ? new Flow.Text("/usr/bin/" + operands.getFirst().text() + "\n")
              : Flow.ANY;
      case "date" -> date(arguments);
      case "whoami", "logname" ->
          world.variable("USER").<Flow>map(u -> new Flow.Text(u + "\n")).orElse(Flow.ANY);
      case "mktemp" ->
          arguments.stream()
                  .allMatch(field -> field.text().startsWith("-") && !field.text().startsWith("-p"))
              ? new Flow.Text("/tmp/tmp.0\n")
              : Flow.ANY;
      case "uname" -> new Flow.Text("Linux\n");
      case "mise", "brew", "direnv", "pyenv", "rbenv", "nodenv" ->
          isHook(name, operands, call) ? new Flow.Text("") : Flow.ANY;
      case "seq" -> sequence(operands);
      case "java_home" -> new Flow.Text("/Library/Java/Home\n");
      case "pgrep", "pidof" -> processes(call, Set.of("-a", "--list-full", "-l", "--list-name"));
      case "lsof" -> isGiven(call, Set.of("-t")) ? new Flow.Text("0\n") : Flow.ANY;
      default ->
          COUNTS.contains(name) && !(input instanceof Flow.Names) ? new Flow.Text("0\n") : Flow.ANY;
    };
  }

  /// Shell text of a version manager that puts the chosen versions' folders into PATH. The names of
  /// programs mean the same afterwards.
  private static boolean isHook(String name, List<Field> operands, Call call) {
    var command =
        call.models().size() > 1
            ? call.model().name().substring(call.model().name().lastIndexOf(' ') + 1)
            : operands.stream().findFirst().map(Field::text).orElse("");
    return switch (name) {
      case "mise" -> command.equals("activate");
      case "brew" -> command.equals("shellenv");
      case "direnv" -> command.equals("hook");
      default -> command.equals("init");
    };
  }

  private static boolean listsFiles(Call call) {
    return isGiven(call, Set.of("-l", "--files-with-matches", "--files", "-L"));
  }

  private static boolean isGiven(Call call, Set<String> spellings) {
    return call.options().stream()
        .anyMatch(seen -> seen.option().spellings().stream().anyMatch(spellings::contains));
  }

  private static Flow processes(Call call, Set<String> naming) {
    return isGiven(call, naming) ? Flow.ANY : new Flow.Text("0\n");
  }

  private static Flow text(Value value) {
    return value.told() ? new Flow.Text(value.text() + "\n") : Flow.ANY;
  }

  private static Flow names(List<Field> operands, Scope scope) {
    if (operands.size() > 1 || operands.stream().anyMatch(field -> !field.told())) {
      return Flow.ANY;
    }
    var paths = scope.absolute(operands.isEmpty() ? "" : operands.getFirst().text());
    return paths.size() == 1
        ? new Flow.Names(
            new Target(paths.getFirst(), new Target.Tree(List.of(), List.of(), false, true)))
        : Flow.ANY;
  }

  private Flow git(Call call, List<Field> arguments, Scope scope) {
    var command = call.model().name();
    var options =
        call.options().stream().flatMap(seen -> seen.option().spellings().stream()).toList();
    if (command.equals("git rev-parse")) {
      if (options.contains("--show-toplevel")) {
        return GitWords.top(scope, world)
            .<Flow>map(top -> new Flow.Text(top + "\n"))
            .orElse(Flow.ANY);
      }
      return new Flow.Text("0\n");
    }
    boolean names =
        command.equals("git ls-files")
            || options.contains("--name-only")
            || options.contains("--files-with-matches");
    var top = GitWords.top(scope, world);
    if (names && top.isPresent()) {
      var only = command.equals("git ls-files") ? globs(call, arguments) : List.<String>of();
      return new Flow.Names(new Target(top.get(), new Target.Tree(only, List.of(), true, false)));
    }
    return Flow.ANY;
  }

  /// The pathspecs where all are plain `*.ext`; none where one says more.
  private static List<String> globs(Call call, List<Field> arguments) {
    var texts =
        call.operands().stream().filter(i -> i < arguments.size()).map(arguments::get).toList();
    return texts.stream().allMatch(field -> field.told() && field.text().startsWith("*."))
        ? texts.stream().map(Field::text).toList()
        : List.of();
  }

  private static Flow path(String name, List<Field> operands, Scope scope) {
    if (operands.isEmpty() || !operands.getFirst().told()) {
      return Flow.ANY;
    }
    var text = operands.getFirst().text();
    int slash = text.lastIndexOf('/');
    var paths = scope.absolute(text);
    return switch (name) {
      case "dirname" ->
          new Flow.Text((slash < 0 ? "." : slash == 0 ? "/" : text.substring(0, slash)) + "\n");
      case "basename" -> {
        var base = text.substring(slash + 1);
        var suffix = operands.size() > 1 ? operands.get(1).text() : "";
        yield new Flow.Text(
            (base.endsWith(suffix) ? base.substring(0, base.length() - suffix.length()) : base)
                + "\n");
      }
      default -> paths.size() == 1 ? new Flow.Text(paths.getFirst() + "\n") : Flow.ANY;
    };
  }

  private static Flow date(List<Field> arguments) {
    if (arguments.stream().anyMatch(field -> !field.told())) {
      return Flow.ANY;
    }
    var format =
        arguments.stream()
            .map(Field::text)
            .filter(text -> text.startsWith("+"))
            .findFirst()
            .orElse("+%c");
    return new Flow.Text(format.substring(1).replaceAll("%[-_0^#]?[0-9]*:*[A-Za-z]", "0") + "\n");
  }

  private static Flow sequence(List<Field> operands) {
    try {
      var numbers = operands.stream().map(field -> Integer.parseInt(field.text())).toList();
      int first = numbers.size() < 2 ? 1 : numbers.getFirst();
      int last = numbers.getLast();
      if (numbers.size() == 3 || last - first > 1_000 || last < first) {
        return Flow.ANY;
      }
      var out = new StringBuilder();
      for (int i = first; i <= last; i++) {
        out.append(i).append('\n');
      }
      return new Flow.Text(out.toString());
    } catch (NumberFormatException | java.util.NoSuchElementException _) {
      return Flow.ANY;
    }
  }
}
