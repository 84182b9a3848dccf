package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.rule.Action;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Questions;
import dev.bailiwick.core.code.value.State;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Value;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known where a condition held: a value that was compared with a constant, found in a list
/// of the program's own, or accepted by a check is harmless.
final class Conditions {
  /// All weaknesses.
  static final long ALL = Long.MAX_VALUE;

  /// Names of functions that say whether a value may be used.
  private static final Pattern CHECK =
      Pattern.compile(
          "(?i)_*(is|has|check|validate|verify|ensure|assert|matches)?_?(is)?_?"
              + "(valid|safe|allowed|white_?listed|allow_?listed|permitted|trusted|sanitized|uuid|numeric|alphanumeric"
              + "|integer|int|digit|alnum|decimal|hex|object_?id|email|mongo_?id|known)\\w*");

  private final Machine machine;

  Conditions(Machine machine) {
    this.machine = machine;
  }

  /// The value with what the state knows of its sources.
  static Value settled(Value value, State state) {
    return state.settled(value);
  }

  /// Notes what follows from the test having come out so.
  void assume(Expr test, boolean truth, Frame frame) {
    machine.authority.tested(test, frame);
    if (truth && !(test instanceof Expr.Unary)) {
      machine.authority.held(test, frame);
    }
    switch (test) {
      case Expr.Unary(var operator, var operand, var _) when operator.equals("!") ->
          assume(operand, !truth, frame);
      case Expr.Logical(var operator, var left, var right, var _) -> {
        if (operator.equals("&&") == truth && !operator.equals("??")) {
          assume(left, truth, frame);
          assume(right, truth, frame);
          staysHere(test, operator, truth, frame);
        } else if (!operator.equals("??")) {
          either(left, right, truth, frame);
        }
      }
      case Expr.Binary binary -> compare(binary, truth, frame);
      case Expr.Call call -> called(call, truth, frame);
      case Expr.Assign(var _, var _, var value, var _) -> assume(value, truth, frame);
      default -> {}
    }
  }

  /// An address that begins with one slash and not with two leads nowhere else.
  private void staysHere(Expr test, String operator, boolean truth, Frame frame) {
    var parts = new ArrayList<Expr>();
    Questions.collect(test, operator, parts);
    for (var one : parts) {
      var begins = Questions.asked(one, truth);
      var whole = begins == null ? null : beginning(begins, "/", frame);
      if (whole == null) {
        continue;
      }
      for (var other : parts) {
        var not = Questions.asked(other, !truth);
        var without = not == null ? null : beginning(not, "//", frame);
        if (without != null
            && frame.file.text(without.span()).equals(frame.file.text(whole.span()))) {
          allow(quiet(whole, frame), whole, machine.foreign.bits("open-redirect", "ssrf"), frame);
        }
      }
    }
  }

  /// What is asked whether it begins with the text, or null.
  private @Nullable Expr beginning(Expr test, String text, Frame frame) {
    if (!(test instanceof Expr.Call call)
        || !(call.callee() instanceof Expr.Member(var object, var name, var _))) {
      return null;
    }
    boolean isOwn = name.equals("startsWith") || name.equals("startswith");
    int at = isOwn ? 0 : name.equals("HasPrefix") ? 1 : -1;
    var prefix = at < 0 ? null : Questions.argument(call, at);
    return prefix == null || !text.equals(quiet(prefix, frame).asText())
        ? null
        : isOwn ? object : Questions.argument(call, 0);
  }

  /// One of two tests came out so: what follows from either of them.
  private void either(Expr left, Expr right, boolean truth, Frame frame) {
    var before = frame.state;
    var one = before.fork();
    frame.state = one;
    assume(left, truth, frame);
    var other = before.fork();
    frame.state = other;
    assume(right, truth, frame);
    frame.state = before;
    before.join(one, other);
  }

  private void compare(Expr.Binary binary, boolean truth, Frame frame) {
    switch (binary.operator()) {
      case "==", "===", "is" -> {
        if (truth) {
          equal(binary, frame);
        } else {
          differs(binary, frame);
        }
        if (binary.left() instanceof Expr.Call call && isFalse(binary.right())) {
          called(call, !truth, frame);
        }
      }
      case "!=", "!==", "is-not" -> {
        if (truth) {
          claimed(binary.left(), binary.right(), frame);
        }
        if (!truth) {
          equal(binary, frame);
        } else {
          differs(binary, frame);
        }
        search(binary, truth, frame);
      }
      case "in", "not-in" -> {
        if (binary.operator().equals("in") == truth) {
          member(binary.left(), binary.right(), frame);
        }
        if (binary.operator().equals("in") != truth) {
          lacks(quiet(binary.left(), frame), binary.right(), frame);
        }
      }
      case ">", ">=", "<" -> search(binary, truth == !binary.operator().equals("<"), frame);
      default -> {}
    }
  }

