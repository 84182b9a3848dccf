package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Literals of the Go specification.
final class GoLiterals {
  private static final Pattern CODE =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))");
  private static final Pattern RARE = Pattern.compile("\\\\([av])");

  private GoLiterals() {}

  /// The constant, or null where the kind is no literal. A rune is its text.
  static @Nullable Constant constant(String kind, String text) {
    return switch (kind) {
      case "interpreted_string_literal", "raw_string_literal", "rune_literal" ->
          new Constant.Text(text(text));
      case "true", "false" -> new Constant.Bool(kind.equals("true"));
      case "nil" -> new Constant.Nothing();
      case "int_literal", "float_literal" -> new Constant.Number(number(text));
      default -> null;
    };
  }

  /// What stands between the quotes, decoded.
  static String text(String quoted) {
    if (quoted.length() < 2) {
      return "";
    }
    var inside = quoted.substring(1, quoted.length() - 1);
    if (quoted.charAt(0) == '`' || inside.indexOf('\\') < 0) {
      return inside;
    }
    try {
      var plain =
          RARE.matcher(CODE.matcher(inside).replaceAll(GoLiterals::decoded)).replaceAll(" ");
      return plain.translateEscapes();
    } catch (IllegalArgumentException _) {
      return inside;
    }
  }

  private static String decoded(java.util.regex.MatchResult found) {
    for (int i = 1; i <= 3; i++) {
      if (found.group(i) != null) {
        int code = Integer.parseUnsignedInt(found.group(i), 16);
        var text = Character.isValidCodePoint(code) ? Character.toString(code) : "?";
        return Matcher.quoteReplacement(text.equals("\\") ? "\\\\" : text);
      }
    }
    return "";
  }

  private static double number(String text) {
    var digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return Long.parseUnsignedLong(digits.substring(2), 16);
      }
      if (digits.startsWith("0b")) {
        return Long.parseUnsignedLong(digits.substring(2), 2);
      }
      if (digits.matches("0o?[0-7]+")) {
        return Long.parseUnsignedLong(digits.replace("o", ""), 8);
      }
      return Double.parseDouble(digits);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
