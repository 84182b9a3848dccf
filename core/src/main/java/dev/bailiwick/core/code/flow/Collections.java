package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Operators;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Operations of languages in which collections and texts in the making are objects with methods
/// for everything.
///
/// - making one: `new-list`, `new-map` (of nothing, of a size or of another collection), `listed`
///   (the arguments, or the items of an array that is the only one), `map-of-pairs`
/// - in the receiver: `first`, `last`, `first-or` (value), `has-items`, `is-empty`, `size`,
///   `replace-all`, `removed` (place, key or item), `has-key`, `copied`; of an entry: `key`,
///   `value`
/// - in arguments: `array-copy`, `fill-array`, `add-all-of`, `is-empty-of`; `fill` puts a request
///   into what they refer to, `decode` the receiver, `unmarshal` the first one into the others
/// - a builder is a list of its pieces: `builder` makes one, `build` adds (numbers before a text
///   are places), `built` is its text; `equals`, `equals-ignoring-case` and `equals-of` (two
///   arguments) compare texts
final class Collections {
  private final Machine machine;

  Collections(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value run(String name, Invocation call, Frame frame) {
    var arguments = call.arguments();
    return switch (name) {
      case "new-list" -> made(arguments.at(0), Shape.EMPTY_LIST, frame);
      case "new-map" -> made(arguments.at(0), Shape.EMPTY_MAP, frame);
      case "listed" -> listed(arguments, frame);
      case "map-of-pairs" -> pairs(arguments, frame);
      case "array-copy" -> copyInto(arguments, frame);
      case "fill-array" -> filled(arguments, frame);
      case "add-all-of" -> {
        for (var value : arguments.from(1).all()) {
          append(arguments.get(0), value, frame.state);
        }
        yield Value.UNKNOWN;
      }
      case "is-empty-of" -> empty(arguments.get(0), frame.state);
      case "fill", "decode", "unmarshal" -> fill(name, call, frame);
      case "builder" -> builder(arguments, frame);
      case "build" -> add(call.receiver(), arguments, frame);
      case "built" -> text(call.receiver(), frame);
      case "equals" -> compared(call.receiver(), arguments.get(0));
      case "equals-of" -> compared(arguments.get(0), arguments.get(1));
      case "equals-ignoring-case" -> compared(lower(call.receiver()), lower(arguments.get(0)));
      default -> {
        var list = Heap.single(call.receiver());
        yield list == null
            ? onValue(name, call.receiver(), frame)
            : onObject(name, list, call, frame);
      }
    };
  }

  private @Nullable Value onValue(String name, Value receiver, Frame frame) {
    if (receiver.constant() instanceof Constant.Text(var text)) {
      return switch (name) {
        case "size" -> Value.number(text.length());
        case "is-empty" -> Value.bool(text.isEmpty());
        default -> null;
      };
    }
    if (receiver.refs().isEmpty()) {
      return null;
    }
    return switch (name) {
      case "first", "last", "first-or" -> machine.heap.element(receiver, frame.state);
      case "is-empty", "has-items", "size", "has-key" -> Value.UNKNOWN;
      default -> null;
    };
  }

  private Value made(@Nullable Value from, Shape empty, Frame frame) {
    if (from == null) {
      return machine.heap.make(empty, frame.state);
    }
    var shape = machine.heap.shape(from, frame.state);
    if (shape != null) {
      return machine.heap.make(shape, frame.state).and(from.taint());
    }
    var content = from.taint().isNone() ? empty : empty.withSome(Value.of(from.taint()));
    return machine.heap.make(content, frame.state);
  }

  private Value listed(Arguments arguments, Frame frame) {
    if (arguments.placed().size() == 1) {
      var items = machine.operations.items(arguments.get(0), Stmt.Over.ELEMENTS, frame);
      var shape = machine.heap.shape(arguments.get(0), frame.state);
      if (items != null && shape != null && shape.isList()) {
        return arguments.get(0);
      }
    }
    return machine.heap.list(arguments.placed(), frame.state);
  }

  private Value pairs(Arguments arguments, Frame frame) {
    var shape = Shape.EMPTY_MAP;
    for (int i = 0; i + 1 < arguments.placed().size(); i += 2) {
      var key = arguments.get(i).asKey();
      var value = arguments.get(i + 1);
      shape = key == null ? shape.withSome(value) : shape.with(key, value);
    }
    return machine.heap.make(shape, frame.state);
  }

  /// Puts what comes from a request, the receiver or the first argument into all that the arguments
  /// refer to.
  private Value fill(String name, Invocation call, Frame frame) {
    var arguments = call.arguments();
    var taint =
        switch (name) {
          case "fill" ->
              machine.sources.taint(
                  Label.INPUT,
                  Foreign.shortened(frame.file.text(call.span())),
                  frame.file.path(),
                  call.span());
          case "decode" -> machine.heap.deep(call.receiver(), frame.state);
          default -> machine.heap.deep(arguments.get(0), frame.state);
        };
    for (var value : arguments.from(name.equals("unmarshal") ? 1 : 0).all()) {
      for (var ref : value.refs()) {
        if (ref instanceof Ref.Obj object) {
          frame.state.set(object, frame.state.get(object).withSome(Value.of(taint)));
        }
      }
    }
    return Value.UNKNOWN;
  }

  private Value copyInto(Arguments arguments, Frame frame) {
    var source = machine.heap.element(arguments.get(0), frame.state);
    machine.members.store(arguments.get(2), Value.UNKNOWN, source, frame);
    return Value.UNKNOWN;
  }

  private Value filled(Arguments arguments, Frame frame) {
    var value = arguments.get(arguments.placed().size() - 1);
    machine.members.store(arguments.get(0), Value.UNKNOWN, value, frame);
    return Value.UNKNOWN;
  }

  private static void append(Value collection, Value value, State state) {
    var list = Heap.single(collection);
    if (list != null) {
      state.set(list, state.get(list).appended(value));
    }
  }

  private @Nullable Value empty(Value value, State state) {
    var shape = machine.heap.shape(value, state);
    if (shape != null) {
      return shape.isExact() ? Value.bool(shape.fields().isEmpty()) : Value.UNKNOWN;
    }
    if (value.isNothing()) {
      return Value.bool(true);
    }
    return value.constant() instanceof Constant.Text(var text)
        ? Value.bool(text.isEmpty())
        : Value.UNKNOWN;
  }

  private @Nullable Value onObject(String name, Ref.Obj object, Invocation call, Frame frame) {
    var shape = frame.state.get(object);
    var arguments = call.arguments();
    var taint = call.receiver().taint();
    return switch (name) {
      case "first" -> item(shape, 0).and(taint);
      case "last" -> item(shape, shape.length() - 1).and(taint);
      case "first-or" -> isEmpty(shape) ? arguments.get(0) : item(shape, 0).and(taint);
      case "has-items" -> shape.isExact() ? Value.bool(!isEmpty(shape)) : Value.UNKNOWN;
      case "is-empty" -> shape.isExact() ? Value.bool(isEmpty(shape)) : Value.UNKNOWN;
      case "size" -> shape.isExact() ? Value.number(shape.fields().size()) : Value.UNKNOWN;
      case "replace-all" -> {
        frame.state.set(object, Shape.EMPTY_LIST.appended(arguments.get(0)));
        yield Value.UNKNOWN;
      }
      case "has-key" -> hasKey(shape, arguments.get(0));
      case "copied" -> machine.heap.make(shape, frame.state).and(taint);
      case "removed" -> removed(object, shape, arguments.get(0), frame);
      case "key", "value" ->
          shape.isExactList() && shape.length() == 2
              ? item(shape, name.equals("key") ? 0 : 1).and(taint)
              : null;
      default -> null;
    };
  }

  private static boolean isEmpty(Shape shape) {
    return shape.fields().isEmpty() && shape.isExact();
  }

  private static Value item(Shape shape, int at) {
    var item = shape.isExactList() ? shape.get(Integer.toString(at)) : shape.any();
    return item == null ? Value.UNKNOWN : item;
  }

  private static Value hasKey(Shape shape, Value key) {
    var text = key.asKey();
    return text == null || !shape.isExact()
        ? Value.UNKNOWN
        : Value.bool(shape.fields().containsKey(text));
  }

  private Value removed(Ref.Obj object, Shape shape, Value what, Frame frame) {
    var key = what.asKey();
    if (key == null) {
      return shape.any();
    }
    if (!shape.isList()) {
      frame.state.set(object, shape.without(key));
      var value = shape.get(key);
      return value == null ? Value.UNKNOWN : value;
    }
    if (what.constant() instanceof Constant.Number) {
      var item = shape.get(key);
      machine.operations.removeAt(object, key, frame.state);
      return item == null ? Value.UNKNOWN : item;
    }
    var kept = new ArrayList<Value>();
    for (int i = 0; i < shape.length(); i++) {
      var item = item(shape, i);
      if (!Boolean.TRUE.equals(Operators.equal(item, what))) {
        kept.add(item);
      }
    }
    if (shape.isExactList()) {
      frame.state.set(object, Shape.list(kept.toArray(Value[]::new)));
    }
    return Value.UNKNOWN;
  }

  private Value builder(Arguments arguments, Frame frame) {
    var first = arguments.get(0);
    boolean isEmpty = arguments.placed().isEmpty() || first.constant() instanceof Constant.Number;
    return machine.heap.make(
        isEmpty ? Shape.EMPTY_LIST : Shape.EMPTY_LIST.appended(flat(first, frame)), frame.state);
  }

  private @Nullable Value add(Value receiver, Arguments arguments, Frame frame) {
    var list = Heap.single(receiver);
    if (list == null) {
      return null;
    }
    var shape = frame.state.get(list);
    if (!shape.isList()) {
      return null;
    }
    boolean hasPlace = arguments.placed().size() > 1;
    for (var value : arguments.placed()) {
      if (!hasPlace || !(value.constant() instanceof Constant.Number)) {
        shape = shape.appended(flat(value, frame));
      }
    }
    frame.state.set(list, hasPlace ? shape.withSome(Value.UNKNOWN) : shape);
    return receiver;
  }

  private @Nullable Value text(Value receiver, Frame frame) {
    var list = Heap.single(receiver);
    if (list == null) {
      return receiver.constant() == null ? null : receiver;
    }
    var shape = frame.state.get(list);
    if (!shape.isExactList()) {
      return Value.of(machine.heap.deep(receiver, frame.state).derived());
    }
    var text = Value.text("");
    for (int i = 0; i < shape.length(); i++) {
      var piece = shape.get(Integer.toString(i));
      text = Operators.concat(text, piece == null ? Value.UNKNOWN : flat(piece, frame));
    }
    return text.and(receiver.taint().derived());
  }

  private Value flat(Value value, Frame frame) {
    return value.and(machine.heap.deep(value, frame.state));
  }

  private static Value lower(Value value) {
    return value.constant() instanceof Constant.Text(var text)
        ? Value.text(text.toLowerCase(Locale.ROOT))
        : value;
  }

  private static Value compared(Value left, Value right) {
    var equal = Operators.equal(left, right);
    return equal == null ? Value.UNKNOWN : Value.bool(equal);
  }
}
