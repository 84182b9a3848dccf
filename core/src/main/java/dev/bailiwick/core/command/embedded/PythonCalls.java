package dev.bailiwick.core.command.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's members and calls: what comes back and what happens.
final class PythonCalls {
  private static final Set<String> PUBLIC =
      Set.of(
          "__version__",
          "__name__",
          "__file__",
          "__doc__",
          "__path__",
          "__init__",
          "__len__",
          "__str__",
          "__repr__",
          "__eq__",
          "__all__",
          "__members__",
          "__qualname__",
          "__module__");
  private static final Set<String> INERT =
      Set.of("hasattr", "dir", "id", "isinstance", "issubclass", "callable");
  private static final Set<String> SEQUENCES =
      Set.of("list", "sorted", "tuple", "set", "reversed", "iter", "frozenset");
  private static final Set<String> SAME_PATH =
      Set.of("os.path.abspath", "os.path.realpath", "os.path.normpath", "os.fspath", "str");
  private static final Set<String> OWN_NAME = Set.of("datetime.time", "numpy.array", "numpy.copy");
  static final Set<String> MUTATORS =
      Set.of(
          "append",
          "extend",
          "insert",
          "remove",
          "pop",
          "clear",
          "sort",
          "reverse",
          "push",
          "unshift",
          "shift",
          "splice",
          "fill",
          "copyWithin");

  private final Found found;
  private final Roles roles;
  private final PythonDialect dialect;
  private final PythonPaths paths;

  PythonCalls(Found found, PythonDialect dialect) {
    this.found = found;
    this.dialect = dialect;
    this.roles = new Roles(found);
    this.paths = new PythonPaths(found, roles);
  }

  void exposes(Value key) {
    roles.each("os.environ", 'E', key);
  }

  /// Whether handing the function on can do no harm.
  boolean isPure(String name) {
    String effects = PythonTable.CALLS.get(name);
    if (effects != null) {
      return effects.isEmpty();
    }
    return PythonTable.BUILTINS.contains(name)
        || name.equals("type")
        || name.equals("type()")
        || name.equals("sys.path")
        || name.equals("pathlib.Path")
        || name.endsWith("()")
        || inPureModule(name);
  }

