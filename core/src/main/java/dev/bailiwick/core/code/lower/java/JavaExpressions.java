package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Expressions but names and calls, which [JavaReferences] lowers.
final class JavaExpressions {
  private static final Set<String> WHOLE =
      Set.of("int", "long", "short", "byte", "java.lang.Integer", "java.lang.Long");

  private final JavaUnit unit;
  private final SyntaxTree tree;

  JavaExpressions(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  Expr lower(int node) {
    if (node < 0) {
      return new Expr.Other("missing", List.of(), Span.NOWHERE);
    }
    var span = unit.span(node);
    return unit.depth.deeper(span, () -> expression(node, span));
  }

  private Expr expression(int node, Span span) {
    return switch (tree.kind(node)) {
      case "parenthesized_expression" -> lower(tree.firstNamed(node));
      case "identifier",
          "field_access",
          "scoped_identifier",
          "method_invocation",
          "object_creation_expression",
          "method_reference",
          "class_literal",
          "type_identifier",
          "scoped_type_identifier",
          "generic_type" ->
          unit.references.lower(node);
      case "this" -> new Expr.This(span);
      case "super" -> new Expr.Super(span);
      case "array_access" -> new Expr.Index(field(node, "array"), field(node, "index"), span);
      case "binary_expression" -> binary(node, span);
      case "unary_expression" -> new Expr.Unary(operator(node), field(node, "operand"), span);
      case "update_expression" -> update(node, span);
      case "assignment_expression" -> assignment(node, span);
      case "ternary_expression" ->
          new Expr.Conditional(
              field(node, "condition"),
              field(node, "consequence"),
              field(node, "alternative"),
              span);
      case "cast_expression" -> cast(node, span);
      case "instanceof_expression" -> instance(node, span);
      case "lambda_expression" -> unit.methods.lambda(node);
      case "switch_expression" -> new Expr.Choice(unit.switches.value(node));
      case "array_creation_expression" -> array(node, span);
      case "array_initializer", "element_value_array_initializer" ->
          new Expr.ListOf(all(tree.children(node)), span);
      case "annotation", "marker_annotation" -> unit.methods.annotation(node);
      default -> literal(node, span);
    };
  }

  private Expr literal(int node, Span span) {
    var constant = JavaLiterals.constant(tree.kind(node), tree.text(node));
    return constant == null
        ? new Expr.Other(tree.kind(node), all(tree.children(node)), span)
        : new Expr.Literal(constant, span);
  }

  private Expr field(int node, String field) {
    return lower(tree.child(node, field));
  }

  List<Expr> all(int[] nodes) {
    var found = new ArrayList<Expr>();
    for (int node : nodes) {
      found.add(lower(node));
    }
    return found;
  }

  private String operator(int node) {
    int operator = tree.child(node, "operator");
    return operator < 0 ? "" : tree.kind(operator);
  }

  /// `+` runs to the left without end in some programs; its operands are gathered in a loop.
  private Expr binary(int node, Span span) {
    var operator = operator(node);
    if (!operator.equals("+")) {
      return binary(operator, node, span);
    }
    var operands = new ArrayList<Integer>();
    int left = node;
    while (tree.is(left, "binary_expression") && operator(left).equals("+")) {
      operands.addFirst(tree.child(left, "right"));
      left = tree.child(left, "left");
    }
    operands.addFirst(left);
    return sum(operands, span);
  }

  /// From the first text on a sum is text.
  private Expr sum(List<Integer> operands, Span span) {
    int text = 0;
    while (text < operands.size() && !isText(operands.get(text))) {
      text++;
    }
    int numbers = text == operands.size() ? text : Math.max(1, text);
    Expr sum = lower(operands.getFirst());
    for (int operand : operands.subList(1, numbers)) {
      sum = new Expr.Binary("+", sum, lower(operand), span);
    }
    if (text == operands.size()) {
      return sum;
    }
    var parts = new ArrayList<Expr>();
    parts.add(sum);
    for (int operand : operands.subList(numbers, operands.size())) {
      parts.add(lower(operand));
    }
    return new Expr.Concat(parts, span);
  }

  private boolean isText(int node) {
    return typeOf(node).equals("java.lang.String");
  }

  private Expr binary(String operator, int node, Span span) {
    var left = field(node, "left");
    var right = field(node, "right");
    return switch (operator) {
      case "&&", "||" -> new Expr.Logical(operator, left, right, span);
      case "/" -> new Expr.Binary(isWhole(node) ? "//" : "/", left, right, span);
      default -> new Expr.Binary(operator, left, right, span);
    };
  }

  private boolean isWhole(int division) {
    return WHOLE.contains(typeOf(tree.child(division, "left")))
        && WHOLE.contains(typeOf(tree.child(division, "right")));
  }

  /// The qualified type of an expression where it can be seen at once, else empty.
  String typeOf(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "string_literal" -> "java.lang.String";
      case "decimal_integer_literal", "hex_integer_literal" -> "int";
      case "parenthesized_expression" -> typeOf(tree.firstNamed(node));
      case "identifier" -> unit.references.typeOf(tree.text(node));
      case "cast_expression", "object_creation_expression" ->
          unit.types.type(tree.child(node, "type"));
      case "binary_expression" -> typeOfBinary(node);
      default -> "";
    };
  }

