package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.run.Operators;
import dev.bailiwick.core.code.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Operations on texts: `upper`, `lower`, `trim`, `char-at`, `substring`, `split`, `text-concat`,
/// `replace`, `starts`, `ends`, `includes`, `index-of`, `length`, `length-of`, `join` (a list in
/// the receiver), `join-of` (a list in the argument), `format`, `to-text`, `repeat`, `same`
/// (receiver), `base64`, `base64-of`, `code-at`, `from-codes`.
final class Texts {
  private final Machine machine;

  Texts(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value run(String name, Invocation call, Frame frame) {
    var receiver = call.receiver();
    var arguments = call.arguments();
    return switch (name) {
      case "join" -> joined(receiver, arguments.at(0), frame);
      case "join-of" -> joined(arguments.get(0), receiver, frame);
      case "format" -> formatted(receiver, arguments, frame);
      case "to-text" -> flat(arguments.get(0), frame);
      case "same" -> receiver.refs().isEmpty() ? receiver : null;
      case "length-of" -> length(arguments.get(0), frame);
      case "text-concat" -> {
        var text = flat(receiver, frame);
        for (var argument : arguments.all()) {
          text = Operators.concat(text, flat(argument, frame));
        }
        yield text;
      }
      case "starts", "ends", "includes", "index-of" ->
          tested(name, receiver, arguments.get(0), frame);
      case "split" -> split(receiver, arguments.get(0), frame);
      default -> changed(name, receiver, arguments);
    };
  }

  private Value flat(Value value, Frame frame) {
    var taint = machine.heap.deep(value, frame.state);
    if (!value.refs().isEmpty()) {
      return Value.of(taint.derived());
    }
    var text = value.asText();
    return text == null ? value.and(taint) : Value.text(text).with(taint);
  }

  private @Nullable Value changed(String name, Value receiver, Arguments arguments) {
    if (!(receiver.constant() instanceof Constant.Text(var text))) {
      return null;
    }
    var result = text(name, text, arguments);
    return result == null ? null : result.with(receiver.taint());
  }

  private static @Nullable Value text(String name, String text, Arguments arguments) {
    var first = arguments.get(0);
    return switch (name) {
      case "upper" -> Value.text(text.toUpperCase(Locale.ROOT));
      case "lower" -> Value.text(text.toLowerCase(Locale.ROOT));
      case "trim" -> Value.text(text.strip());
      case "length" -> Value.number(text.length());
      case "char-at" -> charAt(text, first);
      case "substring" -> substring(text, arguments);
      case "replace" -> {
        var from = first.asText();
        var to = arguments.get(1).asText();
        yield from == null || to == null ? null : Value.text(text.replace(from, to));
      }
      case "repeat" ->
          first.constant() instanceof Constant.Number(var times) && times >= 0 && times < 100
              ? Value.text(text.repeat((int) times))
              : null;
      case "base64" ->
          Value.text(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
      default -> null;
    };
  }

  private static @Nullable Value charAt(String text, Value place) {
    if (place.constant() instanceof Constant.Number(var at) && at >= 0 && at < text.length()) {
      return Value.text(text.substring((int) at, (int) at + 1));
    }
    return null;
  }

  private static @Nullable Value substring(String text, Arguments arguments) {
    if (!(arguments.get(0).constant() instanceof Constant.Number(var start))) {
      return null;
    }
    int from = Math.clamp((long) start, 0, text.length());
    int to = text.length();
    if (arguments.placed().size() > 1) {
      if (!(arguments.get(1).constant() instanceof Constant.Number(var end))) {
        return null;
      }
      to = Math.clamp((long) end, 0, text.length());
    }
    return from > to ? null : Value.text(text.substring(from, to));
  }

  private @Nullable Value tested(String name, Value receiver, Value part, Frame frame) {
    var shape = machine.heap.shape(receiver, frame.state);
    if (shape != null && shape.isList() && name.equals("includes")) {
      return has(shape.fields().values(), part, shape.isExact());
    }
    if (!(receiver.constant() instanceof Constant.Text(var text))
        || !(part.constant() instanceof Constant.Text(var piece))) {
      return receiver.refs().isEmpty() ? Value.UNKNOWN : null;
    }
    return switch (name) {
      case "starts" -> Value.bool(text.startsWith(piece));
      case "ends" -> Value.bool(text.endsWith(piece));
      case "includes" -> Value.bool(text.contains(piece));
      default -> Value.number(text.indexOf(piece));
    };
  }

  private static Value has(Iterable<Value> items, Value wanted, boolean exact) {
    boolean isCertain = exact;
    for (var item : items) {
      var equal = Operators.equal(item, wanted);
      if (Boolean.TRUE.equals(equal)) {
        return Value.bool(true);
      }
      isCertain &= equal != null;
    }
    return isCertain ? Value.bool(false) : Value.UNKNOWN;
  }

  private @Nullable Value length(Value value, Frame frame) {
    var shape = machine.heap.shape(value, frame.state);
    if (shape != null && shape.isExactList()) {
      return Value.number(shape.length());
    }
    return value.constant() instanceof Constant.Text(var text)
        ? Value.number(text.length())
        : Value.UNKNOWN;
  }

  private @Nullable Value split(Value receiver, Value separator, Frame frame) {
    if (!receiver.refs().isEmpty()) {
      return null;
    }
    if (receiver.constant() instanceof Constant.Text(var text)) {
      var by = separator.asText();
      var parts = new ArrayList<Value>();
      if (by != null && by.isEmpty()) {
        text.codePoints().limit(64).forEach(c -> parts.add(Value.text(Character.toString(c))));
        return machine.heap.list(parts, frame.state);
      }
      for (var part :
          by == null
              ? text.strip().split("\\s+")
              : text.split(java.util.regex.Pattern.quote(by), -1)) {
        parts.add(Value.text(part));
      }
      return machine.heap.list(parts, frame.state);
    }
    return machine.heap.some(Value.of(receiver.taint().derived()), frame.state);
  }

  private @Nullable Value joined(Value list, @Nullable Value separator, Frame frame) {
    var shape = machine.heap.shape(list, frame.state);
    if (shape == null) {
      return list.taint().isNone() ? null : Value.of(list.taint().derived());
    }
    var items = machine.operations.items(list, Stmt.Over.ELEMENTS, frame);
    if (items == null) {
      return Value.of(machine.heap.deep(list, frame.state).derived());
    }
    return put(items, separator == null ? "," : separator.asText(), frame);
  }

  private Value put(List<Value> items, @Nullable String separator, Frame frame) {
    Value text = Value.text("");
    boolean isFirst = true;
    for (var item : items) {
      if (!isFirst) {
        text = Operators.concat(text, separator == null ? Value.UNKNOWN : Value.text(separator));
      }
      text = Operators.concat(text, flat(item, frame));
      isFirst = false;
    }
    return text;
  }

  /// `'…{}…'.format(…)`, `String.format` and their likes: the text up to the first hole is known.
  private Value formatted(Value receiver, Arguments arguments, Frame frame) {
    boolean isMethod = receiver.constant() instanceof Constant.Text || !receiver.taint().isNone();
    var format = isMethod ? receiver : arguments.get(0);
    var taint = format.taint();
    for (var argument : (isMethod ? arguments : arguments.from(1)).all()) {
      taint = taint.and(machine.heap.deep(argument, frame.state));
    }
    var text = format.prefix();
    int hole = text.indexOf(isMethod ? '{' : '%');
    var known = hole < 0 ? text : text.substring(0, hole);
    return Value.of(taint.derived()).beginning(known);
  }
}
