package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Operators;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rows call `operation`: work on lists, maps and texts that is the same in all languages.
///
/// - on a list in the receiver: `append`, `prepend`, `insert` (place, value), `remove-last`,
///   `remove-first`, `remove-at`, `extend`, `clear`, `reverse`, `join` (separator), `splice`
/// - on a map or list: `get`, `put`, `remove`, `set-default`, `keys`, `values`, `entries`, `copy`,
///   `update`; `keys-of`, `values-of`, `entries-of`, `copy-of`, `assign` work on arguments
/// - with a function: `each`, `map`, `filter`, `find`, `reduce`, `then`, `map-of` (function first),
///   `filter-of`, `call`
/// - on texts: see [Texts]
final class Operations {
  private final Machine machine;
  private final Lists lists;
  private final Maps maps;
  private final Functions functions;
  private final Texts texts;
  private final Collections collections;

  Operations(Machine machine) {
    this.machine = machine;
    this.lists = new Lists(machine);
    this.maps = new Maps(machine);
    this.functions = new Functions(machine);
    this.texts = new Texts(machine);
    this.collections = new Collections(machine);
  }

  /// The result, or null where the values are not such that the operation is known.
  @Nullable Value run(String name, Invocation call, Frame frame) {
    var result = lists.run(name, call, frame);
    if (result == null) {
      result = maps.run(name, call, frame);
    }
    if (result == null) {
      result = functions.run(name, call, frame);
    }
    if (result == null) {
      result = collections.run(name, call, frame);
    }
    if (result == null) {
      result = machine.packages.run(name, call, frame);
    }
    return result == null ? texts.run(name, call, frame) : result;
  }

  /// The items over which a loop runs, in order, or null where these are not known one by one.
  @Nullable List<Value> items(Value source, Stmt.Over over, Frame frame) {
    if (source.constant() instanceof Constant.Text(var text) && text.length() <= 32) {
      return text.codePoints().mapToObj(c -> Value.text(Character.toString(c))).toList();
    }
    var shape = machine.heap.shape(source, frame.state);
    if (shape == null || !shape.isExact()) {
      return null;
    }
    var items = new ArrayList<Value>();
    boolean isKeys =
        over == Stmt.Over.KEYS
            || !shape.isList() && !frame.file.language().isScript() && over != Stmt.Over.PAIRS;
    if (shape.isList() && over == Stmt.Over.ELEMENTS) {
      for (int i = 0; i < shape.length(); i++) {
        var item = shape.get(Integer.toString(i));
        items.add((item == null ? Value.UNKNOWN : item).and(source.taint()));
      }
      return items;
    }
    for (var field : shape.fields().entrySet()) {
      var key = shape.isList() && !isKeys ? number(field.getKey()) : Value.text(field.getKey());
      var value = field.getValue().and(source.taint());
      items.add(isKeys ? key : machine.heap.list(List.of(key, value), frame.state));
    }
    return items;
  }

  private static Value number(String key) {
    try {
      return Value.number(Integer.parseInt(key));
    } catch (NumberFormatException e) {
      return Value.text(key);
    }
  }

  /// One of the items over which a loop runs.
  Value item(Value source, Stmt.Over over, Frame frame) {
    var element = machine.heap.element(source, frame.state);
    return switch (over) {
      case ELEMENTS -> {
        var shape = machine.heap.shape(source, frame.state);
        boolean isPythonMap = shape != null && !shape.isList() && !frame.file.language().isScript();
        yield isPythonMap ? Value.of(source.taint()) : element;
      }
      case KEYS -> Value.of(source.taint());
      case PAIRS -> machine.heap.list(List.of(Value.of(source.taint()), element), frame.state);
    };
  }

  /// Lists put behind each other.
  Value joined(List<Value> parts, Frame frame) {
    return lists.joined(parts, frame);
  }

  Value slice(List<Value> parts, Frame frame) {
    var whole = parts.getFirst();
    var shape = machine.heap.shape(whole, frame.state);
    if (shape != null && shape.isList()) {
      return machine.heap.make(shape, frame.state).with(whole.taint());
    }
    return Value.of(whole.taint().derived());
  }

  /// `in` and its opposite, where the collection is known.
  Value contains(String operator, Value item, Value collection, Frame frame) {
    if (!operator.equals("in") && !operator.equals("not-in")) {
      return Value.UNKNOWN;
    }
    var shape = machine.heap.shape(collection, frame.state);
    var key = item.asKey();
    if (shape == null || key == null || !shape.isExact() || !collection.taint().isNone()) {
      return Value.UNKNOWN;
    }
    boolean isIn = false;
    if (shape.isList() && !frame.file.language().isScript()) {
      for (var value : shape.fields().values()) {
        var equal = Operators.equal(value, item);
        if (equal == null) {
          return Value.UNKNOWN;
        }
        isIn |= equal;
      }
    } else {
      isIn = shape.fields().containsKey(key);
    }
    return Value.bool(isIn == operator.equals("in"));
  }

  /// Takes an item out of a list; those behind it move up.
  void removeAt(Ref.Obj list, String key, State state) {
    var shape = state.get(list);
    int at;
    try {
      at = Integer.parseInt(key);
    } catch (NumberFormatException e) {
      return;
    }
    if (shape.isExactList() && at >= 0 && at < shape.length()) {
      var items = new ArrayList<Value>();
      for (int i = 0; i < shape.length(); i++) {
        var item = shape.get(Integer.toString(i));
        if (i != at) {
          items.add(item == null ? Value.UNKNOWN : item);
        }
      }
      state.set(list, Shape.list(items.toArray(Value[]::new)));
    }
  }
}
