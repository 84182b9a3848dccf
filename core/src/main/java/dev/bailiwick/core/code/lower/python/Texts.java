package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Literals of text and numbers.
final class Texts {
  private final PythonFile file;

  Texts(PythonFile file) {
    this.file = file;
  }

  /// A string, an f-string, or several behind each other.
  Expr of(int node) {
    var parts = new ArrayList<Expr>();
    if (file.tree.is(node, "concatenated_string")) {
      for (int child : file.tree.children(node)) {
        collect(child, parts);
      }
    } else {
      collect(node, parts);
    }
    var span = file.span(node);
    if (parts.isEmpty()) {
      return file.text("", span);
    }
    return parts.stream().allMatch(part -> part instanceof Expr.Literal)
        ? file.text(joined(parts), span)
        : new Expr.Concat(parts, span);
  }

  private static String joined(List<Expr> parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part instanceof Expr.Literal(Constant.Text(var value), Span _)) {
        text.append(value);
      }
    }
    return text.toString();
  }

  private void collect(int node, List<Expr> parts) {
    var tree = file.tree;
    boolean isRaw =
        tree.text(tree.childOfKind(node, "string_start")).toLowerCase(Locale.ROOT).contains("r");
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "string_content" ->
            parts.add(file.text(isRaw ? tree.text(child) : content(child), file.span(child)));
        case "interpolation" -> {
          int inner = tree.child(child, "expression");
          parts.add(file.expressions.of(inner < 0 ? tree.firstNamed(child) : inner));
        }
        case "string" -> collect(child, parts);
        default -> {}
      }
    }
  }

  private String content(int node) {
    var tree = file.tree;
    var text = new StringBuilder();
    int at = tree.start(node);
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      text.append(tree.text(at, tree.start(child)));
      var piece = tree.text(child);
      text.append(tree.is(child, "escape_sequence") ? escape(piece) : piece.substring(0, 1));
      at = tree.end(child);
    }
    return text.append(tree.text(at, tree.end(node))).toString();
  }

  /// The Python language reference, 2.4.1.1.
  private static String escape(String text) {
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
      case 'a' -> "\u0007";
      case '\n' -> "";
      case 'x', 'u', 'U' -> point(text.substring(2), 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> point(text.substring(1), 8);
      case '\\', '\'', '"' -> text.substring(1);
      default -> text;
    };
  }

  private static String point(String digits, int base) {
    try {
      return Character.toString(Integer.parseInt(digits, base));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  Expr number(int node) {
    return new Expr.Literal(new Constant.Number(value(file.tree.text(node))), file.span(node));
  }

  private static double value(String text) {
    var digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.length() > 2 && digits.charAt(0) == '0' && "xob".indexOf(digits.charAt(1)) >= 0) {
        int base = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
        return Long.parseLong(digits.substring(2), base);
      }
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
