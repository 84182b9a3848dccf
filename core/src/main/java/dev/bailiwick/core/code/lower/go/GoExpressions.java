package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/// Expressions but calls and composite literals.
final class GoExpressions {
  private final GoUnit unit;
  private final SyntaxTree tree;
  private int iota;

  GoExpressions(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// The number of the constant that is being declared in its group.
  void iota(int number) {
    iota = number;
  }

  Expr lower(int node) {
    if (node < 0) {
      return new Expr.Other("missing", List.of(), Span.NOWHERE);
    }
    var span = unit.span(node);
    return unit.depth.deeper(span, () -> expression(node, span));
  }

  List<Expr> all(int[] nodes) {
    var found = new ArrayList<Expr>();
    for (int node : nodes) {
      found.add(lower(node));
    }
    return found;
  }

  private Expr expression(int node, Span span) {
    return switch (tree.kind(node)) {
      case "identifier", "field_identifier", "package_identifier" -> name(tree.text(node), span);
      case "type_identifier",
          "qualified_type",
          "generic_type",
          "pointer_type",
          "type_instantiation_expression" ->
          unit.composites.typeName(node);
      case "parenthesized_expression", "literal_element", "expression_list" ->
          lower(tree.firstNamed(node));
      case "selector_expression" ->
          new Expr.Member(
              lower(tree.child(node, "operand")), tree.text(tree.child(node, "field")), span);
      case "index_expression" ->
          new Expr.Index(
              lower(tree.child(node, "operand")), lower(tree.child(node, "index")), span);
      case "slice_expression" -> new Expr.Other("slice", all(tree.children(node)), span);
      case "type_assertion_expression" -> lower(tree.child(node, "operand"));
      case "type_conversion_expression" -> unit.calls.conversion(node, span);
      case "call_expression" -> unit.calls.call(node, span);
      case "composite_literal" -> unit.composites.literal(node);
      case "func_literal" -> unit.functions.literal(node);
      case "unary_expression" -> unary(node, span);
      case "binary_expression" -> binary(node, span);
      case "iota" -> new Expr.Literal(new Constant.Number(iota), span);
      default -> literal(node, span);
    };
  }

  private Expr literal(int node, Span span) {
    var constant = GoLiterals.constant(tree.kind(node), tree.text(node));
    return constant == null
        ? new Expr.Other(tree.kind(node), all(tree.children(node)), span)
        : new Expr.Literal(constant, span);
  }

  /// A name; the receiver is `this`, a boxed variable the content of its box.
  Expr name(String name, Span span) {
    if (unit.scopes.isReceiver(name)) {
      return new Expr.This(span);
    }
    var type = unit.scopes.typeOf(name);
    Expr plain = new Expr.Name(name, span);
    return type.startsWith(GoScopes.BOX)
        ? new Expr.Member(plain, GoAssignments.CONTENT, span)
        : plain;
  }

  private String operator(int node) {
    int operator = tree.child(node, "operator");
    return operator < 0 ? "" : tree.kind(operator);
  }

  private Expr unary(int node, Span span) {
    int operand = tree.child(node, "operand");
    return switch (operator(node)) {
      case "&" -> address(operand, span);
      case "*" -> content(operand, span);
      case "<-" -> new Expr.Index(lower(operand), new Expr.Other("channel", List.of(), span), span);
      case "^" -> new Expr.Unary("~", lower(operand), span);
      case "+", "-", "!" -> new Expr.Unary(operator(node), lower(operand), span);
      default -> new Expr.Other(operator(node), List.of(lower(operand)), span);
    };
  }

  /// The address of a boxed variable is its box, that of anything else the thing.
  private Expr address(int operand, Span span) {
    var name = tree.text(operand);
    return tree.is(operand, "identifier") && unit.scopes.typeOf(name).startsWith(GoScopes.BOX)
        ? new Expr.Name(name, span)
        : lower(operand);
  }

  private Expr content(int operand, Span span) {
    var type = typeOf(operand);
    return type.startsWith("*") && GoTypes.isPlain(type.substring(1))
        ? new Expr.Member(lower(operand), GoAssignments.CONTENT, span)
        : lower(operand);
  }

  private Expr binary(int node, Span span) {
    var operator = operator(node);
    if (!operator.equals("+")) {
      var left = lower(tree.child(node, "left"));
      var right = lower(tree.child(node, "right"));
      return switch (operator) {
        case "&&", "||" -> new Expr.Logical(operator, left, right, span);
        case "/" -> new Expr.Binary(isWhole(node) ? "//" : "/", left, right, span);
        default -> new Expr.Binary(operator, left, right, span);
      };
    }
    var operands = new ArrayList<Integer>();
    int left = node;
    while (tree.is(left, "binary_expression") && operator(left).equals("+")) {
      operands.addFirst(tree.child(left, "right"));
      left = tree.child(left, "left");
    }
    operands.addFirst(left);
    boolean isText = operands.stream().anyMatch(o -> typeOf(o).equals("string"));
    var parts = all(operands.stream().mapToInt(Integer::intValue).toArray());
    return isText ? new Expr.Concat(parts, span) : sum(parts, span);
  }

  private static Expr sum(List<Expr> parts, Span span) {
    var sum = parts.getFirst();
    for (var part : parts.subList(1, parts.size())) {
      sum = new Expr.Binary("+", sum, part, span);
    }
    return sum;
  }

  private boolean isWhole(int division) {
    return typeOf(tree.child(division, "left")).equals("int")
        && typeOf(tree.child(division, "right")).equals("int");
  }

  /// The type of an expression where it can be seen at once, as [GoTypes#remembered] writes it.
  String typeOf(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "interpreted_string_literal", "raw_string_literal" -> "string";
      case "int_literal" -> "int";
      case "float_literal" -> "float64";
      case "true", "false" -> "bool";
      case "identifier" -> unit.scopes.typeOf(tree.text(node)).replace(GoScopes.BOX, "");
      case "parenthesized_expression" -> typeOf(tree.firstNamed(node));
      case "composite_literal" -> unit.types.remembered(tree.child(node, "type"));
      case "type_assertion_expression" -> unit.types.remembered(tree.child(node, "type"));
      case "binary_expression" -> typeOfBinary(node);
      case "unary_expression" -> typeOfUnary(node);
      case "call_expression" -> unit.calls.typeOf(node);
      default -> "";
    };
  }

  private String typeOfBinary(int node) {
    var left = typeOf(tree.child(node, "left"));
    var right = typeOf(tree.child(node, "right"));
    return switch (operator(node)) {
      case "==", "!=", "<", ">", "<=", ">=", "&&", "||" -> "bool";
      default -> left.isEmpty() ? right : left;
    };
  }

  private String typeOfUnary(int node) {
    var type = typeOf(tree.child(node, "operand"));
    return switch (operator(node)) {
      case "&" -> type.isEmpty() ? "" : "*" + type;
      case "*" -> type.startsWith("*") ? type.substring(1) : "";
      case "<-" -> "";
      default -> type;
    };
  }
}
