package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operations on maps, and those on lists that are the same there.
final class Maps {
  private final Machine machine;

  Maps(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value run(String name, Invocation call, Frame frame) {
    var arguments = call.arguments();
    return switch (name) {
      case "keys-of" -> keys(arguments.get(0), frame);
      case "values-of" -> values(arguments.get(0), frame);
      case "entries-of" -> entries(arguments.get(0), frame);
      case "copy-of" ->
          arguments.all().isEmpty()
              ? machine.heap.make(Shape.EMPTY_LIST, frame.state)
              : copy(arguments.get(0), frame);
      case "map-of-entries" -> mapOf(arguments, frame);
      case "get-attribute" ->
          machine.members.read(arguments.get(0), arguments.get(1), call.span(), frame);
      case "set-attribute" -> {
        machine.members.store(arguments.get(0), arguments.get(1), arguments.get(2), frame);
        yield Value.UNKNOWN;
      }
      case "element-of" -> machine.heap.element(arguments.get(0), frame.state);
      case "enumerate" -> numbered(arguments.get(0), frame);
      case "zip" -> zipped(arguments.placed(), frame);
      case "assign" -> {
        for (var source : arguments.from(1).all()) {
          update(arguments.get(0), source, frame);
        }
        yield arguments.get(0);
      }
      default -> {
        var map = Heap.single(call.receiver());
        yield map == null ? several(name, call, frame) : onMap(name, map, call, frame);
      }
    };
  }

  private @Nullable Value several(String name, Invocation call, Frame frame) {
    if (call.receiver().refs().isEmpty()) {
      return null;
    }
    return switch (name) {
      case "append", "prepend", "insert", "extend", "put" -> {
        for (var value : call.arguments().all()) {
          machine.members.store(call.receiver(), Value.UNKNOWN, value, frame);
        }
        yield call.receiver();
      }
      case "get" ->
          machine.members.read(call.receiver(), call.arguments().get(0), call.span(), frame);
      case "values" -> values(call.receiver(), frame);
      case "keys" -> keys(call.receiver(), frame);
      case "entries" -> entries(call.receiver(), frame);
      default -> null;
    };
  }

  private @Nullable Value onMap(String name, Ref.Obj map, Invocation call, Frame frame) {
    var arguments = call.arguments();
    var receiver = call.receiver();
    return switch (name) {
      case "get" -> {
        var value = machine.members.read(receiver, arguments.get(0), call.span(), frame);
        var shape = frame.state.get(map);
        var key = arguments.get(0).asKey();
        boolean isThere = key != null && shape.fields().containsKey(key);
        yield isThere || arguments.placed().size() < 2 ? value : value.or(arguments.get(1));
      }
      case "put" -> {
        var stored = Conditions.settled(arguments.get(1), frame.state);
        machine.members.store(receiver, keyed(arguments.get(0)), stored, frame);
        yield receiver;
      }
      case "put-inner" -> {
        var key = inner(arguments);
        machine.members.store(receiver, key, arguments.get(2), frame);
        yield receiver;
      }
      case "get-inner" -> {
        var value = machine.members.read(receiver, inner(arguments), call.span(), frame);
        var fallback = arguments.named().get("fallback");
        yield value == Value.UNKNOWN && fallback != null ? fallback : value;
      }
      case "set-default" -> {
        var key = arguments.get(0).asKey();
        if (key == null || frame.state.get(map).get(key) == null) {
          machine.members.store(receiver, arguments.get(0), arguments.get(1), frame);
        }
        yield machine.members.read(receiver, arguments.get(0), call.span(), frame);
      }
      default -> changed(name, map, call, frame);
    };
  }

  /// A constant of a library is known by its name.
  private static Value keyed(Value key) {
    return key.asKey() == null && !key.symbol().isEmpty() ? Value.text(key.symbol()) : key;
  }

  /// The key of a value in a map of maps.
  private static Value inner(Arguments arguments) {
    var outer = arguments.get(0).asKey();
    var key = arguments.get(1).asKey();
    return outer == null || key == null ? Value.UNKNOWN : Value.text(outer + "\n" + key);
  }

  private Value numbered(Value source, Frame frame) {
    var items = machine.operations.items(source, Stmt.Over.ELEMENTS, frame);
    if (items == null) {
      var item = machine.operations.item(source, Stmt.Over.ELEMENTS, frame);
      var pair = machine.heap.list(List.of(Value.UNKNOWN, item), frame.state);
      return machine.heap.some(pair, frame.state);
    }
    var pairs = new ArrayList<Value>();
    for (int i = 0; i < items.size(); i++) {
      pairs.add(machine.heap.list(List.of(Value.number(i), items.get(i)), frame.state));
    }
    return machine.heap.list(pairs, frame.state);
  }

  private Value zipped(List<Value> sources, Frame frame) {
    var row = new ArrayList<Value>();
    var all = new ArrayList<List<Value>>();
    int size = Integer.MAX_VALUE;
    for (var source : sources) {
      var items = machine.operations.items(source, Stmt.Over.ELEMENTS, frame);
      size = items == null ? -1 : Math.min(size, items.size());
      all.add(items == null ? List.of() : items);
      row.add(machine.operations.item(source, Stmt.Over.ELEMENTS, frame));
    }
    if (size < 0 || size > 64) {
      return machine.heap.some(machine.heap.list(row, frame.state), frame.state);
    }
    var rows = new ArrayList<Value>();
    for (int i = 0; i < size; i++) {
      int at = i;
      rows.add(machine.heap.list(all.stream().map(items -> items.get(at)).toList(), frame.state));
    }
    return machine.heap.list(rows, frame.state);
  }

  private @Nullable Value changed(String name, Ref.Obj map, Invocation call, Frame frame) {
    var arguments = call.arguments();
    var receiver = call.receiver();
    return switch (name) {
      case "remove" -> {
        var key = arguments.get(0).asKey();
        var value = machine.members.read(receiver, arguments.get(0), call.span(), frame);
        if (key != null) {
          frame.state.set(map, frame.state.get(map).without(key));
        }
        yield value;
      }
      case "clear" -> {
        frame.state.set(map, frame.state.get(map).isList() ? Shape.EMPTY_LIST : Shape.EMPTY_MAP);
        yield Value.UNKNOWN;
      }
      case "update" -> {
        for (var source : arguments.placed()) {
          update(receiver, source, frame);
        }
        arguments
            .named()
            .forEach(
                (key, value) -> machine.members.store(receiver, Value.text(key), value, frame));
        yield receiver;
      }
      case "keys" -> keys(receiver, frame);
      case "values" -> values(receiver, frame);
      case "entries" -> entries(receiver, frame);
      case "copy" -> copy(receiver, frame);
      default -> null;
    };
  }

  private void update(Value target, Value source, Frame frame) {
    var shape = machine.heap.shape(source, frame.state);
    if (shape == null) {
      machine.members.store(target, Value.UNKNOWN, Value.of(source.taint()), frame);
      return;
    }
    for (var field : shape.fields().entrySet()) {
      machine.members.store(target, Value.text(field.getKey()), field.getValue(), frame);
    }
    if (shape.rest() != null || !source.taint().isNone()) {
      var rest = shape.rest() == null ? Value.UNKNOWN : shape.rest();
      machine.members.store(target, Value.UNKNOWN, rest.and(source.taint()), frame);
    }
  }

  private @Nullable Value copy(Value source, Frame frame) {
    var shape = machine.heap.shape(source, frame.state);
    return shape == null ? null : machine.heap.make(shape, frame.state).with(source.taint());
  }

  private Value mapOf(Arguments arguments, Frame frame) {
    var shape = Shape.EMPTY_MAP;
    if (!arguments.placed().isEmpty()) {
      var first = arguments.get(0);
      var known = machine.heap.shape(first, frame.state);
      var pairs = machine.operations.items(first, Stmt.Over.ELEMENTS, frame);
      if (known != null && !known.isList()) {
        shape = known;
      } else if (pairs == null) {
        shape =
            shape.withSome(
                machine.heap.element(machine.heap.element(first, frame.state), frame.state));
      } else {
        for (var pair : pairs) {
          var key = machine.members.read(pair, Value.number(0), Span.NOWHERE, frame).asKey();
          var value = machine.members.read(pair, Value.number(1), Span.NOWHERE, frame);
          shape = key == null ? shape.withSome(value) : shape.with(key, value);
        }
      }
    }
    for (var named : arguments.named().entrySet()) {
      shape = shape.with(named.getKey(), named.getValue());
    }
    return machine.heap.make(shape, frame.state);
  }

  private Value keys(Value source, Frame frame) {
    var shape = machine.heap.shape(source, frame.state);
    if (shape != null && shape.isExact()) {
      return machine.heap.list(
          shape.fields().keySet().stream().map(Value::text).toList(), frame.state);
    }
    return machine.heap.some(Value.of(source.taint().derived()), frame.state);
  }

  private Value values(Value source, Frame frame) {
    var shape = machine.heap.shape(source, frame.state);
    if (shape != null && shape.isExact()) {
      return machine
          .heap
          .list(new ArrayList<>(shape.fields().values()), frame.state)
          .with(source.taint());
    }
    return machine.heap.some(machine.heap.element(source, frame.state), frame.state);
  }

  private Value entries(Value source, Frame frame) {
    var shape = machine.heap.shape(source, frame.state);
    var pairs = new ArrayList<Value>();
    if (shape != null && shape.isExact()) {
      for (var field : new LinkedHashMap<>(shape.fields()).entrySet()) {
        pairs.add(
            machine.heap.list(List.of(Value.text(field.getKey()), field.getValue()), frame.state));
      }
      return machine.heap.list(pairs, frame.state).with(source.taint());
    }
    var pair =
        machine.heap.list(
            List.of(Value.of(source.taint()), machine.heap.element(source, frame.state)),
            frame.state);
    return machine.heap.some(pair, frame.state);
  }
}
