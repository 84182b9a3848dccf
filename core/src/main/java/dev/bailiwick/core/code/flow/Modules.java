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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tops of files, each run once, and what they offer to each other.
final class Modules {
  private static final int DEEPEST = 12;
  private static final String DEFAULT = "default";

  /// Files whose tops have begun to run, each wanted by the one before.
  private static final int MOST_UNDER_WAY = 60;

  private final Machine machine;
  private final Paths paths;
  private final Map<String, Module> known = new HashMap<>();
  private final Map<Ref.Obj, Module> offering = new IdentityHashMap<>();

  /// Names of which it is known that they are no modules.
  private final Set<String> strangers = new HashSet<>();

  private final int most;
  private int underWay;
  private boolean isForTest;

  /// A file whose top was run or is being run.
  ///
  /// @param exports what it offers by `export` or `module.exports`
  /// @param handedOn what it offers of other files, by name, looked at when it is used
  /// @param handedOnWhole files of which it offers all
  private record Module(
      CodeFile file,
      Scope scope,
      Ref.Obj exports,
      Ref.Obj holder,
      Map<String, Scope.Variable> handedOn,
      List<Scope.Variable> handedOnWhole) {
    Module(CodeFile file, Scope scope, Ref.Obj exports, Ref.Obj holder) {
      this(file, scope, exports, holder, new HashMap<>(), new ArrayList<>());
    }
  }

  /// @param most how many files may be loaded
  Modules(Machine machine, Project project, int most) {
    this.machine = machine;
    this.most = most;
    this.paths = new Paths(project);
  }

  /// Begins with the file for which all of this is done.
  void begin(CodeFile file) {
    isForTest = file.isAside();
    load(file);
  }

  /// Runs the top of a file, once.
  private void load(CodeFile file) {
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
    var module = new Module(file, scope, exports, holder);
    known.put(file.path(), module);
    offering.put(exports, module);
    if (file.language().isScript()) {
      world.set(scope.declare("module"), Value.of(holder));
      world.set(scope.declare("exports"), Value.of(exports));
    }
    var frame = new Frame(file, scope, world, null, Value.of(exports), null, null);
    boolean wasAtTop = machine.roots.atTop(true);
    int left = machine.budget.suspend();
    underWay++;
    try {
      machine.statements.all(file.code().body(), frame);
    } catch (Budget.Exhausted e) {
      frame.state = frame.state.since(world);
    }
    frame.finish();
    underWay--;
    machine.budget.resume(left);
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

  void export(String name, Expr expression, Frame frame) {
    var module = known.get(frame.file.path());
    var variable =
        module != null && frame.isStraightTop() && expression instanceof Expr.Name(var own, var _)
            ? frame.scope.names().get(own)
            : null;
    if (module == null || variable == null || !variable.isPutOff()) {
      export(name, machine.evaluation.of(expression, frame), frame);
    } else if (name.equals("*")) {
      module.handedOnWhole.add(variable);
    } else {
      module.handedOn.put(name, variable);
    }
  }

  /// What a file offers by that name, where that is not yet in the object that it offers; or null.
  @Nullable Value member(Ref.Obj exports, String name, Frame frame) {
    var module = offering.get(exports);
    if (module == null) {
      return null;
    }
    if (!module.file.language().isScript()) {
      var own = module.scope.names().get(name);
      return own == null || !frame.state.knows(own.settled()) ? null : frame.state.get(own);
    }
    var handed = module.handedOn.get(name);
    if (handed != null) {
      return frame.state.get(handed.settled());
    }
    for (var whole : module.handedOnWhole) {
      for (var ref : frame.state.get(whole.settled()).refs()) {
        if (ref instanceof Ref.Obj object) {
          var found = frame.state.get(object).fields().get(name);
          found = found == null && object != exports ? member(object, name, frame) : found;
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private void export(String name, Value value, Frame frame) {
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

  /// What is imported at a file's top is looked at when it is used.
  void bind(Stmt.Import imported, Frame frame) {
    if (frame.isStraightTop() && !imported.name().equals("*")) {
      if (!imported.name().isEmpty()) {
        var variable = frame.scope.declare(imported.name());
        variable.later(() -> {
          var top = new Frame(frame.file, frame.scope, machine.world, null);
          var value = value(imported.from(), imported.member(), top);
          top.finish();
          machine.world.revive();
          machine.world.set(variable, value);
        });
      }
      return;
    }
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

  /// `const x = require('…')` at a file's top, looked at when a name is used.
  boolean isPutOff(Stmt.Declare declare, Frame frame) {
    boolean isRequire =
        frame.isStraightTop()
            && frame.file.language().isScript()
            && declare.value() instanceof Expr.Call(Expr.Name(var name, var _), var given, _, _)
            && name.equals("require")
            && given.size() == 1;
    var names = isRequire ? declare.target().simpleNames() : List.<String>of();
    if (names.isEmpty() || declare.value() == null) {
      return false;
    }
    var value = declare.value();
    Runnable giving =
        () -> {
          var top = new Frame(frame.file, frame.scope, machine.world, null);
          machine.binding.declare(
              declare.target(), machine.evaluation.of(value, top), frame.scope, top);
          top.finish();
          machine.world.revive();
        };
    names.forEach(name -> frame.scope.declare(name).later(giving));
    return true;
  }

  private Value value(String from, String member, Frame frame) {
    var file = paths.find(from, member, frame.file);
    var module = file == null ? null : loaded(file, frame);
    if (module == null) {
      return foreign(from, member);
    }
    if (!member.equals("*") && !paths.isModule(from, member, frame.file)) {
      return part(module, from, member, frame);
    }
    return offers(module, frame);
  }

  private Value part(Module module, String from, String member, Frame frame) {
    if (!module.file.language().isScript()) {
      var variable = module.scope.names().get(member);
      return variable == null ? foreign(from, member) : frame.state.get(variable.settled());
    }
    var whole = offers(module, frame);
    var shape = machine.heap.shape(whole, frame.state);
    var found = shape == null ? null : shape.fields().get(member);
    found = found == null ? member(module.exports, member, frame) : found;
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

  /// To a test the program is as foreign as any library: what it does is looked at where it stands.
  private @Nullable Module loaded(CodeFile file, Frame frame) {
    if (isForTest && !file.isAside()) {
      return null;
    }
    if (!known.containsKey(file.path())) {
      if (known.size() > most || frame.depth > DEEPEST || underWay >= MOST_UNDER_WAY) {
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
      if (!name.getValue().isPutOff()) {
        shape = shape.with(name.getKey(), frame.state.get(name.getValue()));
      }
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
    return variable == null || !frame.state.knows(variable.settled())
        ? null
        : frame.state.get(variable);
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
