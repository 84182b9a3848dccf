package dev.bailiwick.core.code.team;

/// Compares what fills a hole with a literal: `$N < 2048`, `$MODE == "ECB"`.
final class Comparison {
  private Comparison() {}

  static boolean holds(String filled, Formula.HoleNumber wanted) {
    var one = number(filled);
    var other = number(wanted.value());
    if (one == null || other == null) {
      boolean isSame = plain(filled).equals(plain(wanted.value()));
      return wanted.operator().equals("==") && isSame || wanted.operator().equals("!=") && !isSame;
    }
    int order = one.compareTo(other);
    return switch (wanted.operator()) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "==" -> order == 0;
      default -> order != 0;
    };
  }

  private static String plain(String text) {
    return text.replaceAll("^['\"]|['\"]$", "");
  }

  private static java.math.@org.jspecify.annotations.Nullable BigDecimal number(String text) {
    var digits = text.replace("_", "").strip();
    if (digits.matches("0[xX][0-9a-fA-F]{1,16}")) {
      return new java.math.BigDecimal(new java.math.BigInteger(digits.substring(2), 16));
    }
    return digits.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? new java.math.BigDecimal(digits) : null;
  }
}
