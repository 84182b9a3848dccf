package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.Mark;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Trail;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls: functions and classes of the project are run, others are looked up in the models.
final class Calls {
  private static final int DEEPEST = 12;
  private static final int MOST_TARGETS = 3;

  private final Machine machine;

  Calls(Machine machine) {
    this.machine = machine;
  }

  Value of(Expr.Call call, Frame frame) {
    var receiver = Value.UNKNOWN;
    Value callee;
    switch (call.callee()) {
      case Expr.Member(Expr.Super _, var name, var _) -> {
        return inherited(call, name, frame);
      }
      case Expr.Super _ -> {
        return inherited(call, "constructor", frame);
      }
      case Expr.Member(var object, var name, var span) -> {
        receiver = machine.evaluation.of(object, frame);
        callee = machine.members.read(receiver, Value.text(name), span, frame);
      }
      default -> callee = machine.evaluation.of(call.callee(), frame);
    }
    var arguments = arguments(call.arguments(), frame);
    machine.authority.called(call, frame);
    if (frame.state.isDead()) {
      return Value.UNKNOWN;
    }
    var invocation = new Invocation(call, receiver, callee, arguments);
    machine.claims.made(invocation, machine.authority, machine.heap, frame);
    var own = own(invocation, frame);
    return own != null ? own : machine.foreign.call(invocation, frame);
  }

  Arguments arguments(List<Expr.Argument> written, Frame frame) {
    var arguments = new Arguments.Builder();
    for (var argument : written) {
      var value = machine.evaluation.of(argument.value(), frame);
      if (argument.name().equals("**")) {
        var shape = machine.heap.shape(value, frame.state);
        if (shape != null) {
          shape.fields().forEach(arguments::add);
        }
        if (shape == null || shape.rest() != null) {
          arguments.add("**", machine.heap.element(value, frame.state));
        }
      } else if (!argument.name().isEmpty()) {
        machine.secrets.check(argument.name(), argument.value(), frame);
        arguments.add(argument.name(), value);
      } else if (argument.value() instanceof Expr.Spread) {
        var items = machine.operations.items(value, Stmt.Over.ELEMENTS, frame);
        if (items == null) {
          arguments.addSome(machine.heap.element(value, frame.state));
        } else {
          items.forEach(arguments::add);
        }
      } else {
        arguments.add(value);
      }
    }
    return arguments.build();
  }

  /// What a function or class of the project gives, or null where none is called.
  private @Nullable Value own(Invocation invocation, Frame frame) {
    Value result = null;
    int targets = 0;
    for (var ref : invocation.callee().refs()) {
      if (targets++ >= MOST_TARGETS) {
        break;
      }
      var one =
          switch (ref) {
            case Ref.Closure closure ->
                run(
                    meant(bound(closure, invocation), invocation.arguments()),
                    invocation.arguments(),
                    invocation.span(),
                    frame);
            case Ref.ClassRef type ->
                machine.classes.instance(type, invocation.arguments(), invocation.span(), frame);
            case Ref.Obj object -> machine.foreign.callable(object, invocation, frame);
          };
      if (one != null) {
        result = result == null ? one : result.or(one);
      }
    }
    if (result == null) {
      result = applied(invocation, frame);
    }
    return result != null ? result : typed(invocation, frame);
  }

  /// A method of which only the declared type of its object is known: followed where something is
  /// handed to it that comes from somewhere.
  private @Nullable Value typed(Invocation invocation, Frame frame) {
    boolean carries =
        invocation.arguments().all().stream()
            .anyMatch(value -> !machine.heap.deep(value, frame.state).isNone());
    if (!carries || !(invocation.call().callee() instanceof Expr.Member)) {
      return null;
    }
    var method = machine.packages.method(invocation.receiver().symbol(), invocation.name(), frame);
    if (method == null) {
      return null;
    }
    Value result = null;
    for (var ref : method.refs()) {
      if (ref instanceof Ref.Closure closure) {
        result =
            run(
                meant(closure, invocation.arguments()),
                invocation.arguments(),
                invocation.span(),
                frame);
      }
    }
    return result;
  }

  /// Of methods with the same name the one that takes the arguments.
  private static Ref.Closure meant(Ref.Closure closure, Arguments arguments) {
    var owner = closure.owner();
    boolean fits = closure.routine().parameters().size() == arguments.placed().size();
    if (owner == null || fits || closure.file().language() != Language.JAVA) {
      return closure;
    }
    return owner
        .method(closure.routine().name(), closure.self(), arguments.placed().size())
        .orElse(closure);
  }

  private static Ref.Closure bound(Ref.Closure closure, Invocation invocation) {
    boolean takesReceiver =
        closure.self() == Value.UNKNOWN && !closure.routine().is(Routine.Trait.LAMBDA);
    return takesReceiver ? closure.bound(invocation.receiver()) : closure;
  }

