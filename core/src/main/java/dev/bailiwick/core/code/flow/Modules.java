package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Budget;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Paths;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tops of files, each run once, and what they offer to each other.
final class Modules {
  private static final int DEEPEST = 12;
  private static final String DEFAULT = "default";

  private final Machine machine;
  private final Paths paths;
  private final Map<String, Module> known = new HashMap<>();

  /// Names of which it is known that they are no modules.
  private final Set<String> strangers = new HashSet<>();

  private final int most;

  /// A file whose top was run or is being run.
  ///
  /// @param exports what it offers by `export` or `module.exports`
  private record Module(CodeFile file, Scope scope, Ref.Obj exports, Ref.Obj holder) {}

  /// @param most how many files may be loaded
  Modules(Machine machine, Project project, int most) {
    this.machine = machine;
    this.most = most;
    this.paths = new Paths(project);
  }

  /// Runs the top of a file, once.
  void load(CodeFile file) {
    if (known.containsKey(file.path())) {
      return;
    }
    var exports = new Ref.Obj(null);
    var holder = new Ref.Obj(null);
    var scope = new Scope(null, true);
    var world = machine.world;
    world.revive();
    world.set(exports, Shape.EMPTY_MAP);
    world.set(holder, Shape.EMPTY_MAP.with("exports", Value.of(exports)));
    known.put(file.path(), new Module(file, scope, exports, holder));
    if (file.language().isScript()) {
      world.set(scope.declare("module"), Value.of(holder));
      world.set(scope.declare("exports"), Value.of(exports));
    }
    var frame = new Frame(file, scope, world, null, Value.of(exports), null, null);
    boolean wasAtTop = machine.roots.atTop(true);
    try {
      machine.statements.all(file.code().body(), frame);
    } catch (Budget.Exhausted e) {
      frame.state = frame.state.since(world);
    }
    frame.finish();
    machine.roots.atTop(wasAtTop);
    world.revive();
  }

  /// The functions that a file offers.
  Set<Routine> offered(CodeFile file) {
    Set<Routine> offered = Collections.newSetFromMap(new IdentityHashMap<>());
    var module = known.get(file.path());
    if (module != null) {
      collect(exported(module, machine.world), offered, 0);
    }
    return offered;
  }

  private void collect(Value value, Set<Routine> into, int depth) {
    for (var ref : value.refs()) {
      switch (ref) {
        case Ref.Closure closure -> into.add(closure.routine());
        case Ref.ClassRef type ->
            type.type().methods().stream().filter(Classes::isOpen).forEach(into::add);
        case Ref.Obj object -> {
          if (depth < 3) {
            machine
                .world
                .get(object)
                .fields()
                .values()
                .forEach(one -> collect(one, into, depth + 1));
          }
        }
      }
    }
  }

  private static Value exported(Module module, State state) {
    var whole = state.get(module.holder).get("exports");
    return whole == null ? Value.of(module.exports) : whole;
  }

  void export(String name, Value value, Frame frame) {
    var module = known.get(frame.file.path());
    if (module == null) {
      return;
    }
    var shape = frame.state.get(module.exports);
    if (name.equals("*")) {
      var all = machine.heap.shape(value, frame.state);
      if (all != null) {
        for (var field : all.fields().entrySet()) {
          shape = shape.with(field.getKey(), field.getValue());
        }
      }
      frame.state.set(module.exports, shape);
    } else {
      frame.state.set(module.exports, shape.with(name, value));
    }
  }

  void bind(Stmt.Import imported, Frame frame) {
    var value = value(imported.from(), imported.member(), frame);
    if (imported.name().equals("*")) {
      var shape = machine.heap.shape(value, frame.state);
      if (shape != null) {
        shape.fields().forEach((name, one) -> frame.state.set(frame.scope.declare(name), one));
      }
    } else if (!imported.name().isEmpty()) {
      frame.state.set(frame.scope.declare(imported.name()), value);
    }
  }

