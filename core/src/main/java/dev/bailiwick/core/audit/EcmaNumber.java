package dev.bailiwick.core.audit;

import java.math.BigDecimal;

/// A double as ECMAScript writes it: `Number::toString` of ECMA-262, which RFC 8785 section 3.2.2.3
/// asks for.
final class EcmaNumber {
  private EcmaNumber() {}

  /// The canonical spelling of a JSON number literal.
  static String of(String literal) {
    if (isPlainInteger(literal)) {
      return literal;
    }
    return of(Double.parseDouble(literal));
  }

  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("no JSON number beyond IEEE 754 double");
    }
    if (value == 0) {
      return "0";
    }
    if (value < 0) {
      return "-" + of(-value);
    }
    var shortest = shortest(value);
    var digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return spell(digits, point);
  }

  /// Up to 15 digits are exact in a double, so such a literal is its own spelling.
  private static boolean isPlainInteger(String literal) {
    int start = literal.startsWith("-") ? 1 : 0;
    int length = literal.length() - start;
    if (length < 1 || length > 15 || (literal.charAt(start) == '0' && literal.length() > 1)) {
      return false;
    }
    return literal.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  /// The fewest digits that read back as the value; the nearest to it among those.
  /// [Double#toString] gives that since JDK 19, except that it never gives less than two digits
  /// where a second one comes nearer (`4.9E-324`).
  private static BigDecimal shortest(double value) {
    var two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (two.precision() != 2) {
      return two;
    }
    var exact = new BigDecimal(value);
    var best = two;
    for (var rounding :
        new java.math.RoundingMode[] {java.math.RoundingMode.DOWN, java.math.RoundingMode.UP}) {
      var one = two.round(new java.math.MathContext(1, rounding)).stripTrailingZeros();
      var nearer =
          best.precision() > 1
              || one.subtract(exact).abs().compareTo(best.subtract(exact).abs()) < 0;
      if (one.doubleValue() == value && nearer) {
        best = one;
      }
    }
    return best;
  }

  private static String spell(String digits, int point) {
    int length = digits.length();
    if (length <= point && point <= 21) {
      return digits + "0".repeat(point - length);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    var mantissa = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent > 0 ? "+" : "") + exponent;
  }
}
