package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes fields and elements.
final class Members {
  /// The name of what stands under a key that comes from outside.
  private static final String SHARED = "shared#";

  private final Machine machine;

  Members(Machine machine) {
    this.machine = machine;
  }

  /// A field or element of a value.
  Value read(Value object, Value key, Span span, Frame frame) {
    var name = key.asKey();
    if (name == null) {
      return machine.heap.element(object, frame.state).and(object.taint());
    }
    Value found = null;
    for (var ref : object.refs()) {
      var one = field(ref, object, name, frame);
      if (one != null) {
        found = found == null ? one : found.or(one);
      }
    }
    if (found != null && isNothingKnown(found) && !object.symbol().isEmpty()) {
      return foreign(object, name, span, frame);
    }
    if (found != null) {
      return object.taint().isNone()
          ? found
          : found.and(machine.sources.part(object.taint(), name));
    }
    return foreign(object, name, span, frame);
  }

  /// Of a library's object into which something was written, the rest is still the library's.
  private static boolean isNothingKnown(Value value) {
    return value.constant() == null
        && value.refs().isEmpty()
        && value.symbol().isEmpty()
        && value.taint().isNone();
  }

  private @Nullable Value field(Ref ref, Value object, String name, Frame frame) {
    return switch (ref) {
      case Ref.Obj own -> {
        var shape = frame.state.get(own);
        var value = shape.get(placed(name, shape));
        if (value == null && name.equals("length") && shape.isExactList()) {
          value = Value.number(shape.length());
        }
        value = value == null ? machine.modules.member(own, name, frame) : value;
        yield value != null ? value : method(own.type(), object, name, frame);
      }
      case Ref.ClassRef type -> {
        var value = frame.state.get(type.statics()).get(name);
        yield value != null
            ? value
            : type.method(name).map(found -> Value.of(found.bound(Value.of(type)))).orElse(null);
      }
      case Ref.Closure _ -> null;
    };
  }

  /// A list's key where it counts from the end.
  private static String placed(String name, Shape shape) {
    if (name.startsWith("-") && shape.isExactList() && name.matches("-\\d{1,6}")) {
      return Integer.toString(shape.length() + Integer.parseInt(name));
    }
    return name;
  }

  private @Nullable Value method(
      Ref.@Nullable ClassRef type, Value object, String name, Frame frame) {
    if (type == null) {
      return null;
    }
    var method = type.method(name);
    if (method.isPresent()) {
      var bound = method.get().bound(object);
      return bound.routine().is(Routine.Trait.GETTER)
          ? machine.calls.run(bound, Arguments.NONE, bound.routine().span(), frame)
          : Value.of(bound);
    }
    var shared = machine.classes.shared(type, name, frame);
    if (shared != null) {
      return shared;
    }
    return type.foreign().isEmpty()
        ? null
        : foreign(Value.symbol(type.foreign().getFirst() + "#"), name, type.type().span(), frame);
  }

  /// A field of something from elsewhere or of a value of which only its origin is known.
  private Value foreign(Value object, String name, Span span, Frame frame) {
    if (object.constant() instanceof Constant.Text(var text) && name.equals("length")) {
      return Value.number(text.length());
    }
    if (object.constant() instanceof Constant.Text(var text)
        && key(name) >= 0
        && key(name) < text.length()) {
      return Value.text(text.substring(key(name), key(name) + 1)).with(object.taint());
    }
    var result = Value.UNKNOWN;
    if (!object.symbol().isEmpty()) {
      var member = machine.packages.member(object.symbol(), name, frame);
      if (member != null) {
        return member;
      }
      var module = machine.modules.inner(object.symbol() + "." + name, frame);
      if (module != null) {
        return module;
      }
      result = Value.symbol(object.symbol() + "." + name);
    }
    if (!object.taint().isNone() && !name.equals("length")) {
      result = result.and(machine.sources.part(object.taint(), name));
    }
    var shape = machine.heap.shape(object, frame.state);
    if (shape != null && shape.isExact() && object.taint().isNone()) {
      return Value.UNKNOWN;
    }
    for (var row : machine.models(frame.file).find(Row.Kind.READ, object.symbol(), name)) {
      result = machine.foreign.read(row, result, object, span, frame);
    }
    return result;
  }

  private static int key(String name) {
    return name.length() < 6 && !name.isEmpty() && name.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(name)
        : -1;
  }