  private static boolean inPureModule(String name) {
    if (PythonTable.PURE_MODULES.contains(name) || PythonTable.KNOWN_MODULES.contains(name)) {
      return false;
    }
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      String module = name.substring(0, dot);
      if (PythonTable.KNOWN_MODULES.contains(module)) {
        return false;
      }
      if (PythonTable.PURE_MODULES.contains(module) || PythonTable.BUILTINS.contains(module)) {
        return true;
      }
    }
    return false;
  }

  Value member(Value base, String name) {
    if (name.equals("__class__")) {
      return new Value.Ref("type()");
    }
    if (name.startsWith("__") && !PUBLIC.contains(name)) {
      return unknown("a hidden member");
    }
    return switch (base) {
      case Value.Ref(String owner) -> memberOf(owner, name);
      case Value.FilePath(Value text) -> paths.member(text, name);
      case Value.Text _, Value.Items _, Value.Fixed _, Value.Opaque _ ->
          PythonTable.INSIDES.contains(name) ? unknown("a member that is not known") : Value.OPAQUE;
    };
  }

  private Value memberOf(String owner, String name) {
    if (owner.equals("?.")) {
      return new Value.Ref("?.");
    }
    String full = owner + "." + name;
    if (PythonTable.VALUES.contains(full) || PUBLIC.contains(name)) {
      return Value.OPAQUE;
    }
    if (full.equals("os.sep") || full.equals("os.linesep")) {
      return Value.text(full.equals("os.sep") ? "/" : "\n");
    }
    boolean named =
        PythonTable.CALLS.containsKey(full)
            || PythonTable.PURE_MODULES.contains(full)
            || PythonTable.KNOWN_MODULES.contains(full)
            || Set.of("os.environ", "sys.path", "pathlib.Path").contains(full);
    if (named) {
      return new Value.Ref(full);
    }
    if (PythonTable.BUILTINS.contains(owner)) {
      return PythonTable.METHODS.contains(name)
          ? new Value.Ref(full)
          : unknown("a member that is not known");
    }
    boolean open = PythonTable.PURE_MODULES.contains(owner) || inPureModule(owner);
    boolean closed = PythonTable.CALLS.getOrDefault(owner, "").equals("!");
    boolean module =
        PythonTable.PURE_MODULES.contains(name) || PythonTable.KNOWN_MODULES.contains(name);
    boolean own = owner.endsWith(name) || OWN_NAME.contains(full);
    if (!open || closed || name.startsWith("_") || module && !own) {
      return unknown("a member of " + plain(owner) + " that is not known");
    }
    return new Value.Ref(full);
  }

  Value method(Value base, String name, Arguments arguments, boolean defined) {
    return switch (base) {
      case Value.Ref(String owner) -> methodOf(owner, name, arguments);
      case Value.FilePath(Value text) -> {
        handOn(arguments);
        yield paths.method(text, name, arguments);
      }
      case Value.Text _, Value.Items _, Value.Fixed _, Value.Opaque _ ->
          plainMethod(base, name, arguments, defined);
    };
  }

  private Value methodOf(String owner, String name, Arguments arguments) {
    if (owner.equals("os.environ") && !PythonTable.CALLS.containsKey("os.environ." + name)) {
      handOn(arguments);
      if (name.equals("update")) {
        found.setsVariable();
      } else {
        found.exposes("*");
      }
      return Value.OPAQUE;
    }
    if (owner.equals("sys.path")) {
      handOn(arguments);
      found.opaque("python3", "sys.path");
      return Value.OPAQUE;
    }
    if (owner.equals("pathlib.Path") && (name.equals("home") || name.equals("cwd"))) {
      return new Value.FilePath(
          Value.text(name.equals("home") ? found.home() : found.absolute(".")));
    }
    return call(member(new Value.Ref(owner), name), arguments);
  }

  private Value plainMethod(Value base, String name, Arguments arguments, boolean defined) {
    handOn(arguments);
    if (name.startsWith("execute")) {
      query(arguments);
      return Value.OPAQUE;
    }
    switch (name) {
      case "to_csv", "to_json", "to_parquet", "to_excel", "tofile", "savefig", "to_pickle" -> {
        return roles.apply(name, "W0/path_or_buf/path/fname?", arguments);
      }
      case "extractall" -> {
        return roles.apply(name, "V0/path", arguments);
      }
      case "join" -> {
        return joined(base, arguments);
      }
      case "split" -> {
        return base instanceof Value.Text(Set<String> one)
                && one.size() == 1
                && arguments.size() == 0
            ? new Value.Items(
                List.of(one.iterator().next().strip().split("\\s+")).stream()
                    .map(Value::text)
                    .toList())
            : Value.OPAQUE;
      }
      default -> {}
    }
    boolean replacesFile =
        name.equals("replace") && arguments.size() < 2 && !(base instanceof Value.Text);
    boolean known =
        PythonTable.METHODS.contains(name)
            || PUBLIC.contains(name)
            || defined && !PythonTable.INSIDES.contains(name);
    return replacesFile || !known ? unknown("a method that is not known") : Value.OPAQUE;
  }

  private static Value joined(Value base, Arguments arguments) {
    boolean empty = base instanceof Value.Text(Set<String> s) && s.equals(Set.of(""));
    return empty
            && !arguments.positional().isEmpty()
            && arguments.positional().getFirst() instanceof Value.Items(List<Value> parts)
        ? Value.concat(parts)
        : Value.OPAQUE;
  }

  private void query(Arguments arguments) {
    Value query = arguments.at(0, "sql");
    boolean plain =
        query instanceof Value.Text(Set<String> texts)
            && texts.stream()
                .noneMatch(t ->
                    t.toLowerCase(Locale.ROOT)
                        .matches("(?s).*(attach|load_ext|vacuum|file\\s*\\(|fts|edit\\s*\\().*"));
    if (!plain) {
      found.unknown("a query that is not constant");
    }
  }

  Value call(Value callee, Arguments arguments) {
    if (!(callee instanceof Value.Ref(String name))) {
      handOn(arguments);
      return callee instanceof Value.Opaque ? Value.OPAQUE : unknown("a call that is not known");
    }
    if (INERT.contains(name)) {
      return Value.OPAQUE;
    }
    if (name.equals("type") && arguments.size() == 1) {
      return new Value.Ref("type()");
    }
    handOn(arguments);
    if (name.equals("?.")) {
      return Value.OPAQUE;
    }
    if (name.equals("pathlib.Path")) {
      return new Value.FilePath(
          arguments.positional().isEmpty()
              ? Value.text(".")
              : Value.joinPath(arguments.positional()));
    }
    if (arguments.spread() && !isPure(name)) {
      return unknown(plain(name) + " with arguments that cannot be told");
    }
    Value folded = fold(name, arguments);
    if (folded != null) {
      return folded;
    }
    String effects = PythonTable.CALLS.get(name);
    if (effects != null) {
      return roles.apply(plain(name), effects, arguments);
    }
    boolean callable = isPure(name) && !name.endsWith("()") && !name.equals("type");
    return callable ? Value.OPAQUE : unknown("a call that is not known");
  }

  private @Nullable Value fold(String name, Arguments arguments) {
    Value first = arguments.positional().isEmpty() ? null : arguments.positional().getFirst();
    if (name.equals("os.getcwd")) {
      return Value.text(found.absolute("."));
    }
    if (first == null) {
      return null;
    }
    if (name.equals("os.path.join")) {
      return Value.joinPath(arguments.positional());
    }
    if (name.equals("os.path.expanduser")) {
      return paths.expand(first);
    }
    if (SAME_PATH.contains(name)) {
      return first instanceof Value.FilePath(Value text) ? text : first;
    }
    return SEQUENCES.contains(name) && first instanceof Value.Items ? first : null;
  }

  private void handOn(Arguments arguments) {
    arguments.positional().forEach(dialect::use);
    arguments.named().values().forEach(dialect::use);
  }

  /// The name for a reason: letters only, so that nothing of the program's text gets out.
  private static String plain(String name) {
    return name.matches("[a-z0-9_.A-Z()]{1,40}") ? name : "a module";
  }

  private Value unknown(String reason) {
    found.unknown(reason);
    return Value.OPAQUE;
  }
}
