package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.rule.Action;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Budget;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.HarmlessTypes;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Fact;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions that are run from outside: what a framework calls, what other code may call, and
/// what nothing else has run.
final class Roots {
  /// Declared types that say nothing.
  private static final Set<String> ANY_TYPE = Set.of("any", "unknown", "object");

  private final Machine machine;

  /// What the tops of files have made, by the file in which it stands.
  private final Map<CodeFile, List<Ref.Closure>> offeredByTops = new IdentityHashMap<>();

  /// What the run that is going on has made.
  private List<Ref.Closure> made = new ArrayList<>();

  private boolean isAtTop = true;
  private final List<Entry> waiting = new ArrayList<>();
  private final Set<Routine> ran = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Routine> queued = Collections.newSetFromMap(new IdentityHashMap<>());

  /// A function with the qualified types of what it is given.
  private record Entry(Ref.Closure closure, List<String> parameters, List<Row> rows) {}

  Roots(Machine machine) {
    this.machine = machine;
  }

  void made(Ref.Closure closure) {
    if (isAtTop) {
      offeredByTops.computeIfAbsent(closure.file(), _ -> new ArrayList<>()).add(closure);
    } else {
      made.add(closure);
    }
  }

  /// Notes whether the top of a file runs, and gives what was the case before.
  boolean atTop(boolean isTop) {
    boolean before = isAtTop;
    isAtTop = isTop;
    return before;
  }

  void made(Ref.ClassRef type, Frame frame) {
    for (var method : type.type().methods()) {
      var closure = new Ref.Closure(method, type.scope(), type.file(), type, Value.UNKNOWN);
      made(closure);
      annotated(method, closure, frame);
      for (var row : machine.models(frame.file).find(Row.Kind.METHOD, owner(type), method.name())) {
        enter(row, closure, frame);
      }
    }
  }

  private static String owner(Ref.ClassRef type) {
    return type.foreign().isEmpty() ? "" : type.foreign().getFirst();
  }

  void called(Routine routine) {
    ran.add(routine);
  }

  /// Notes a declared function whose decorators make it one that a framework calls.
  void annotated(Routine routine, Frame frame) {
    if (routine.annotations().isEmpty()) {
      return;
    }
    var variable = frame.scope.find(routine.name());
    if (variable == null) {
      return;
    }
    for (var ref : frame.state.get(variable).refs()) {
      if (ref instanceof Ref.Closure closure && closure.routine() == routine) {
        annotated(routine, closure, frame);
      }
    }
  }

  private void annotated(Routine routine, Ref.Closure closure, Frame frame) {
    var returning = new ArrayList<Row>();
    List<String> parameters = null;
    for (var annotation : routine.annotations()) {
      for (var row : rows(annotation, frame)) {
        for (var action : row.actions()) {
          switch (action) {
            case Action.Entry(var given) -> parameters = parameters == null ? given : parameters;
            case Action.Sink _ -> returning.add(row);
            case Action.Flaw(var weakness) ->
                machine.foreign.annotated(row, weakness, annotation, frame);
            default -> {}
          }
        }
      }
    }
    if (parameters != null) {
      enter(closure, parameters, returning);
    }
  }

  private void enter(Row row, Ref.Closure closure, Frame frame) {
    for (var action : row.actions()) {
      switch (action) {
        case Action.Entry(var parameters) -> enter(closure, parameters, List.of());
        case Action.Flaw(var weakness) -> machine.foreign.declared(row, weakness, closure, frame);
        default -> {}
      }
    }
  }

  private void enter(Ref.Closure closure, List<String> parameters, List<Row> rows) {
    if (queued.add(closure.routine())) {
      waiting.add(new Entry(closure, parameters, rows));
    }
  }

