package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Calls, conversions and the built-in functions that make or join things.
final class GoCalls {
  private static final Set<String> NO_CHANGE = Set.of("string", "any", "error", "rune", "byte");

  private final GoUnit unit;
  private final SyntaxTree tree;

  GoCalls(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  boolean isPanic(int node) {
    return tree.is(node, "call_expression") && builtin(node).equals("panic");
  }

  /// The name of the built-in function that is called, or empty.
  private String builtin(int node) {
    int function = tree.child(node, "function");
    var name = tree.is(function, "identifier") ? tree.text(function) : "";
    return unit.scopes.isLocal(name) ? "" : name;
  }

  Expr call(int node, Span span) {
    var values = tree.children(tree.child(node, "arguments"));
    var builtin = builtin(node);
    if (values.length > 0) {
      switch (builtin) {
        case "append" -> {
          return append(values, span);
        }
        case "make" -> {
          return made(values, span);
        }
        case "new" -> {
          return fresh(values[0], span);
        }
        default -> {
          if (NO_CHANGE.contains(builtin) || unit.names.isRenamed(builtin)) {
            return unit.expressions.lower(values[0]);
          }
        }
      }
    }
    var callee = unit.expressions.lower(tree.child(node, "function"));
    return new Expr.Call(callee, arguments(values), false, span);
  }

  private List<Expr.Argument> arguments(int[] values) {
    var found = new ArrayList<Expr.Argument>();
    for (int value : values) {
      found.add(new Expr.Argument("", item(value)));
    }
    return found;
  }

  private Expr item(int value) {
    return tree.is(value, "variadic_argument")
        ? new Expr.Spread(unit.expressions.lower(tree.firstNamed(value)), unit.span(value))
        : unit.expressions.lower(value);
  }

  private Expr append(int[] values, Span span) {
    var items = new ArrayList<Expr>();
    items.add(new Expr.Spread(unit.expressions.lower(values[0]), unit.span(values[0])));
    for (int i = 1; i < values.length; i++) {
      items.add(item(values[i]));
    }
    return new Expr.ListOf(items, span);
  }

  /// A list of some length holds something already.
  private Expr made(int[] values, Span span) {
    if (tree.is(values[0], "map_type")) {
      return new Expr.MapOf(List.of(), span);
    }
    boolean isFilled =
        tree.is(values[0], "slice_type") && values.length > 1 && !tree.text(values[1]).equals("0");
    var zeroes = new Expr.Spread(new Expr.Other("zeroes", List.of(), span), span);
    return new Expr.ListOf(isFilled ? List.of(zeroes) : List.of(), span);
  }

  private Expr fresh(int type, Span span) {
    return GoTypes.isPlain(tree.text(type))
        ? GoAssignments.box(new Expr.Literal(new Constant.Nothing(), span), span)
        : new Expr.Call(unit.composites.typeName(type), List.of(), true, span);
  }

  /// `[]byte(s)` is its operand; a generic function with its types looks like a conversion too.
  Expr conversion(int node, Span span) {
    int type = tree.child(node, "type");
    int operand = tree.child(node, "operand");
    if (!tree.is(type, "generic_type")) {
      return unit.expressions.lower(operand);
    }
    return new Expr.Call(
        unit.composites.typeName(type), arguments(new int[] {operand}), false, span);
  }

  /// What can be told of a call's result.
  String typeOf(int node) {
    var values = tree.children(tree.child(node, "arguments"));
    var builtin = builtin(node);
    return switch (builtin) {
      case "make" -> values.length == 0 ? "" : unit.types.remembered(values[0]);
      case "new" -> values.length == 0 ? "" : "*" + tree.text(values[0]);
      case "len", "cap" -> "int";
      case "string", "int", "int64", "float64", "bool" -> builtin;
      default -> "";
    };
  }
}