  private Value value(String from, String member, Frame frame) {
    var file = paths.find(from, member, frame.file);
    var module = file == null ? null : loaded(file, frame);
    if (module == null) {
      return foreign(from, member);
    }
    var whole = offers(module, frame);
    if (member.equals("*") || paths.isModule(from, member, frame.file)) {
      return whole;
    }
    var shape = machine.heap.shape(whole, frame.state);
    var found = shape == null ? null : shape.fields().get(member);
    if (found != null) {
      return found;
    }
    return member.equals(DEFAULT) ? whole : foreign(from, member);
  }

  private static Value foreign(String from, String member) {
    boolean isWhole = member.equals("*") || member.equals(DEFAULT);
    var plain = from.startsWith("node:") ? from.substring(5) : from;
    var symbol = isWhole ? plain : plain + "." + member;
    return Value.symbol(symbol);
  }

  private @Nullable Module loaded(CodeFile file, Frame frame) {
    if (!known.containsKey(file.path())) {
      if (known.size() > most || frame.depth > DEEPEST) {
        return null;
      }
      load(file);
    }
    return known.get(file.path());
  }

  /// All that a file offers, as an object.
  private Value offers(Module module, Frame frame) {
    if (module.file.language().isScript()) {
      return exported(module, frame.state);
    }
    var shape = Shape.EMPTY_MAP;
    for (var name : module.scope.names().entrySet()) {
      shape = shape.with(name.getKey(), frame.state.get(name.getValue()));
    }
    frame.state.set(module.exports, shape);
    return Value.of(module.exports);
  }

  /// A module that is reached through the package around it, or null where the name is none.
  @Nullable Value inner(String qualified, Frame frame) {
    boolean isName =
        frame.file.language() == Language.PYTHON
            && qualified.indexOf('#') < 0
            && qualified.indexOf('(') < 0
            && qualified.length() < 80;
    if (!isName || !strangers.add(qualified)) {
      return null;
    }
    var file = paths.find(qualified, "*", frame.file);
    var module = file == null ? null : loaded(file, frame);
    strangers.remove(qualified);
    if (module == null) {
      strangers.add(qualified);
      return null;
    }
    return offers(module, frame);
  }

  /// What `require('x')` and its likes give, or null where it is no such call.
  @Nullable Value required(Invocation call, Frame frame) {
    boolean isRequire =
        call.call().callee() instanceof Expr.Name(var name, var _)
            && name.equals("require")
            && frame.file.language().isScript();
    var from = isRequire ? call.arguments().get(0).asText() : null;
    return from == null ? null : value(from, "*", frame);
  }

  /// What a file declares at its top by that name, or null.
  @Nullable Value top(CodeFile file, String name, Frame frame) {
    var module = loaded(file, frame);
    var variable = module == null ? null : module.scope.names().get(name);
    return variable == null || !frame.state.knows(variable) ? null : frame.state.get(variable);
  }

  /// A class by its package and simple name, or null.
  @Nullable Value named(String owner, String name, Frame frame) {
    if (owner.isEmpty()) {
      var variable = frame.scope.find(name);
      return variable != null ? frame.state.get(variable) : global(name, frame);
    }
    var packaged = machine.packages.member(owner, name, frame);
    var file = paths.find(owner, name, frame.file);
    return packaged != null || file == null ? packaged : top(file, name, frame);
  }

  /// A name that no scope knows: of the language, or of a file beside this one.
  Value global(String name, Frame frame) {
    var shared = machine.packages.sibling(name, frame);
    if (shared != null) {
      return shared;
    }
    var sibling = paths.sibling(name, frame.file);
    var module = sibling == null ? null : loaded(sibling, frame);
    if (module != null) {
      var variable = module.scope.find(name);
      if (variable != null) {
        return frame.state.get(variable);
      }
    }
    return Value.symbol(name);
  }
}
