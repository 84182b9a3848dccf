package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.value.Value;
import org.jspecify.annotations.Nullable;

/// Operators on constants. What is not known gives null.
public final class Operators {
  private Operators() {}

  public static @Nullable Boolean equal(Value left, Value right) {
    if (left.constant() == null || right.constant() == null) {
      return unequalKinds(left, right);
    }
    if (left.constant().equals(right.constant())) {
      return true;
    }
    var one = left.asText();
    var other = right.asText();
    return one != null
            && other != null
            && one.equals(other)
            && left.constant().getClass() != right.constant().getClass()
        ? null
        : (Boolean) false;
  }

  /// What refers to something is not nothing.
  private static @Nullable Boolean unequalKinds(Value left, Value right) {
    boolean isObject = left.isNothing() && isKnown(right) || right.isNothing() && isKnown(left);
    return isObject ? false : null;
  }

  private static boolean isKnown(Value value) {
    return !value.refs().isEmpty() && value.constant() == null && value.taint().isNone();
  }

  public static @Nullable Value binary(String operator, Value left, Value right) {
    switch (operator) {
      case "==", "===", "is" -> {
        var equal = equal(left, right);
        return equal == null ? null : Value.bool(equal);
      }
      case "!=", "!==", "is-not" -> {
        var equal = equal(left, right);
        return equal == null ? null : Value.bool(!equal);
      }
      default -> {
        return numbers(operator, left, right);
      }
    }
  }

  private static @Nullable Value numbers(String operator, Value left, Value right) {
    if (left.constant() instanceof Constant.Text(var one)
        && right.constant() instanceof Constant.Text(var other)) {
      return texts(operator, one, other);
    }
    if (!(left.constant() instanceof Constant.Number(var a))
        || !(right.constant() instanceof Constant.Number(var b))) {
      return null;
    }
    return switch (operator) {
      case "+" -> Value.number(a + b);
      case "-" -> Value.number(a - b);
      case "*" -> Value.number(a * b);
      case "/" -> Value.number(a / b);
      case "//" -> Value.number(Math.floor(a / b));
      case "%" -> Value.number(a % b);
      case "**" -> Value.number(Math.pow(a, b));
      case "<" -> Value.bool(a < b);
      case ">" -> Value.bool(a > b);
      case "<=" -> Value.bool(a <= b);
      case ">=" -> Value.bool(a >= b);
      case "&" -> Value.number((long) a & (long) b);
      case "|" -> Value.number((long) a | (long) b);
      case "^" -> Value.number((long) a ^ (long) b);
      case "<<" -> Value.number((int) a << (int) b);
      case ">>" -> Value.number((int) a >> (int) b);
      case ">>>" -> Value.number((int) a >>> (int) b);
      default -> null;
    };
  }

  private static @Nullable Value texts(String operator, String one, String other) {
    return switch (operator) {
      case "+" -> Value.text(one + other);
      case "<" -> Value.bool(one.compareTo(other) < 0);
      case ">" -> Value.bool(one.compareTo(other) > 0);
      case "<=" -> Value.bool(one.compareTo(other) <= 0);
      case ">=" -> Value.bool(one.compareTo(other) >= 0);
      case "in" -> Value.bool(other.contains(one));
      case "not-in" -> Value.bool(!other.contains(one));
      default -> null;
    };
  }

  /// Whether the operator gives a truth value or a number, from which no text can be made.
  public static boolean isHarmless(String operator) {
    return switch (operator) {
      case "==",
          "===",
          "!=",
          "!==",
          "<",
          ">",
          "<=",
          ">=",
          "in",
          "not-in",
          "instanceof",
          "is",
          "is-not",
          "-",
          "*",
          "/",
          "//",
          "**",
          "&",
          "^",
          "<<",
          ">>",
          ">>>" ->
          true;
      default -> false;
    };
  }

  /// Two values put behind each other as text.
  public static Value concat(Value left, Value right) {
    var taint = left.taint().and(right.taint()).derived();
    var one = left.asText();
    var other = right.asText();
    if (one != null && other != null) {
      return Value.text(one + other).with(taint);
    }
    if (one != null) {
      return Value.of(taint).beginning(one + right.prefix());
    }
    return left.prefix().isEmpty() ? Value.of(taint) : Value.of(taint).beginning(left.prefix());
  }
}