  /// The rows for a decorator or annotation.
  List<Row> rows(Annotation annotation, Frame frame) {
    var value = annotation.value();
    var callee = value instanceof Expr.Call call ? call.callee() : value;
    var symbol =
        switch (callee) {
          case Expr.Name _, Expr.Member _ -> machine.evaluation.of(callee, frame).symbol();
          default -> "";
        };
    var name =
        switch (callee) {
          case Expr.Member(var _, var last, var _) -> last;
          case Expr.Name(var last, var _) -> last;
          default -> "";
        };
    var models = machine.models(frame.file);
    return symbol.isEmpty()
        ? models.find(Row.Kind.ANNOTATION, "", name)
        : models.find(Row.Kind.ANNOTATION, symbol);
  }

  /// Notes functions that a framework is given, also those in lists and maps.
  void entries(List<Value> arguments, List<String> parameters, Frame frame) {
    for (var argument : arguments) {
      for (var ref : argument.refs()) {
        switch (ref) {
          case Ref.Closure closure -> enter(closure, parameters, List.of());
          case Ref.Obj object -> entries(inner(object, frame.state), parameters, frame);
          case Ref.ClassRef _ -> {}
        }
      }
    }
  }

  private static List<Value> inner(Ref.Obj object, State state) {
    var shape = state.get(object);
    var values = new ArrayList<Value>();
    for (var value : shape.fields().values()) {
      if (value.refs().stream().anyMatch(Ref.Closure.class::isInstance)) {
        values.add(value);
      }
    }
    return values;
  }

  /// Runs what is waiting, then what the file offers and what nothing has run.
  void run(CodeFile file, Set<Routine> offered) {
    runWaiting(machine.world);
    for (var closure : offeredByTops.getOrDefault(file, List.of())) {
      boolean isOffered =
          offered.contains(closure.routine())
              || closure.routine().is(Routine.Trait.EXPORTED)
              || isFilled(closure);
      if (machine.budget.isOver()) {
        break;
      }
      if (!queued.contains(closure.routine()) && (isOffered || !ran.contains(closure.routine()))) {
        queued.add(closure.routine());
        run(new Entry(closure, List.of(), List.of()), machine.world);
      }
    }
    offeredByTops.remove(file);
  }

  /// Whether a parameter's name alone says that it comes from outside.
  private boolean isFilled(Ref.Closure closure) {
    for (var parameter : closure.routine().parameters()) {
      for (var row :
          machine.models(closure.file()).find(Row.Kind.PARAMETER, "", parameter.name())) {
        if (row.actions().stream().anyMatch(Action.Comes.class::isInstance)) {
          return true;
        }
      }
    }
    return false;
  }

  private void runWaiting(State state) {
    while (!waiting.isEmpty() && !machine.budget.isOver()) {
      run(waiting.removeFirst(), state);
    }
  }

  private void run(Entry entry, State below) {
    machine.budget.begin();
    machine.sources.forget();
    boolean wasAtTop = atTop(false);
    made = new ArrayList<>();
    var state = below.fork();
    state.revive();
    try {
      activate(entry, state);
      state.revive();
      inner(state);
    } catch (Budget.Exhausted e) {
      made.clear();
    }
    atTop(wasAtTop);
  }

  /// Functions that were made in a run and that nothing has run.
  private void inner(State state) {
    for (int i = 0; i < made.size(); i++) {
      var closure = made.get(i);
      if (!ran.contains(closure.routine()) && queued.add(closure.routine())) {
        activate(new Entry(closure, List.of(), List.of()), state.fork());
      }
    }
    while (!waiting.isEmpty()) {
      activate(waiting.removeFirst(), state.fork());
    }
  }

