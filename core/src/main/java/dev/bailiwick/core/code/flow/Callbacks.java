package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Questions;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Functions that are handed to what is not part of the project.
final class Callbacks {
  private static final Pattern ERROR = Pattern.compile("(?i)_?(e|ex|err|error|exception)\\d?");
  private static final List<String> ONLY_METHODS =
      List.of("run", "call", "apply", "accept", "mapRow", "handle", "doInTransaction", "execute");
  private static final String PARTIAL = " partial";

  private final Machine machine;

  Callbacks(Machine machine) {
    this.machine = machine;
  }

  /// Runs each function among the arguments once, as it may be run, and gives what they return.
  ///
  /// @param taint of what it may be called with
  Value through(Invocation call, Taint taint, Frame frame) {
    var result = Value.UNKNOWN;
    var functions = new ArrayList<Ref.Closure>();
    for (var argument : call.arguments().all()) {
      for (var ref : argument.refs()) {
        if (ref instanceof Ref.Closure closure) {
          functions.add(closure);
        } else if (ref instanceof Ref.Obj object && object.type() != null) {
          only(object.type()).ifPresent(method -> functions.add(method.bound(Value.of(object))));
        }
      }
    }
    for (var function : functions) {
      var before = frame.state;
      frame.state = before.fork();
      var given = given(function.routine(), taint, frame);
      result = result.or(machine.calls.run(function, given, call.span(), frame));
      var after = frame.state;
      after.revive();
      frame.state = before;
      before.join(after, before.fork());
    }
    return result;
  }

  /// The one method of an object that stands for a function.
  private static Optional<Ref.Closure> only(Ref.ClassRef type) {
    for (var name : ONLY_METHODS) {
      var method = type.method(name);
      if (method.isPresent()) {
        return method;
      }
    }
    return Optional.empty();
  }

  private Arguments given(Routine routine, Taint taint, Frame frame) {
    var values = new ArrayList<Value>();
    for (var parameter : routine.parameters()) {
      var span = parameter.target().span();
      boolean isError = values.isEmpty() && ERROR.matcher(parameter.name()).matches();
      values.add(
          isError
              ? Value.of(
                  machine.sources.taint(Label.ERROR, parameter.name(), frame.file.path(), span))
              : Value.of(taint));
    }
    return new Arguments(List.copyOf(values), Map.of(), null);
  }

  /// An address whose host equals something is no longer one of any host.
  private void host(Expr side, Frame frame) {
    if (side instanceof Expr.Call call && Questions.name(call.callee()).equals("getHost")) {
      long bits = machine.foreign.bits("ssrf", "open-redirect");
      for (var mark : machine.conditions.quiet(Questions.receiver(call), frame).taint().marks()) {
        frame.state.allow(mark.source(), bits);
      }
    }
  }

  /// `list.some(test)` that came out false, `list.every(test)` that came out true: so did the test
  /// for each item.
  void asked(Expr list, String method, Expr.Call call, boolean truth, Frame frame) {
    if (truth && method.startsWith("equals") && !call.arguments().isEmpty()) {
      host(list, frame);
      host(call.arguments().getFirst().value(), frame);
    }
    if (!method.equals(truth ? "every" : "some")
        || !(Questions.argument(call, 0) instanceof Expr.Lambda(var test))
        || test.parameters().isEmpty()
        || test.body().size() != 1
        || !(test.body().getFirst() instanceof Stmt.Return(var said, var _))
        || said == null) {
      return;
    }
    var all = machine.conditions.quiet(list, frame);
    var item = machine.heap.element(all, frame.state).and(machine.heap.deep(all, frame.state));
    var around = frame.scope;
    frame.scope = new Scope(around, true);
    machine.binding.declare(test.parameters().getFirst().target(), item, frame.scope, frame);
    machine.conditions.assume(said, truth, frame);
    frame.scope = around;
  }

  /// A function with its first arguments given.
  Value partial(Ref.Closure function, Arguments first, Frame frame) {
    if (first.all().isEmpty()) {
      return Value.of(function);
    }
    var fields = new java.util.LinkedHashMap<String, Value>();
    fields.put(PARTIAL, Value.of(function));
    for (int i = 0; i < first.placed().size(); i++) {
      fields.put(" " + i, first.get(i));
    }
    return machine.heap.map(fields, frame.state);
  }

  @Nullable Value callable(Ref.Obj object, Invocation call, Frame frame) {
    var shape = frame.state.get(object);
    var function = shape.fields().get(PARTIAL);
    if (function == null) {
      var method = object.type() == null ? null : object.type().method("__call__").orElse(null);
      return method == null
          ? null
          : machine.calls.run(method.bound(Value.of(object)), call.arguments(), call.span(), frame);
    }
    var placed = new ArrayList<Value>();
    for (int i = 0; shape.fields().containsKey(" " + i); i++) {
      placed.add(shape.fields().getOrDefault(" " + i, Value.UNKNOWN));
    }
    placed.addAll(call.arguments().placed());
    var arguments = new Arguments(placed, call.arguments().named(), call.arguments().more());
    Value result = Value.UNKNOWN;
    for (var ref : function.refs()) {
      if (ref instanceof Ref.Closure closure) {
        result = machine.calls.run(closure, arguments, call.span(), frame);
      }
    }
    return result;
  }
}
