package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Operators;
import dev.bailiwick.core.code.run.Questions;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Evaluates expressions.
final class Evaluation {
  private final Machine machine;

  Evaluation(Machine machine) {
    this.machine = machine;
  }

  Value of(Expr expression, Frame frame) {
    machine.budget.step();
    return switch (expression) {
      case Expr.Literal(var constant, var _) -> literal(constant);
      case Expr.Name(var name, var _) -> name(name, frame);
      case Expr.This _ -> frame.self;
      case Expr.Super _ -> frame.self;
      case Expr.Member(var object, var name, var span) ->
          machine.members.read(of(object, frame), Value.text(name), span, frame);
      case Expr.Index(var object, var key, var span) -> {
        var container = of(object, frame);
        var place = of(key, frame);
        yield machine.members.keyed(
            machine.members.read(container, place, span, frame), place, frame);
      }
      case Expr.Call call -> machine.calls.of(call, frame);
      case Expr.Concat(var parts, var _) -> concat(parts, frame);
      case Expr.Binary binary -> binary(binary, frame);
      case Expr.Logical logical -> logical(logical, frame);
      case Expr.Unary unary -> unary(unary, frame);
      case Expr.Conditional choice -> conditional(choice, frame);
      case Expr.Assign assign -> assign(assign, frame);
      case Expr.Lambda(var routine) -> lambda(routine, frame);
      case Expr.ClassValue(var type) -> Value.of(machine.classes.of(type, frame));
      case Expr.ListOf(var items, var _) -> list(items, frame);
      case Expr.MapOf map -> map(map, frame);
      case Expr.Spread(var value, var _) -> of(value, frame);
      case Expr.Comprehension made -> comprehension(made, frame);
      case Expr.Choice(var choice) -> machine.loops.value(choice, frame);
      case Expr.Other other -> other(other, frame);
    };
  }

  private static Value literal(Constant constant) {
    return constant instanceof Constant.Text(var text) ? Value.text(text) : Value.of(constant);
  }

  private Value name(String name, Frame frame) {
    var variable = frame.scope.find(name);
    if (variable != null) {
      return frame.state.get(variable);
    }
    return machine.modules.global(name, frame);
  }

  private Value lambda(Routine routine, Frame frame) {
    boolean keeps = routine.is(Routine.Trait.LAMBDA);
    var closure =
        new Ref.Closure(
            routine, frame.scope, frame.file, frame.owner, keeps ? frame.self : Value.UNKNOWN);
    machine.roots.made(closure);
    return Value.of(closure);
  }

  private Value concat(List<Expr> parts, Frame frame) {
    Value text = null;
    for (var part : parts) {
      var next = of(part, frame);
      var flat = next.and(machine.heap.deep(next, frame.state));
      text = text == null ? Operators.concat(Value.text(""), flat) : Operators.concat(text, flat);
    }
    return text == null ? Value.text("") : text;
  }

  private Value binary(Expr.Binary binary, Frame frame) {
    var left = of(binary.left(), frame);
    var right = of(binary.right(), frame);
    return binary(binary.operator(), left, right, frame);
  }

  Value binary(String operator, Value left, Value right, Frame frame) {
    var known = Operators.binary(operator, left, right);
    if (known != null) {
      return Operators.isHarmless(operator)
          ? known
          : known.and(left.taint().and(right.taint()).derived());
    }
    if (operator.equals("==")
        && !left.symbol().isEmpty()
        && frame.file.language() == Language.PYTHON) {
      return Value.of(right.taint().derived());
    }
    if (Operators.isHarmless(operator)) {
      boolean isPath = operator.equals("/") && left.symbol().endsWith("#");
      return isPath
          ? Value.of(left.taint().and(right.taint()).derived()).named(left.symbol())
          : machine.operations.contains(operator, left, right, frame);
    }
    if (operator.equals("+") && isList(left, frame) && isList(right, frame)) {
      return machine.operations.joined(List.of(left, right), frame);
    }
    if (operator.equals("+")) {
      return Operators.concat(flat(left, frame), flat(right, frame));
    }
    var taint = machine.heap.deep(left, frame.state).and(machine.heap.deep(right, frame.state));
    var result = Value.of(taint.derived());
    return left.prefix().isEmpty() ? result : result.beginning(beforeHole(left.prefix()));
  }

