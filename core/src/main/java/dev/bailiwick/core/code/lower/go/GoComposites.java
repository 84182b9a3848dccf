package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/// Composite literals and names of types as values.
final class GoComposites {
  private final GoUnit unit;
  private final SyntaxTree tree;

  GoComposites(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  Expr literal(int node) {
    return literal(tree.child(node, "type"), tree.child(node, "body"));
  }

  private Expr literal(int type, int body) {
    var span = unit.span(body);
    return switch (tree.kind(type)) {
      case "map_type" -> map(body, tree.child(type, "value"), span);
      case "slice_type", "array_type", "implicit_length_array_type" ->
          list(body, tree.child(type, "element"), span);
      case "pointer_type" -> literal(tree.firstNamed(type), body);
      case "struct_type" -> map(body, SyntaxTree.NONE, span);
      default -> new Expr.Call(typeName(type), fields(body), true, span);
    };
  }

  private List<Expr.Argument> fields(int body) {
    var found = new ArrayList<Expr.Argument>();
    for (int element : tree.children(body)) {
      boolean isKeyed = tree.is(element, "keyed_element");
      var name = isKeyed ? tree.text(tree.child(element, "key")) : "";
      found.add(new Expr.Argument(name, value(element, SyntaxTree.NONE)));
    }
    return found;
  }

  private Expr map(int body, int valueType, Span span) {
    var entries = new ArrayList<Expr.Entry>();
    int at = 0;
    for (int element : tree.children(body)) {
      int key = tree.child(element, "key");
      var index = new Expr.Literal(new Constant.Number(at++), span);
      entries.add(new Expr.Entry(key < 0 ? index : key(key, valueType), value(element, valueType)));
    }
    return new Expr.MapOf(entries, span);
  }

  /// In a struct without a name the keys are names of fields.
  private Expr key(int node, int valueType) {
    return valueType < 0
        ? new Expr.Literal(new Constant.Text(tree.text(node)), unit.span(node))
        : unit.expressions.lower(node);
  }

  private Expr list(int body, int elementType, Span span) {
    var items = new ArrayList<Expr>();
    for (int element : tree.children(body)) {
      if (tree.is(element, "keyed_element")) {
        return map(body, elementType, span);
      }
      items.add(value(element, elementType));
    }
    return new Expr.ListOf(items, span);
  }

  /// The value of an element; braces without a type have the type of the elements.
  private Expr value(int element, int type) {
    int value = tree.is(element, "keyed_element") ? tree.child(element, "value") : element;
    int inner = tree.is(value, "literal_element") ? tree.firstNamed(value) : value;
    if (!tree.is(inner, "literal_value")) {
      return unit.expressions.lower(inner);
    }
    return type < 0 ? list(inner, SyntaxTree.NONE, unit.span(inner)) : literal(type, inner);
  }

  /// A type's name as an expression: `T`, `http.Cookie`.
  Expr typeName(int node) {
    var span = unit.span(node);
    return switch (tree.kind(node)) {
      case "qualified_type" ->
          new Expr.Member(
              new Expr.Name(tree.text(tree.child(node, "package")), span),
              tree.text(tree.child(node, "name")),
              span);
      case "generic_type" -> typeName(tree.child(node, "type"));
      case "type_instantiation_expression" -> unit.expressions.lower(tree.firstNamed(node));
      case "pointer_type", "parenthesized_type" -> typeName(tree.firstNamed(node));
      default -> new Expr.Name(tree.text(node), span);
    };
  }
}