  private String typeOfBinary(int node) {
    var left = typeOf(tree.child(node, "left"));
    var right = typeOf(tree.child(node, "right"));
    if (operator(node).equals("+") && (isString(left) || isString(right))) {
      return "java.lang.String";
    }
    return Set.of("+", "-", "*", "/", "%").contains(operator(node)) && left.equals(right)
        ? left
        : "";
  }

  private static boolean isString(String type) {
    return type.equals("java.lang.String");
  }

  private Expr update(int node, Span span) {
    var operator = tree.childOfKind(node, "++") >= 0 ? "+" : "-";
    Expr one = new Expr.Literal(new Constant.Number(1), span);
    return new Expr.Assign(target(tree.firstNamed(node)), operator, one, span);
  }

  private Expr assignment(int node, Span span) {
    var operator = operator(node);
    var value = field(node, "right");
    return new Expr.Assign(
        target(tree.child(node, "left")),
        operator.substring(0, Math.max(0, operator.length() - 1)),
        value,
        span);
  }

  private Pattern target(int node) {
    var place = lower(node);
    return place instanceof Expr.Name(String name, Span span)
        ? new Pattern.Bind(name, span)
        : new Pattern.Place(place, place.span());
  }

  /// A cast to a number makes one; any other is its operand.
  private Expr cast(int node, Span span) {
    var value = field(node, "value");
    var type = unit.types.type(tree.child(node, "type"));
    if (!WHOLE.contains(type) && !type.equals("double") && !type.equals("float")) {
      return value;
    }
    var convert = new Expr.Member(new Expr.Name("java.lang.Number", span), type, span);
    return new Expr.Call(convert, List.of(new Expr.Argument("", value)), false, span);
  }

  private Expr instance(int node, Span span) {
    var left = field(node, "left");
    int pattern = tree.child(node, "pattern");
    int right = pattern < 0 ? tree.child(node, "right") : SyntaxTree.NONE;
    var type = unit.types.type(right);
    Expr test = new Expr.Binary("instanceof", left, unit.references.path(type, span), span);
    int name = tree.child(node, "name");
    if (name < 0) {
      return pattern < 0 ? test : new Expr.Other("instanceof", List.of(left), span);
    }
    unit.statements.hoist(tree.text(name), type, span);
    Expr binds =
        new Expr.Assign(new Pattern.Bind(tree.text(name), unit.span(name)), "", left, span);
    var isThere = new Expr.Binary("!=", binds, JavaStatements.nothing(span), span);
    return new Expr.Logical("&&", test, isThere, span);
  }

  /// An array that is made with lengths alone is empty.
  private Expr array(int node, Span span) {
    int value = tree.child(node, "value");
    return value < 0 ? new Expr.ListOf(List.of(), span) : lower(value);
  }
}