  private static boolean isFalse(Expr value) {
    return value instanceof Expr.Literal(Constant.Bool(var truth), var _) && !truth;
  }

  /// `x.indexOf(y) >= 0` and its likes.
  private void search(Expr.Binary binary, boolean found, Frame frame) {
    if (binary.left() instanceof Expr.Call call
        && call.callee() instanceof Expr.Member(var _, var name, var _)
        && (name.equals("indexOf") || name.equals("search"))) {
      called(call, found, frame);
    }
  }

  private void equal(Expr.Binary binary, Frame frame) {
    var left = quiet(binary.left(), frame);
    var right = quiet(binary.right(), frame);
    if (isOurs(right, frame)) {
      allow(left, binary.left(), ALL, frame);
    }
    if (isOurs(left, frame)) {
      allow(right, binary.right(), ALL, frame);
    }
    if (binary.left() instanceof Expr.Unary(var operator, var operand, var _)
        && operator.equals("typeof")
        && right.constant() instanceof Constant.Text(var type)) {
      boolean isPlain = !type.equals("string") && !type.equals("object");
      long bits =
          isPlain
              ? machine.foreign.harmless()
              : machine.foreign.bits(type.equals("string") ? "nosql-injection" : "");
      allow(quiet(operand, frame), operand, bits, frame);
    }
    if (Questions.isHost(binary.left()) && Questions.isHost(binary.right())) {
      long bits = machine.foreign.bits("open-redirect", "ssrf");
      allow(left, binary.left(), bits, frame);
      allow(right, binary.right(), bits, frame);
    }
  }

  /// A role that is asked for: `role != "admin"`, `!"admin".equals(role)`.
  private void claimed(Expr left, Expr right, Frame frame) {
    machine.claims.compared(left, claim(left, frame), quiet(right, frame), frame);
    machine.claims.compared(right, claim(right, frame), quiet(left, frame), frame);
  }

  /// What is read of a request; what a function makes of it is the function's word.
  private Value claim(Expr expression, Frame frame) {
    return expression instanceof Expr.Call(var callee, var _, var _, var _)
        ? callee instanceof Expr.Member(var object, var _, var _)
            ? quiet(object, frame)
            : Value.UNKNOWN
        : quiet(expression, frame);
  }

  /// A key that is not `__proto__`.
  private void differs(Expr.Binary binary, Frame frame) {
    if (quiet(binary.right(), frame).constant() instanceof Constant.Text(var text)
        && text.equals("__proto__")) {
      allow(
          quiet(binary.left(), frame),
          binary.left(),
          machine.foreign.bits("prototype-pollution"),
          frame);
    }
  }

  /// Whether a value is the program's own: known to be something, and not from outside.
  private boolean isOurs(Value value, Frame frame) {
    return !value.isNothing()
        && !(value.constant() instanceof Constant.Bool)
        && machine.heap.deep(value, frame.state).isNone()
        && (value.constant() != null
            || !value.prefix().isEmpty()
            || !value.refs().isEmpty()
            || !value.symbol().isEmpty());
  }

  private void member(Expr item, Expr collection, Frame frame) {
    var held = quiet(collection, frame);
    if (machine.heap.deep(held, frame.state).isNone()) {
      allow(quiet(item, frame), item, ALL, frame);
    }
  }

  /// `'..' not in x`.
  private void lacks(Value part, Expr whole, Frame frame) {
    if (!(part.constant() instanceof Constant.Text(var text))) {
      return;
    }
    if (text.contains("..")) {
      allow(quiet(whole, frame), whole, machine.foreign.bits("path-traversal"), frame);
    }
    if (text.equals("'") || text.equals("\"")) {
      boolean isInside = whole instanceof Expr.Other;
      var value = isInside ? machine.evaluation.of(whole, frame) : quiet(whole, frame);
      allow(
          value,
          whole,
          machine.foreign.bits(
              "xpath-injection", "sql-injection", isInside ? "code-injection" : ""),
          frame);
    }
  }

  private void called(Expr.Call call, boolean truth, Frame frame) {
    var name = Questions.name(call.callee());
    if (call.callee() instanceof Expr.Member(var object, var method, var _)) {
      if (!truth && method.startsWith("equals") && call.arguments().size() == 1) {
        claimed(object, call.arguments().getFirst().value(), frame);
      }
      machine.callbacks.asked(object, method, call, truth, frame);
      method(object, method, call, truth, frame);
    }
    if (truth && CHECK.matcher(name).matches() && !call.arguments().isEmpty()) {
      var argument = call.arguments().getFirst().value();
      allow(quiet(argument, frame), argument, machine.foreign.harmless(), frame);
    }
    for (var row : machine.foreign.rows(call, frame)) {
      for (var action : row.actions()) {
        if (action instanceof Action.Guard(var bits, var place, var _, var whenTrue)
            && whenTrue == truth) {
          var guarded =
              place.name().equals("receiver")
                  ? Questions.receiver(call)
                  : Questions.argument(call, place.index());
          if (guarded != null) {
            allow(quiet(guarded, frame), guarded, bits, frame);
          }
        }
      }
    }
  }