  /// `f.call(…)`, `f.apply(…)` and `f.bind(…)`; where a function is an object with one method, that
  /// method whatever its name.
  private @Nullable Value applied(Invocation invocation, Frame frame) {
    var arguments = invocation.arguments();
    for (var ref : invocation.receiver().refs()) {
      if (ref instanceof Ref.Closure closure) {
        if (frame.file.language() == Language.JAVA) {
          return run(closure, arguments, invocation.span(), frame);
        }
        var inner = closure.bound(arguments.get(0));
        switch (invocation.name()) {
          case "call" -> {
            return run(inner, arguments.from(1), invocation.span(), frame);
          }
          case "apply" -> {
            var items = machine.operations.items(arguments.get(1), Stmt.Over.ELEMENTS, frame);
            var passed =
                items == null
                    ? new Arguments(
                        List.of(),
                        java.util.Map.of(),
                        machine.heap.element(arguments.get(1), frame.state))
                    : Arguments.of(items.toArray(Value[]::new));
            return run(inner, passed, invocation.span(), frame);
          }
          case "bind" -> {
            return machine.foreign.partial(inner, arguments.from(1), frame);
          }
          default -> {}
        }
      }
    }
    return null;
  }

  private Value inherited(Expr.Call call, String name, Frame frame) {
    var arguments = arguments(call.arguments(), frame);
    var wanted = name.equals("__init__") ? "constructor" : name;
    if (frame.owner != null) {
      for (var above : frame.owner.supers()) {
        var method = above.method(wanted, frame.self, arguments.placed().size());
        if (method.isPresent()) {
          return run(method.get(), arguments, call.span(), frame);
        }
      }
    }
    return Value.UNKNOWN;
  }

  /// Runs a function.
  Value run(Ref.Closure closure, Arguments arguments, Span at, Frame frame) {
    machine.roots.called(closure.routine());
    if (frame.depth >= DEEPEST
        || recursion(closure.routine(), frame) >= 2
        || machine.budget.isWornOut(closure.routine())) {
      return unknown(arguments, closure, frame);
    }
    int before = machine.budget.left();
    var inner =
        new Frame(
            closure.file(),
            new Scope(closure.scope(), true),
            frame.state,
            frame,
            closure.self(),
            closure.owner(),
            closure.routine());
    bind(closure.routine().parameters(), stepped(arguments, at, closure, frame), inner);
    machine.statements.all(closure.routine().body(), inner);
    machine.budget.spend(closure.routine(), before);
    return inner.finish();
  }

  private static int recursion(Routine routine, Frame frame) {
    int count = 0;
    for (var outer = frame; outer != null; outer = outer.caller) {
      count += outer.routine == routine ? 1 : 0;
    }
    return count;
  }

  private Value unknown(Arguments arguments, Ref.Closure closure, Frame frame) {
    var taint = closure.self().taint();
    for (var argument : arguments.all()) {
      taint = taint.and(machine.heap.deep(argument, frame.state));
    }
    return Value.of(taint.derived());
  }

  /// The arguments with the call noted on their trails.
  private static Arguments stepped(Arguments arguments, Span at, Ref.Closure closure, Frame frame) {
    if (arguments.placed().stream().allMatch(value -> value.taint().isNone())) {
      return arguments;
    }
    var name = closure.routine().name();
    var placed = new ArrayList<Value>();
    for (var value : arguments.placed()) {
      placed.add(
          value.with(
              value
                  .taint()
                  .each(mark ->
                      new Mark(
                          mark.source(),
                          mark.safe(),
                          mark.direct(),
                          Trail.and(mark.trail(), frame.file.path(), at, name)))));
    }
    return new Arguments(placed, arguments.named(), arguments.more());
  }

  void bind(List<Parameter> parameters, Arguments arguments, Frame inner) {
    int at = 0;
    Set<String> taken = new HashSet<>();
    for (var parameter : parameters) {
      switch (parameter.kind()) {
        case ONE -> {
          var named = arguments.named().get(parameter.name());
          Value value;
          if (named != null) {
            taken.add(parameter.name());
            value = named;
          } else {
            value = arguments.at(at++);
          }
          bind(parameter, value, inner);
        }
        case REST -> {
          var rest = arguments.from(at);
          var shape = Shape.list(rest.placed().toArray(Value[]::new));
          shape = rest.more() == null ? shape : shape.withSome(rest.more());
          bind(parameter, machine.heap.make(shape, inner.state), inner);
        }
        case NAMED_REST -> {
          var left = new LinkedHashMap<>(arguments.named());
          left.keySet().removeAll(taken);
          bind(parameter, machine.heap.map(left, inner.state), inner);
        }
      }
    }
    if (inner.file.language().isScript()) {
      var shape = Shape.list(arguments.placed().toArray(Value[]::new));
      inner.state.set(inner.scope.declare("arguments"), machine.heap.make(shape, inner.state));
    }
  }

  private void bind(Parameter parameter, @Nullable Value given, Frame inner) {
    var value = given;
    if (value == null || value.isNothing() && parameter.fallback() != null) {
      value =
          parameter.fallback() == null
              ? Value.UNKNOWN
              : machine.evaluation.of(parameter.fallback(), inner);
    }
    if (value.symbol().isEmpty() && value.constant() == null && !parameter.type().isEmpty()) {
      value = value.named(parameter.type() + "#");
    }
    machine.binding.declare(parameter.target(), value, inner.scope, inner);
  }
}
