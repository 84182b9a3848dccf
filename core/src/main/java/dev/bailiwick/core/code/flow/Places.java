package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Condition;
import dev.bailiwick.core.code.rule.Place;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.SlowPattern;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds at a call what a row speaks of.
final class Places {
  private final Machine machine;

  Places(Machine machine) {
    this.machine = machine;
  }

  /// What stands at a place.
  ///
  /// @param value null where nothing does
  /// @param isCertain whether nothing else can stand there
  record Seen(@Nullable Value value, boolean isCertain) {
    static final Seen UNKNOWN = new Seen(null, false);

    boolean isAbsent() {
      return value == null && isCertain;
    }
  }

  Seen at(Place place, Invocation call, Frame frame) {
    var seen = base(place, call);
    for (var key : place.path()) {
      if (seen.value() == null) {
        return seen;
      }
      seen = inside(seen.value(), key, frame);
    }
    return seen;
  }

  private Seen base(Place place, Invocation call) {
    var arguments = call.arguments();
    switch (place.name()) {
      case "receiver" -> {
        return new Seen(call.receiver(), true);
      }
      case "callee" -> {
        return new Seen(call.callee(), true);
      }
      case "all" -> {
        return new Seen(any(arguments, 0), true);
      }
      case "+" -> {
        return new Seen(any(arguments, place.index()), true);
      }
      default -> {
        var named = arguments.named().get(place.name());
        if (named != null) {
          return new Seen(named, true);
        }
        var value = place.index() >= 0 ? arguments.at(place.index()) : null;
        boolean isCertain = arguments.more() == null && !arguments.named().containsKey("**");
        return new Seen(value, isCertain);
      }
    }
  }

  private static Value any(Arguments arguments, int from) {
    Value all = null;
    for (var value : arguments.from(from).all()) {
      all = all == null ? value : all.or(value);
    }
    return all == null ? Value.UNKNOWN : all;
  }

  private Seen inside(Value value, String key, Frame frame) {
    if (key.equals("[]")) {
      return new Seen(machine.heap.element(value, frame.state), true);
    }
    var shape = machine.heap.shape(value, frame.state);
    if (shape == null) {
      return value.taint().isNone() && value.constant() != null
          ? new Seen(null, true)
          : Seen.UNKNOWN;
    }
    return new Seen(shape.get(key), shape.isExact() && value.taint().isNone());
  }

  boolean hold(Row row, Invocation call, Frame frame) {
    for (var condition : row.conditions()) {
      if (!holds(condition, call, frame)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Condition condition, Invocation call, Frame frame) {
    var seen = at(condition.place(), call, frame);
    var value = seen.value();
    return switch (condition) {
      case Condition.Absent _ -> seen.isAbsent();
      case Condition.Present _ -> value != null;
      case Condition.IsNot(var _, var wanted) ->
          seen.isAbsent() || value != null && isOther(value, wanted);
      case Condition.Is(var _, var wanted) -> value != null && is(value, wanted);
      case Condition.Matches(var _, var pattern) -> {
        var text = value == null ? null : text(value);
        yield text != null && pattern.matcher(text).find();
      }
      case Condition.Begins(var _, var pattern) ->
          value != null && pattern.matcher(value.prefix()).find();
      case Condition.Written(var _, int least) -> value != null && isWritten(value, least, frame);
      case Condition.Below(var _, double limit) ->
          value != null
              && value.constant() instanceof Constant.Number(var number)
              && number < limit;
      case Condition.Called(var place, var pattern) ->
          pattern.matcher(written(place, call, frame)).find();
      case Condition.Named(var _, var pattern) ->
          value != null && pattern.matcher(value.symbol()).find();
      case Condition.Unchecked _ -> machine.authority.isUnchecked(call, machine.heap, frame);
      case Condition.Slow _ -> value != null && SlowPattern.is(text(value));
      case Condition.Within(var _, var pattern, boolean isWanted) ->
          pattern.matcher(around(frame)).find() == isWanted;
      case Condition.Near(var _, var pattern) ->
          frame.routine != null && pattern.matcher(frame.routine.name()).find()
              || pattern.matcher(frame.file.line(call.span())).find();
      case Condition.InFile(var _, var pattern) -> pattern.matcher(frame.file.path()).find();
      case Condition.From(var _, var label) ->
          value != null && machine.heap.deep(value, frame.state).has(Label.of(label));
    };
  }

  /// The source of the function around, or of the file.
  private static String around(Frame frame) {
    var routine = frame.routine;
    return frame.file.text(
        routine == null ? new Span(0, frame.file.source().length) : routine.span());
  }

  private static @Nullable String text(Value value) {
    return value.constant() instanceof Constant.Regex(var pattern, var _)
        ? pattern
        : value.asText();
  }

  /// A text of the source, or a list of numbers that all stand in the source.
  private boolean isWritten(Value value, int least, Frame frame) {
    if (value.constant() instanceof Constant.Text(var text)) {
      return text.length() >= least;
    }
    var shape = machine.heap.shape(value, frame.state);
    return shape != null
        && shape.isExactList()
        && shape.length() >= least
        && shape.length() > 0
        && shape.fields().values().stream()
            .allMatch(item -> item.constant() instanceof Constant.Number);
  }

  private static boolean is(Value value, @Nullable Object wanted) {
    return switch (value.constant()) {
      case Constant.Bool(var truth) -> Objects.equals(truth, wanted);
      case Constant.Number(var number) -> Objects.equals(number, wanted);
      case Constant.Text(var text) -> Objects.equals(text, wanted);
      case Constant.Nothing _ -> wanted == null;
      case null, default -> false;
    };
  }

  private static boolean isOther(Value value, @Nullable Object wanted) {
    return (value.constant() != null || !value.refs().isEmpty()) && !is(value, wanted);
  }

  /// The source of an argument or of the receiver.
  private static String written(Place place, Invocation call, Frame frame) {
    var arguments = call.call().arguments();
    if (place.name().equals("receiver")) {
      return call.call().callee() instanceof Expr.Member(var object, var _, var _)
          ? frame.file.text(object.span())
          : "";
    }
    return place.index() >= 0 && place.index() < arguments.size()
        ? frame.file.text(arguments.get(place.index()).value().span())
        : "";
  }
}