  private void method(Expr object, String name, Expr.Call call, boolean truth, Frame frame) {
    var argument = Questions.argument(call, 0);
    switch (name) {
      case "includes", "has", "contains", "indexOf", "containsKey", "some" -> {
        if (argument == null) {
          return;
        }
        if (truth) {
          member(argument, object, frame);
        } else {
          lacks(quiet(argument, frame), object, frame);
          notAmong(argument, object, frame);
        }
      }
      case "test", "fullmatch", "match", "matches" -> {
        if (truth && argument != null) {
          pattern(quiet(object, frame), argument, name.equals("fullmatch"), frame);
          pattern(quiet(argument, frame), object, name.equals("matches"), frame);
        }
      }
      case "startsWith", "startswith", "endsWith", "endswith" -> {
        if (!truth && argument != null && quiet(argument, frame).prefix().startsWith("..")) {
          allow(quiet(object, frame), object, machine.foreign.bits("path-traversal"), frame);
        }
        if (truth && argument != null) {
          begins(name, object, quiet(argument, frame), frame);
        }
      }
      case "isdigit", "isalnum", "isnumeric", "isdecimal", "isalpha" -> {
        if (truth) {
          long bits = machine.foreign.harmless() & ~machine.foreign.bits("trust-boundary");
          allow(quiet(object, frame), object, bits, frame);
        }
      }
      default -> {}
    }
  }

  /// A key that is not in a list in which `__proto__` stands.
  private void notAmong(Expr key, Expr list, Frame frame) {
    if (frame.file.text(list.span()).contains("__proto__")
        || machine.heap.holds(quiet(list, frame), "__proto__", frame.state)) {
      allow(quiet(key, frame), key, machine.foreign.bits("prototype-pollution"), frame);
    }
  }

  private void begins(String name, Expr whole, Value part, Frame frame) {
    long bits = machine.foreign.bits("path-traversal", "open-redirect", "ssrf");
    boolean isHost = name.startsWith("ends");
    if (isHost || !part.prefix().equals("/") || part.constant() == null) {
      allow(quiet(whole, frame), whole, bits, frame);
    }
  }

  /// A regular expression that leaves no room for anything but plain characters.
  private void pattern(Value pattern, Expr checked, boolean isWhole, Frame frame) {
    var text =
        switch (pattern.constant()) {
          case Constant.Regex(var source, var _) -> source;
          case Constant.Text(var source) -> source;
          case null, default -> null;
        };
    if (text == null && pattern.symbol().isEmpty()) {
      return;
    }
    if (text == null || Questions.isStrict(text, isWhole)) {
      allow(quiet(checked, frame), checked, machine.foreign.harmless(), frame);
    }
  }

  private void allow(Value value, Expr tested, long bits, Frame frame) {
    var taint = value.taint();
    for (var mark : taint.marks()) {
      frame.state.allow(mark.source(), bits);
    }
    if (tested instanceof Expr.Member(var whole, var part, var _) && Questions.isHost(tested)) {
      note(quiet(whole, frame).taint(), machine.foreign.bits("ssrf", "open-redirect"), frame);
    }
    if (tested instanceof Expr.Call call && call.arguments().size() <= 1) {
      var inner = Questions.receiver(call);
      if (inner != call.callee()) {
        note(quiet(inner, frame).taint(), bits, frame);
      }
    }
  }

  private static void note(Taint taint, long bits, Frame frame) {
    for (var mark : taint.marks()) {
      frame.state.allow(mark.source(), bits);
    }
  }

  /// The value of an expression that was evaluated before, without its effects.
  Value quiet(Expr expression, Frame frame) {
    return switch (expression) {
      case Expr.Name _, Expr.This _, Expr.Literal _ -> machine.evaluation.of(expression, frame);
      case Expr.Member(var object, var name, var span) ->
          machine.members.read(quiet(object, frame), Value.text(name), span, frame);
      case Expr.Index(var object, var key, var span) ->
          machine.members.read(quiet(object, frame), quiet(key, frame), span, frame);
      case Expr.Call(var callee, var arguments, var _, var _) -> {
        var taint = quiet(receiverOf(callee), frame).taint();
        for (var argument : arguments) {
          taint = taint.and(machine.heap.deep(quiet(argument.value(), frame), frame.state));
        }
        yield Value.of(taint);
      }
      case Expr.ListOf _ -> machine.evaluation.of(expression, frame);
      case Expr.Concat _ -> machine.evaluation.of(expression, frame);
      default -> Value.UNKNOWN;
    };
  }

  private static Expr receiverOf(Expr callee) {
    return callee instanceof Expr.Member(var object, var _, var _) ? object : callee;
  }
}
