package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Operators;
import dev.bailiwick.core.code.run.Questions;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes values apart and puts them into variables and places.
final class Binding {
  private final Machine machine;

  Binding(Machine machine) {
    this.machine = machine;
  }

  /// Declares what the pattern names in the scope.
  void declare(Pattern pattern, Value value, Scope scope, Frame frame) {
    bind(pattern, value, scope, frame);
  }

  /// Assigns to what the pattern names, wherever that was declared.
  void assign(Pattern pattern, Value value, Frame frame) {
    bind(pattern, value, null, frame);
  }

  private void bind(Pattern pattern, Value value, @Nullable Scope scope, Frame frame) {
    switch (pattern) {
      case Pattern.Bind(var name, var _) ->
          frame.state.set(variable(name, scope, frame), Conditions.settled(value, frame.state));
      case Pattern.Place(var place, var _) -> place(place, value, frame);
      case Pattern.WithFallback(var target, var fallback, var _) -> {
        var used = value;
        if (value == Value.UNKNOWN || value.isNothing()) {
          used = machine.evaluation.of(fallback, frame);
        } else if (value.constant() == null
            && !(Questions.isEmpty(fallback) && Evaluation.isFromElsewhere(value))) {
          used = value.or(machine.evaluation.of(fallback, frame));
        }
        bind(target, used, scope, frame);
      }
      case Pattern.Fields fields -> fields(fields, value, scope, frame);
      case Pattern.Elements elements -> elements(elements, value, scope, frame);
      case Pattern.Either(var options, var _) ->
          options.forEach(option -> bind(option, value, scope, frame));
      case Pattern.Equal _, Pattern.Skip _ -> {}
    }
  }

  private static Scope.Variable variable(String name, @Nullable Scope scope, Frame frame) {
    if (scope != null) {
      return scope.declare(name);
    }
    var known = frame.scope.find(name);
    return known != null ? known : frame.scope.function().declare(name);
  }

  /// The name of what is written into, where it is known.
  static String name(Pattern target) {
    return switch (target) {
      case Pattern.Bind(var name, var _) -> name;
      case Pattern.Place(Expr.Member(var _, var name, var _), var _) -> name;
      case Pattern.Place(Expr.Name(var name, var _), var _) -> name;
      case Pattern.Place(
              Expr.Index(var _, Expr.Literal(Constant.Text(var key), var _), var _),
              var _) ->
          key;
      default -> "";
    };
  }

  private void place(Expr place, Value value, Frame frame) {
    switch (place) {
      case Expr.Name(var name, var _) ->
          frame.state.set(variable(name, null, frame), Conditions.settled(value, frame.state));
      case Expr.Member(var object, var name, var span) ->
          machine.members.write(object, Value.text(name), value, span, frame);
      case Expr.Index(var object, var key, var span) ->
          machine.members.write(object, machine.evaluation.of(key, frame), value, span, frame);
      default -> machine.evaluation.of(place, frame);
    }
  }

  private void fields(Pattern.Fields fields, Value value, @Nullable Scope scope, Frame frame) {
    Set<String> taken = new HashSet<>();
    for (var entry : fields.entries()) {
      var key = machine.evaluation.of(entry.key(), frame);
      if (key.asKey() != null) {
        taken.add(key.asKey());
      }
      bind(entry.value(), machine.members.read(value, key, fields.span(), frame), scope, frame);
    }
    if (fields.rest() != null) {
      bind(fields.rest(), rest(value, taken, frame), scope, frame);
    }
  }

  private Value rest(Value value, Set<String> taken, Frame frame) {
    var shape = machine.heap.shape(value, frame.state);
    if (shape == null) {
      return value;
    }
    var left = new LinkedHashMap<>(shape.fields());
    left.keySet().removeAll(taken);
    return machine
        .heap
        .make(new Shape(left, shape.rest(), Shape.MAP), frame.state)
        .with(value.taint());
  }

  private void elements(
      Pattern.Elements elements, Value value, @Nullable Scope scope, Frame frame) {
    var items =
        machine.operations.items(value, dev.bailiwick.core.code.ir.Stmt.Over.ELEMENTS, frame);
    int size = elements.items().size();
    for (int i = 0; i < size; i++) {
      Value item;
      if (items != null) {
        item = i < items.size() ? items.get(i) : Value.UNKNOWN;
      } else {
        item = machine.members.read(value, Value.number(i), elements.span(), frame);
      }
      bind(elements.items().get(i), item, scope, frame);
    }
    if (elements.rest() != null) {
      var rest =
          items != null
              ? machine.heap.list(
                  items.subList(Math.min(size, items.size()), items.size()), frame.state)
              : machine.heap.some(machine.heap.element(value, frame.state), frame.state);
      bind(elements.rest(), rest.and(value.taint()), scope, frame);
    }
  }

  /// Whether the value fits the pattern, or null where that is not known. Binds nothing.
  @Nullable Boolean fits(Pattern pattern, Value value, Frame frame) {
    return switch (pattern) {
      case Pattern.Skip _, Pattern.Bind _ -> true;
      case Pattern.Equal(var expected, var _) ->
          Operators.equal(value, machine.evaluation.of(expected, frame));
      case Pattern.Either(var options, var _) -> {
        @Nullable Boolean any = false;
        for (var option : options) {
          var fits = fits(option, value, frame);
          if (Boolean.TRUE.equals(fits)) {
            any = true;
            break;
          }
          any = fits == null ? null : any;
        }
        yield any;
      }
      default -> null;
    };
  }
}