  private Value flat(Value value, Frame frame) {
    return value.and(machine.heap.deep(value, frame.state));
  }

  /// The part of a format before what is put in.
  private static String beforeHole(String format) {
    int hole = format.indexOf('%');
    return hole < 0 ? format : format.substring(0, hole);
  }

  private boolean isList(Value value, Frame frame) {
    var shape = machine.heap.shape(value, frame.state);
    return shape != null && shape.isList();
  }

  private Value logical(Expr.Logical logical, Frame frame) {
    var left = of(logical.left(), frame);
    if (frame.state.isDead()) {
      return left;
    }
    var truth = left.truth();
    boolean isAnd = logical.operator().equals("&&");
    if (logical.operator().equals("??")) {
      truth = left.constant() == null ? null : (Boolean) !left.isNothing();
    }
    if (truth != null) {
      return isAnd == truth ? of(logical.right(), frame) : left;
    }
    var before = frame.state;
    var further = before.fork();
    frame.state = further;
    machine.conditions.assume(logical.left(), isAnd, frame);
    var right = of(logical.right(), frame);
    frame.state = before;
    before.join(further, before.fork());
    if (further.isDead()) {
      return left;
    }
    if (!isAnd) {
      return Questions.isEmpty(logical.right()) && isFromElsewhere(left) ? left : left.or(right);
    }
    boolean isNever = Boolean.FALSE.equals(right.truth());
    return isNever ? Value.UNKNOWN : right.widened();
  }

  /// Whether only its origin is known, so that nothing empty may take its place.
  static boolean isFromElsewhere(Value value) {
    return value.refs().isEmpty() && value.constant() == null && !value.taint().isNone();
  }

  private Value unary(Expr.Unary unary, Frame frame) {
    var value = of(unary.operand(), frame);
    return switch (unary.operator()) {
      case "!" -> {
        var truth = value.truth();
        yield truth == null
            ? value.refs().isEmpty() || !value.taint().isNone() ? Value.UNKNOWN : Value.bool(false)
            : Value.bool(!truth);
      }
      case "-" ->
          value.constant() instanceof Constant.Number(var number)
              ? Value.number(-number)
              : Value.UNKNOWN;
      case "+" ->
          value.constant() instanceof Constant.Number
              ? value
              : Value.of(value.taint().safer(-1L >>> 1));
      case "typeof" -> Value.UNKNOWN;
      case "delete" -> {
        machine.members.delete(unary.operand(), frame);
        yield Value.UNKNOWN;
      }
      case "void" -> Value.nothing();
      case "*", "&", "<-" -> value;
      default -> Value.UNKNOWN;
    };
  }

  private Value conditional(Expr.Conditional choice, Frame frame) {
    var truth = of(choice.test(), frame).truth();
    if (truth != null || frame.state.isDead()) {
      return of(Boolean.TRUE.equals(truth) ? choice.then() : choice.otherwise(), frame);
    }
    var before = frame.state;
    var yes = before.fork();
    frame.state = yes;
    machine.conditions.assume(choice.test(), true, frame);
    var one = of(choice.then(), frame);
    var allowed = Conditions.settled(one, yes);
    var no = before.fork();
    frame.state = no;
    machine.conditions.assume(choice.test(), false, frame);
    var other = of(choice.otherwise(), frame);
    var refused = Conditions.settled(other, no);
    frame.state = before;
    before.join(yes, no);
    if (yes.isDead() || Questions.isEmpty(choice.then()) && isFromElsewhere(refused)) {
      return refused;
    }
    boolean isLeft =
        no.isDead() || Questions.isEmpty(choice.otherwise()) && isFromElsewhere(allowed);
    return isLeft ? allowed : allowed.or(refused);
  }

