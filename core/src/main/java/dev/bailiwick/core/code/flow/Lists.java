package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operations on lists.
final class Lists {
  private final Machine machine;

  Lists(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value run(String name, Invocation call, Frame frame) {
    if (name.equals("list-of")) {
      return machine.heap.list(call.arguments().placed(), frame.state);
    }
    var list = Heap.single(call.receiver());
    return list == null ? null : onList(name, list, frame.state.get(list), call.arguments(), frame);
  }

  private @Nullable Value onList(
      String name, Ref.Obj list, Shape shape, Arguments arguments, Frame frame) {
    switch (name) {
      case "append" -> {
        var changed = shape.isList() ? shape : shape.fields().isEmpty() ? Shape.EMPTY_LIST : shape;
        for (var value : arguments.all()) {
          changed = changed.appended(value);
        }
        frame.state.set(list, changed);
        return Value.of(list);
      }
      case "prepend" -> {
        return insert(list, shape, 0, arguments.placed(), frame);
      }
      case "insert" -> {
        int at = place(arguments.get(0));
        return at < 0 ? null : insert(list, shape, at, arguments.from(1).placed(), frame);
      }
      case "extend" -> {
        var joined = joined(List.of(Value.of(list), arguments.get(0)), frame);
        var made = Heap.single(joined);
        if (made != null) {
          frame.state.set(list, frame.state.get(made));
        }
        return Value.of(list).and(joined.taint());
      }
      default -> {
        return taken(name, list, shape, arguments, frame);
      }
    }
  }

  private @Nullable Value taken(
      String name, Ref.Obj list, Shape shape, Arguments arguments, Frame frame) {
    switch (name) {
      case "remove-last" -> {
        return take(list, shape, shape.length() - 1, frame);
      }
      case "remove-first" -> {
        return take(list, shape, 0, frame);
      }
      case "remove-at" -> {
        return take(
            list,
            shape,
            arguments.all().isEmpty() ? shape.length() - 1 : place(arguments.get(0)),
            frame);
      }
      case "copy" -> {
        return shape.isList() && !arguments.all().isEmpty() ? sliced(list, arguments, frame) : null;
      }
      case "reverse" -> {
        return reversed(list, shape, frame);
      }
      case "concat" -> {
        var parts = new ArrayList<Value>();
        parts.add(Value.of(list));
        parts.addAll(arguments.all());
        return joined(parts, frame);
      }
      default -> {
        return null;
      }
    }
  }

  private Value sliced(Ref.Obj list, Arguments arguments, Frame frame) {
    var shape = frame.state.get(list);
    int from = place(arguments.get(0));
    int to = arguments.placed().size() < 2 ? shape.length() : place(arguments.get(1));
    if (!shape.isExactList() || from < 0 || to < 0) {
      return machine.heap.make(shape, frame.state);
    }
    var items = new ArrayList<Value>();
    for (int i = from; i < Math.min(to, shape.length()); i++) {
      items.add(item(shape, i));
    }
    return machine.heap.list(items, frame.state);
  }

  private static int place(Value value) {
    return value.constant() instanceof Constant.Number(var number) ? (int) number : -1;
  }

  private static Value item(Shape shape, int at) {
    var item = shape.get(Integer.toString(at));
    return item == null ? Value.UNKNOWN : item;
  }

  private Value insert(Ref.Obj list, Shape shape, int at, List<Value> values, Frame frame) {
    if (!shape.isExactList() || at > shape.length()) {
      var changed = shape;
      for (var value : values) {
        changed = changed.withSome(value);
      }
      frame.state.set(list, changed);
      return Value.of(list);
    }
    var items = new ArrayList<Value>();
    for (int i = 0; i < shape.length(); i++) {
      items.add(item(shape, i));
    }
    items.addAll(at, values);
    frame.state.set(list, Shape.list(items.toArray(Value[]::new)));
    return Value.of(list);
  }

  private Value take(Ref.Obj list, Shape shape, int at, Frame frame) {
    if (!shape.isExactList() || at < 0 || at >= shape.length()) {
      return shape.any();
    }
    var taken = item(shape, at);
    machine.operations.removeAt(list, Integer.toString(at), frame.state);
    return taken;
  }

  private Value reversed(Ref.Obj list, Shape shape, Frame frame) {
    if (shape.isExactList()) {
      var items = new ArrayList<Value>();
      for (int i = shape.length() - 1; i >= 0; i--) {
        items.add(item(shape, i));
      }
      frame.state.set(list, Shape.list(items.toArray(Value[]::new)));
    }
    return Value.of(list);
  }

  Value joined(List<Value> parts, Frame frame) {
    var shape = Shape.EMPTY_LIST;
    var taint = dev.bailiwick.core.code.value.Taint.NONE;
    for (var part : parts) {
      var known = machine.heap.shape(part, frame.state);
      taint = taint.and(part.taint());
      if (known != null && known.isExactList()) {
        for (int i = 0; i < known.length(); i++) {
          shape = shape.appended(item(known, i));
        }
      } else if (known != null) {
        shape = shape.withSome(known.any());
      } else {
        shape = shape.appended(part);
      }
    }
    return machine.heap.make(shape, frame.state).with(taint);
  }
}
