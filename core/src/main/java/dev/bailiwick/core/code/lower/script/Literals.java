package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.syntax.SyntaxTree;

/// Decodes what stands in literals.
final class Literals {
  private Literals() {}

  /// The text of a `string` node.
  static String string(SyntaxTree tree, int node) {
    var text = new StringBuilder();
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      switch (tree.kind(child)) {
        case "string_fragment", "html_character_reference" -> text.append(tree.text(child));
        case "escape_sequence" -> text.append(escape(tree.text(child)));
        default -> {}
      }
    }
    return text.toString();
  }

  /// ECMA-262, 12.9.4: what an escape sequence stands for.
  static String escape(String text) {
    if (text.length() < 2) {
      return text;
    }
    return switch (text.charAt(1)) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'v' -> "\u000b";
      case '0' -> "\0";
      case 'x', 'u' -> point(text.substring(2).replaceAll("[{}]", ""));
      case '\n', '\r' -> "";
      default -> text.substring(1);
    };
  }

  private static String point(String digits) {
    try {
      return Character.toString(Integer.parseInt(digits, 16));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static double number(String text) {
    var digits = text.replace("_", "");
    if (digits.endsWith("n")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    try {
      if (digits.length() > 2 && digits.charAt(0) == '0') {
        int base =
            switch (Character.toLowerCase(digits.charAt(1))) {
              case 'x' -> 16;
              case 'o' -> 8;
              case 'b' -> 2;
              default -> 10;
            };
        if (base != 10) {
          return Long.parseUnsignedLong(digits.substring(2), base);
        }
      }
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