  private Value assign(Expr.Assign assign, Frame frame) {
    Value value;
    if (assign.operator().isEmpty()) {
      machine.secrets.replaced(Binding.name(assign.target()), assign.value(), frame);
      value = of(assign.value(), frame);
    } else {
      var old = machine.members.current(assign.target(), frame);
      var right = of(assign.value(), frame);
      value =
          switch (assign.operator()) {
            case "||", "??" ->
                old.constant() == null
                    ? old.or(right)
                    : Boolean.TRUE.equals(old.truth()) ? old : right;
            case "&&" -> right.or(old);
            default -> binary(assign.operator(), old, right, frame);
          };
    }
    machine.binding.assign(assign.target(), value, frame);
    return value;
  }

  private Value list(List<Expr> items, Frame frame) {
    var shape = Shape.EMPTY_LIST;
    Taint taint = Taint.NONE;
    for (var item : items) {
      var value = of(item, frame);
      if (item instanceof Expr.Spread) {
        var known =
            machine.operations.items(value, dev.bailiwick.core.code.ir.Stmt.Over.ELEMENTS, frame);
        if (known == null) {
          shape = shape.withSome(machine.heap.element(value, frame.state));
          taint = taint.and(value.taint());
        } else {
          for (var one : known) {
            shape = shape.appended(one);
          }
        }
      } else {
        shape = shape.appended(value);
      }
    }
    return machine.heap.make(shape, frame.state).with(taint);
  }

  private Value map(Expr.MapOf map, Frame frame) {
    var shape = Shape.EMPTY_MAP;
    var taint = Taint.NONE;
    for (var entry : map.entries()) {
      var value = of(entry.value(), frame);
      if (entry.value() instanceof Expr.Spread) {
        var inner = machine.heap.shape(value, frame.state);
        taint = taint.and(value.taint());
        if (inner == null) {
          shape = new Shape(shape.fields(), rest(shape, value), shape.length());
        } else {
          for (var field : inner.fields().entrySet()) {
            shape = shape.with(field.getKey(), field.getValue());
          }
          shape = inner.rest() == null ? shape : shape.withSome(inner.rest());
        }
        continue;
      }
      var key = of(entry.key(), frame).asKey();
      machine.secrets.check(key == null ? "" : key, entry.value(), frame);
      shape = key == null ? shape.withSome(value) : shape.with(key, value);
    }
    return machine.heap.make(shape, frame.state).with(taint);
  }

  /// What an unknown object may bring into a map.
  private static Value rest(Shape shape, Value spread) {
    var part = Value.of(spread.taint());
    return shape.rest() == null ? part : shape.rest().or(part);
  }

  private Value comprehension(Expr.Comprehension made, Frame frame) {
    var outer = frame.scope;
    frame.scope = new Scope(outer, false);
    var results = new ArrayList<Value>();
    boolean exact = Comprehensions.run(made, 0, machine, frame, results);
    frame.scope = outer;
    if (made.makesMap()) {
      var shape = Shape.EMPTY_MAP;
      for (int i = 0; i + 1 < results.size(); i += 2) {
        var key = exact ? results.get(i).asKey() : null;
        shape =
            key == null ? shape.withSome(results.get(i + 1)) : shape.with(key, results.get(i + 1));
      }
      return machine.heap.make(shape, frame.state);
    }
    if (exact) {
      return machine.heap.list(results, frame.state);
    }
    var any = results.stream().reduce(Value::or).orElse(Value.UNKNOWN);
    return machine.heap.some(any, frame.state);
  }

  private Value other(Expr.Other other, Frame frame) {
    var parts = new ArrayList<Value>();
    for (var part : other.parts()) {
      parts.add(of(part, frame));
    }
    if (other.what().equals("comma") && !parts.isEmpty()) {
      return parts.getLast();
    }
    if (other.what().equals("yield")) {
      parts.forEach(part -> frame.yields(machine.heap.some(part, frame.state)));
      return Value.UNKNOWN;
    }
    if (other.what().equals("slice") && !parts.isEmpty()) {
      return machine.operations.slice(parts, frame);
    }
    var taint = Taint.NONE;
    for (var part : parts) {
      taint = taint.and(machine.heap.deep(part, frame.state));
    }
    return Value.of(taint.derived());
  }
}
