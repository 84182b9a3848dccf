package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Operations that call a function: once (`call`, `start`, `start-receiver`, `then`) or for each
/// item of a list or map.
final class Functions {
  private static final int MOST = 12;

  private final Machine machine;

  Functions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value run(String name, Invocation call, Frame frame) {
    var arguments = call.arguments();
    return switch (name) {
      case "each", "map", "filter", "find", "flat-map" ->
          isCollection(call.receiver(), frame)
              ? over(name, call.receiver(), arguments.get(0), call, frame)
              : null;
      case "map-of", "filter-of" ->
          over(
              name.substring(0, name.length() - 3),
              arguments.get(1),
              arguments.get(0),
              call,
              frame);
      case "reduce" ->
          isCollection(call.receiver(), frame)
              ? reduced(call.receiver(), arguments, call, frame)
              : null;
      case "then" -> then(call, frame);
      case "start-receiver" -> startedReceiver(call.receiver(), call, frame);
      case "call" -> apply(arguments.get(0), arguments.from(1), call, frame);
      case "call-with-receiver" ->
          apply(arguments.get(0), Arguments.of(call.receiver()), call, frame);
      case "partial" -> {
        Value made = null;
        for (var ref : arguments.get(0).refs()) {
          if (ref instanceof Ref.Closure closure) {
            made = machine.foreign.partial(closure, arguments.from(1), frame);
          }
        }
        yield made;
      }
      case "start" -> started(arguments, call, frame);
      case "resolve" -> resolved(arguments.get(0), call, frame);
      default -> null;
    };
  }

  private boolean isCollection(Value value, Frame frame) {
    return machine.heap.shape(value, frame.state) != null || !value.taint().isNone();
  }

  private Value apply(Value function, Arguments arguments, Invocation call, Frame frame) {
    Value result = null;
    for (var ref : function.refs()) {
      if (ref instanceof Ref.Closure closure) {
        var one = machine.calls.run(closure, arguments, call.span(), frame);
        result = result == null ? one : result.or(one);
      }
    }
    if (result != null) {
      return result;
    }
    var taint = dev.bailiwick.core.code.value.Taint.NONE;
    for (var argument : arguments.all()) {
      taint = taint.and(machine.heap.deep(argument, frame.state));
    }
    return Value.of(taint.derived());
  }

  private Value over(String name, Value collection, Value function, Invocation call, Frame frame) {
    var items = machine.operations.items(collection, Stmt.Over.ELEMENTS, frame);
    boolean exact = items != null && items.size() <= MOST;
    var results = new ArrayList<Value>();
    var kept = Shape.EMPTY_LIST;
    if (exact && items != null) {
      for (int i = 0; i < items.size() && !frame.state.isDead(); i++) {
        var item = items.get(i);
        var result = apply(function, Arguments.of(item, Value.number(i), collection), call, frame);
        results.add(result);
        if (result.truth() == null) {
          kept = kept.withSome(item);
        } else if (result.truth()) {
          kept = kept.appended(item);
        }
      }
    } else {
      var before = frame.state;
      frame.state = before.fork();
      var item = machine.operations.item(collection, Stmt.Over.ELEMENTS, frame);
      results.add(apply(function, Arguments.of(item, Value.UNKNOWN, collection), call, frame));
      kept = kept.withSome(item);
      var after = frame.state;
      after.revive();
      frame.state = before;
      before.join(after, before.fork());
    }
    return collected(name, results, kept, exact, frame);
  }

  private Value collected(
      String name, ArrayList<Value> results, Shape kept, boolean exact, Frame frame) {
    return switch (name) {
      case "map" ->
          exact
              ? machine.heap.list(results, frame.state)
              : machine.heap.some(results.getFirst(), frame.state);
      case "flat-map" -> machine.operations.joined(results, frame);
      case "filter" -> machine.heap.make(kept, frame.state);
      case "find" -> kept.any();
      default -> Value.UNKNOWN;
    };
  }

  private Value reduced(Value collection, Arguments arguments, Invocation call, Frame frame) {
    var items = machine.operations.items(collection, Stmt.Over.ELEMENTS, frame);
    boolean hasStart = arguments.placed().size() > 1;
    if (items == null || items.size() > MOST) {
      var item = machine.operations.item(collection, Stmt.Over.ELEMENTS, frame);
      var start = hasStart ? arguments.get(1) : item;
      var once = apply(arguments.get(0), Arguments.of(start.widened(), item), call, frame);
      return start.or(once).widened();
    }
    if (items.isEmpty()) {
      return arguments.get(1);
    }
    var value = hasStart ? arguments.get(1) : items.getFirst();
    for (int i = hasStart ? 0 : 1; i < items.size(); i++) {
      value = apply(arguments.get(0), Arguments.of(value, items.get(i)), call, frame);
    }
    return value;
  }

  /// A thread runs its own method `run`, or that of what it was made with.
  private @Nullable Value startedReceiver(Value thread, Invocation call, Frame frame) {
    for (var ref : thread.refs()) {
      if (ref instanceof Ref.Closure closure) {
        return machine.calls.run(closure, Arguments.NONE, call.span(), frame);
      }
      if (ref instanceof Ref.Obj object && object.type() != null) {
        var run = object.type().method("run");
        if (run.isPresent()) {
          var bound = run.get().bound(Value.of(object));
          return machine.calls.run(bound, Arguments.NONE, call.span(), frame);
        }
      }
    }
    return null;
  }

  /// A promise is what it promises.
  private @Nullable Value then(Invocation call, Frame frame) {
    var function = call.arguments().get(0);
    return function.refs().isEmpty()
        ? null
        : apply(function, Arguments.of(call.receiver()), call, frame);
  }

  /// A thread that runs a function with arguments.
  private @Nullable Value started(Arguments arguments, Invocation call, Frame frame) {
    var target = arguments.named().get("target");
    if (target == null) {
      return null;
    }
    var given = arguments.named().getOrDefault("args", Value.UNKNOWN);
    var items = machine.operations.items(given, Stmt.Over.ELEMENTS, frame);
    return apply(
        target,
        items == null ? Arguments.NONE : Arguments.of(items.toArray(Value[]::new)),
        call,
        frame);
  }

  /// `new Promise((resolve) => …)`: what `resolve` is given.
  private @Nullable Value resolved(Value function, Invocation call, Frame frame) {
    for (var ref : function.refs()) {
      if (ref instanceof Ref.Closure closure) {
        var box = machine.heap.make(Shape.EMPTY_LIST, frame.state);
        var resolve = Value.symbol("promised").and(box.taint());
        var holder = Heap.single(box);
        var given = Arguments.of(withBox(resolve, holder), Value.UNKNOWN);
        machine.calls.run(closure, given, call.span(), frame);
        frame.state.revive();
        return holder == null ? Value.UNKNOWN : frame.state.get(holder).any();
      }
    }
    return null;
  }

  private static Value withBox(Value resolve, Ref.@Nullable Obj box) {
    return box == null ? resolve : Value.of(box).named("promised");
  }
}