  private void activate(Entry entry, State state) {
    var closure = entry.closure;
    ran.add(closure.routine());
    var outer = new Frame(closure.file(), closure.scope(), state, null);
    if (machine.authority.isLimited(closure)) {
      state.hold(Fact.AUTHORIZED);
      machine.reporting.limited(closure);
    }
    var self = closure.self();
    if (self == Value.UNKNOWN && closure.owner() != null) {
      self =
          closure.routine().is(Routine.Trait.STATIC)
              ? Value.of(closure.owner())
              : machine.classes.instance(
                  closure.owner(), Arguments.NONE, closure.routine().span(), outer);
    }
    var inner =
        new Frame(
            closure.file(),
            new Scope(closure.scope(), true),
            outer.state,
            outer,
            self,
            closure.owner(),
            closure.routine());
    inner.returning = entry.rows;
    var parameters = closure.routine().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      var value = parameter(entry, i, inner);
      machine.binding.declare(parameters.get(i).target(), value, inner.scope, inner);
    }
    machine.statements.all(closure.routine().body(), inner);
    inner.finish();
    outer.finish();
  }

  private Value parameter(Entry entry, int index, Frame inner) {
    var parameter = entry.closure.routine().parameters().get(index);
    var type = given(entry, index);
    if (type.isEmpty() && !parameter.type().isEmpty() && !ANY_TYPE.contains(parameter.type())) {
      type = parameter.type() + "#";
    }
    for (var annotation : parameter.annotations()) {
      for (var row : rows(annotation, inner)) {
        for (var action : row.actions()) {
          if (action instanceof Action.Comes(var label)) {
            return value(Label.of(label), parameter, inner).named(parameter.type() + "#");
          }
        }
      }
    }
    if (isError(entry, index) || type.equals("=error")) {
      return value(Label.ERROR, parameter, inner);
    }
    if (type.equals("=input")) {
      if (!isOfFramework(parameter.type())) {
        return given(parameter, inner);
      }
      type = parameter.type() + "#";
    }
    return unknown(entry, parameter, type, inner);
  }

  /// Whether a framework gives it by its type: the request itself, a session, a model.
  private static boolean isOfFramework(String type) {
    return type.startsWith("javax.")
        || type.startsWith("jakarta.")
        || type.startsWith("org.springframework.")
        || type.equals("java.security.Principal");
  }

  private Value unknown(Entry entry, Parameter parameter, String type, Frame inner) {
    var models = machine.models(inner.file);
    for (var row : models.find(Row.Kind.PARAMETER, type, parameter.name())) {
      for (var action : row.actions()) {
        switch (action) {
          case Action.Comes(var label) -> {
            return value(Label.of(label), parameter, inner);
          }
          case Action.Gives(var symbol) -> type = type.isEmpty() ? symbol : type;
          default -> {}
        }
      }
    }
    boolean isService = type.indexOf('.') >= 0;
    if (isService || entry.closure.routine().is(Routine.Trait.CONSTRUCTOR)) {
      return Value.symbol(type);
    }
    return Value.symbol(type).and(value(Label.PARAMETER, parameter, inner).taint());
  }

  /// A parameter that a request fills, unless its default says that something else does.
  private Value given(Parameter parameter, Frame inner) {
    if (parameter.fallback() instanceof Expr.Call) {
      var value = machine.evaluation.of(parameter.fallback(), inner);
      if (value.symbol().startsWith("injected")) {
        return value;
      }
    }
    var value = value(Label.INPUT, parameter, inner);
    return parameter.type().isEmpty() ? value : value.named(parameter.type() + "#");
  }

  /// Whether it is what went wrong: the first of four where the framework gives three to others.
  private static boolean isError(Entry entry, int index) {
    return index == 0
        && entry.parameters.size() == 3
        && entry.closure.routine().parameters().size() == 4;
  }

  /// The type for a parameter; the last one that begins with `+` stands for all that follow.
  private static String given(Entry entry, int index) {
    var types = entry.parameters;
    int shift = types.size() == 3 && entry.closure.routine().parameters().size() == 4 ? 1 : 0;
    int at = index - shift;
    if (at < 0 || types.isEmpty()) {
      return "";
    }
    var last = types.getLast();
    if (last.startsWith("+") && at >= types.size() - 1) {
      return last.substring(1);
    }
    return at < types.size() ? types.get(at) : "";
  }

  private Value value(Label label, Parameter parameter, Frame inner) {
    var span = parameter.target().span();
    long safe = HarmlessTypes.has(parameter.type()) ? machine.foreign.harmless() : 0;
    var name = parameter.name().isEmpty() ? inner.file.text(span) : parameter.name();
    return Value.of(machine.sources.taint(label, name, inner.file.path(), span, safe));
  }
}
