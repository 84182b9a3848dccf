package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Paths;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies beside a file: names that the files of a folder share (a package of Go), classes of
/// the project by the qualified name of a declared type, properties. One thread.
final class Packages {
  private static final String HANDLE = "resource ";
  private static final String CODE = "/src/main/java/";
  private static final int MOST = 200;

  private final Machine machine;
  private final Project project;
  private final Map<String, Map<String, List<CodeFile>>> declared = new HashMap<>();
  private final Map<String, Optional<String>> folders = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  Packages(Machine machine, Project project) {
    this.machine = machine;
    this.project = project;
  }

  /// What a package of the project that was imported under its path has by that name, or null.
  @Nullable Value member(String path, String name, Frame frame) {
    if (frame.file.language() != Language.GO || path.isEmpty() || path.indexOf('#') >= 0) {
      return null;
    }
    var folder = folder(path, frame.file);
    return folder.isEmpty() ? null : top(folder.get(), name, frame);
  }

  /// What another file of the folder declares at its top, or null.
  @Nullable Value sibling(String name, Frame frame) {
    return frame.file.language() == Language.GO
        ? top(Paths.folder(frame.file.path()), name, frame)
        : null;
  }

  private @Nullable Value top(String folder, String name, Frame frame) {
    for (var file : files(folder).getOrDefault(name, List.of())) {
      var value = file == frame.file ? null : machine.modules.top(file, name, frame);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// Joins the parts of a type whose methods stand in several files of its folder.
  void join(Ref.ClassRef made, Frame frame) {
    var folder = Paths.folder(made.file().path());
    for (var file : files(folder).getOrDefault(made.type().name(), List.of())) {
      var value = file == made.file() ? null : machine.modules.top(file, made.type().name(), frame);
      for (var ref : value == null ? List.<Ref>of() : value.refs()) {
        if (ref instanceof Ref.ClassRef part && !made.supers().contains(part)) {
          made.supers().add(part);
          part.supers().add(made);
        }
      }
    }
  }

  /// The files of a folder by the names that they declare at their tops; of a type's files the one
  /// with its fields comes first.
  private Map<String, List<CodeFile>> files(String folder) {
    var known = declared.get(folder);
    if (known != null) {
      return known;
    }
    var names = new HashMap<String, List<CodeFile>>();
    for (var path : project.siblings(folder)) {
      if (!path.endsWith("_test.go")) {
        project.file(path).ifPresent(file -> index(file, names));
      }
    }
    declared.put(folder, names);
    return names;
  }

  private static void index(CodeFile file, Map<String, List<CodeFile>> into) {
    for (var statement : file.code().body()) {
      switch (statement) {
        case Stmt.Declared(var routine) -> add(routine.name(), false, file, into);
        case Stmt.DeclaredType(var type) -> add(type.name(), isWhole(type), file, into);
        case Stmt.Declare(Pattern.Bind(var name, var _), var _, var _, var _, var _) ->
            add(name, false, file, into);
        default -> {}
      }
    }
  }

  private static void add(
      String name, boolean first, CodeFile file, Map<String, List<CodeFile>> into) {
    var files = into.computeIfAbsent(name, _ -> new ArrayList<>(1));
    if (first) {
      files.addFirst(file);
    } else {
      files.add(file);
    }
  }

  private static boolean isWhole(Type type) {
    return !type.fields().isEmpty()
        || !type.supertypes().isEmpty()
        || type.methods().stream().anyMatch(method -> method.name().equals("constructor"));
  }

  private Optional<String> folder(String path, CodeFile importer) {
    return folders.computeIfAbsent(
        path + " " + Paths.folder(importer.path()), _ -> found(path, importer));
  }

  /// The nearest module around says what its packages are called; without one a path is looked for
  /// as it is.
  private Optional<String> found(String path, CodeFile importer) {
    for (var folder = Paths.folder(importer.path()); ; folder = Paths.folder(folder)) {
      var prefix = folder.isEmpty() ? "" : folder + "/";
      var module = project.text(prefix + "go.mod").map(Packages::module);
      var inside =
          module.isEmpty()
              ? path
              : path.startsWith(module.get() + "/")
                  ? path.substring(module.get().length() + 1)
                  : path.equals(module.get()) ? "" : path;
      var whole = inside.isEmpty() ? folder : prefix + inside;
      if (!project.siblings(whole).isEmpty()) {
        return Optional.of(whole);
      }
      if (folder.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private static String module(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("module "))
        .map(line -> line.substring(7).strip())
        .findFirst()
        .orElse("?");
  }

  /// The method of a class of the project, called on an instance of which only the declared type is
  /// known: `repository.find` where `repository` is a `shop.Repository`. Null where there is none.
  @Nullable Value method(String symbol, String name, Frame frame) {
    boolean isTyped = frame.file.language() != Language.PYTHON;
    if (!isTyped || !symbol.endsWith("#") || symbol.indexOf('(') >= 0) {
      return null;
    }
    var type = symbol.substring(0, symbol.length() - 1);
    if (!underWay.add(type + "." + name)) {
      return null;
    }
    try {
      for (var candidate : List.of(type, type + "Impl", implementation(type))) {
        var method = method(candidate, name, frame.file, frame);
        if (method != null) {
          return method;
        }
      }
      return null;
    } finally {
      underWay.remove(type + "." + name);
    }
  }

  /// `a.b.C` as `a.b.impl.CImpl`.
  private static String implementation(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0
        ? "impl." + type + "Impl"
        : type.substring(0, dot) + ".impl." + type.substring(dot + 1) + "Impl";
  }

  private @Nullable Value method(String type, String name, CodeFile from, Frame frame) {
    int dot = type.lastIndexOf('.');
    var owner = dot < 0 ? "" : type.substring(0, dot);
    var simple = type.substring(dot + 1);
    var value =
        from.language().isScript()
            ? machine.evaluation.of(new Expr.Name(simple, Span.NOWHERE), frame)
            : machine.modules.named(owner, simple, frame);
    for (var ref : value == null ? List.<Ref>of() : value.refs()) {
      if (ref instanceof Ref.ClassRef known) {
        var method = known.method(name).filter(found -> !isAbstract(found));
        if (method.isPresent()
            && from.language().isScript() == known.file().language().isScript()) {
          var self =
              machine.classes.instance(known, Arguments.NONE, method.get().routine().span(), frame);
          return Value.of(method.get().bound(self));
        }
      }
    }
    return null;
  }

  private static boolean isAbstract(Ref.Closure method) {
    return method.routine().body().size() == 1
        && method.routine().body().getFirst() instanceof Stmt.Return(var value, var _)
        && value instanceof dev.bailiwick.core.code.ir.Expr.Other(var what, var _, var _)
        && what.equals("abstract");
  }

  /// Files beside the code whose content a program reads as constants: the operation `resource` (a
  /// name) gives a handle, `load-properties` fills the map in the receiver from a handle.
  @Nullable Value run(String name, Invocation call, Frame frame) {
    return switch (name) {
      case "resource" -> {
        var file = call.arguments().get(0).asText();
        yield file == null ? null : Value.symbol(HANDLE + file);
      }
      case "load-properties" -> load(call, frame);
      default -> null;
    };
  }

  private @Nullable Value load(Invocation call, Frame frame) {
    var map = Heap.single(call.receiver());
    var handle = call.arguments().get(0).symbol();
    if (map == null || !handle.startsWith(HANDLE)) {
      return null;
    }
    var text = text(handle.substring(HANDLE.length()), frame.file.path());
    var shape = Shape.EMPTY_MAP;
    if (text.isEmpty()) {
      frame.state.set(map, shape.withSome(Value.UNKNOWN));
      return Value.UNKNOWN;
    }
    for (var entry : properties(text.get()).entrySet()) {
      if (shape.fields().size() < MOST) {
        shape =
            shape.with(
                String.valueOf(entry.getKey()), Value.text(String.valueOf(entry.getValue())));
      }
    }
    frame.state.set(map, shape);
    return Value.UNKNOWN;
  }

  private Optional<String> text(String name, String from) {
    var bare = name.startsWith("/") ? name.substring(1) : name;
    int code = ("/" + from).indexOf(CODE);
    var root = code < 0 ? "" : ("/" + from).substring(1, code + 1);
    int slash = from.lastIndexOf('/');
    var beside = slash < 0 ? "" : from.substring(0, slash + 1);
    for (var folder : List.of(root + "src/main/resources/", beside, root)) {
      var text = project.text(folder + bare);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private static Properties properties(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      properties.clear();
    }
    return properties;
  }
}
