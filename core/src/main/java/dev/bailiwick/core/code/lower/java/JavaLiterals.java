package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Constant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Literals of the Java Language Specification, section 3.10.
final class JavaLiterals {
  private static final Pattern UNICODE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

  private JavaLiterals() {}

  /// The constant, or null where the kind is no literal.
  static @Nullable Constant constant(String kind, String text) {
    return switch (kind) {
      case "string_literal" -> new Constant.Text(string(text));
      case "character_literal" -> new Constant.Text(unescaped(inside(text, 1)));
      case "true", "false" -> new Constant.Bool(kind.equals("true"));
      case "null_literal" -> new Constant.Nothing();
      case "decimal_integer_literal",
          "hex_integer_literal",
          "octal_integer_literal",
          "binary_integer_literal",
          "decimal_floating_point_literal",
          "hex_floating_point_literal" ->
          new Constant.Number(number(kind, text));
      default -> null;
    };
  }

  private static String string(String text) {
    return text.startsWith("\"\"\"")
        ? unescaped(inside(text, 3).replaceFirst("^[ \t\f]*\r?\n", "").stripIndent())
        : unescaped(inside(text, 1));
  }

  private static String inside(String text, int quotes) {
    return text.length() < 2 * quotes ? "" : text.substring(quotes, text.length() - quotes);
  }

  private static String unescaped(String text) {
    try {
      return unicode(text).translateEscapes();
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static String unicode(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    return UNICODE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  private static double number(String kind, String text) {
    var digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      return switch (kind) {
        case "decimal_floating_point_literal", "hex_floating_point_literal" ->
            Double.parseDouble(digits);
        case "hex_integer_literal" -> whole(digits.substring(2), 16);
        case "binary_integer_literal" -> whole(digits.substring(2), 2);
        case "octal_integer_literal" -> whole(digits.substring(1), 8);
        default -> whole(digits, 10);
      };
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static double whole(String digits, int radix) {
    return Long.parseUnsignedLong(
        digits.endsWith("l") ? digits.substring(0, digits.length() - 1) : digits, radix);
  }
}