  /// What stands under a key that is not known: where the key comes from outside, that may be what
  /// all objects share.
  Value keyed(Value value, Value key, Frame frame) {
    boolean isAny =
        frame.file.language().isScript()
            && key.asKey() == null
            && value.symbol().isEmpty()
            && isUnchecked(key, machine.foreign.bits("prototype-pollution"), frame);
    return isAny ? value.named(SHARED) : value;
  }

  private static boolean isUnchecked(Value key, long bit, Frame frame) {
    for (var mark : frame.state.settled(key).taint().marks()) {
      if ((mark.safe() & bit) == 0) {
        return true;
      }
    }
    return false;
  }

  /// Writes a field or element.
  void write(Expr object, Value key, Value value, Span span, Frame frame) {
    var target = machine.evaluation.of(object, frame);
    if (target.refs().isEmpty()) {
      target = materialised(object, target, frame);
    }
    var name = key.asKey();
    if (name != null) {
      for (var row : machine.models(frame.file).find(Row.Kind.WRITE, target.symbol(), name)) {
        machine.foreign.write(row, target, value, span, frame);
      }
    } else {
      machine.foreign.keyed(key, object, target.symbol().equals(SHARED), span, frame);
      for (var row : machine.models(frame.file).find(Row.Kind.WRITE, target.symbol(), "*")) {
        machine.foreign.write(row, target, value.and(key.taint()), span, frame);
      }
    }
    store(target, key, Conditions.settled(value, frame.state), frame);
  }

  void store(Value target, Value key, Value value, Frame frame) {
    var name = key.asKey();
    boolean isOnly = target.refs().size() == 1;
    for (var ref : target.refs()) {
      var own =
          switch (ref) {
            case Ref.Obj object -> object;
            case Ref.ClassRef type -> type.statics();
            case Ref.Closure _ -> null;
          };
      if (own == null) {
        continue;
      }
      var shape = frame.state.get(own);
      if (name == null) {
        frame.state.set(own, shape.withSome(value));
      } else {
        var placed = placed(name, shape);
        var old = shape.fields().get(placed);
        var stored = isOnly || old == null ? value : old.or(value);
        frame.state.set(own, shape.with(placed, stored));
      }
    }
  }

  /// Makes an object of a variable's or a part's value of which nothing was known, so that it can
  /// be written into.
  private Value materialised(Expr object, Value target, Frame frame) {
    var made = machine.heap.make(new Shape(Map.of(), Value.UNKNOWN, Shape.MAP), frame.state);
    var known = made.with(target.taint()).named(target.symbol());
    switch (object) {
      case Expr.Name(var name, var _) -> {
        var variable = frame.scope.find(name);
        if (variable != null) {
          frame.state.set(variable, known);
          return known;
        }
      }
      case Expr.Member(var whole, var name, var _) -> {
        return part(whole, Value.text(name), known, target, frame);
      }
      case Expr.Index(var whole, var key, var _) -> {
        return part(whole, machine.evaluation.of(key, frame), known, target, frame);
      }
      default -> {}
    }
    return target;
  }

  private Value part(Expr whole, Value key, Value known, Value target, Frame frame) {
    var container = machine.evaluation.of(whole, frame);
    if (Heap.single(container) == null || !target.taint().isNone()) {
      return target;
    }
    store(container, key, known, frame);
    return known;
  }

  /// The value that stands in an assignment's target.
  Value current(Pattern target, Frame frame) {
    return switch (target) {
      case Pattern.Bind(var name, var span) ->
          machine.evaluation.of(new Expr.Name(name, span), frame);
      case Pattern.Place(var place, var _) -> machine.evaluation.of(place, frame);
      default -> Value.UNKNOWN;
    };
  }

  void delete(Expr place, Frame frame) {
    Value key;
    Expr object;
    switch (place) {
      case Expr.Member(var owner, var name, var _) -> {
        object = owner;
        key = Value.text(name);
      }
      case Expr.Index(var owner, var index, var _) -> {
        object = owner;
        key = machine.evaluation.of(index, frame);
      }
      default -> {
        return;
      }
    }
    var own = Heap.single(machine.evaluation.of(object, frame));
    if (own != null && key.asKey() != null) {
      var shape = frame.state.get(own);
      if (shape.isExactList() && !frame.file.language().isScript()) {
        machine.operations.removeAt(own, placed(key.asKey(), shape), frame.state);
      } else {
        frame.state.set(own, shape.without(key.asKey()));
      }
    }
  }
}
