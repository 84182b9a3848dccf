package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import java.util.ArrayList;
import java.util.List;

/// Expressions.
final class Expressions {
  private final ScriptFile file;

  Expressions(ScriptFile file) {
    this.file = file;
  }

  Expr of(int node) {
    if (node < 0) {
      return ScriptFile.nothing(Span.NOWHERE);
    }
    return file.depth.deeper(file.span(node), () -> lowered(node));
  }

  private Expr lowered(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "identifier", "shorthand_property_identifier", "property_identifier" ->
          new Expr.Name(tree.text(node), span);
      case "this" -> new Expr.This(span);
      case "super" -> new Expr.Super(span);
      case "string" -> file.text(decoded(node), node);
      case "number", "regex", "true", "false", "null", "undefined" -> literal(node);
      case "template_string" -> template(node);
      case "member_expression" -> member(node);
      case "subscript_expression" ->
          new Expr.Index(of(tree.child(node, "object")), of(tree.child(node, "index")), span);
      case "call_expression" -> call(node);
      case "new_expression" ->
          new Expr.Call(
              of(tree.child(node, "constructor")),
              arguments(tree.child(node, "arguments")),
              true,
              span);
      case "parenthesized_expression",
          "await_expression",
          "as_expression",
          "satisfies_expression",
          "non_null_expression",
          "instantiation_expression" ->
          of(tree.firstNamed(node));
      case "object" -> object(node);
      case "array" -> new Expr.ListOf(all(node), span);
      case "spread_element" -> new Expr.Spread(of(tree.firstNamed(node)), span);
      case "arrow_function",
          "function_expression",
          "function",
          "generator_function",
          "function_declaration" ->
          new Expr.Lambda(file.functions.of(node, "", false));
      default -> operation(node);
    };
  }

  private Expr operation(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "binary_expression" -> binary(node);
      case "unary_expression" ->
          new Expr.Unary(operator(node), of(tree.child(node, "argument")), span);
      case "ternary_expression" ->
          new Expr.Conditional(
              of(tree.child(node, "condition")),
              of(tree.child(node, "consequence")),
              of(tree.child(node, "alternative")),
              span);
      case "update_expression" -> {
        var target = file.patterns.of(tree.child(node, "argument"));
        var one = new Expr.Literal(new Constant.Number(1), span);
        yield new Expr.Assign(target, operator(node).substring(1), one, span);
      }
      case "assignment_expression" ->
          new Expr.Assign(
              file.patterns.of(tree.child(node, "left")), "", of(tree.child(node, "right")), span);
      case "augmented_assignment_expression" -> {
        var spelled = operator(node);
        yield new Expr.Assign(
            file.patterns.of(tree.child(node, "left")),
            spelled.substring(0, spelled.length() - 1),
            of(tree.child(node, "right")),
            span);
      }
      case "class" -> new Expr.ClassValue(file.classes.of(node, List.of(), false));
      case "jsx_element", "jsx_self_closing_element" -> file.markup.element(node);
      case "jsx_expression" -> file.markup.inner(node);
      case "type_assertion" -> last(node);
      case "import" -> new Expr.Name("require", span);
      case "sequence_expression" -> new Expr.Other("comma", all(node), span);
      case "yield_expression" -> new Expr.Other("yield", all(node), span);
      default -> new Expr.Other(tree.kind(node), all(node), span);
    };
  }

  private Expr literal(int node) {
    var tree = file.tree;
    var value =
        switch (tree.kind(node)) {
          case "number" -> new Constant.Number(Literals.number(tree.text(node)));
          case "true" -> new Constant.Bool(true);
          case "false" -> new Constant.Bool(false);
          case "regex" ->
              new Constant.Regex(
                  tree.text(tree.child(node, "pattern")), tree.text(tree.child(node, "flags")));
          default -> new Constant.Nothing();
        };
    return new Expr.Literal(value, file.span(node));
  }

  private String operator(int node) {
    int operator = file.tree.child(node, "operator");
    return file.tree.text(operator);
  }

  private Expr last(int node) {
    var children = file.tree.children(node);
    return children.length == 0
        ? ScriptFile.nothing(file.span(node))
        : of(children[children.length - 1]);
  }

  private Expr member(int node) {
    var tree = file.tree;
    var name = tree.text(tree.child(node, "property"));
    return new Expr.Member(of(tree.child(node, "object")), name, file.span(node));
  }

  private Expr binary(int node) {
    var left = of(file.tree.child(node, "left"));
    var right = of(file.tree.child(node, "right"));
    var operator = operator(node);
    var span = file.span(node);
    return switch (operator) {
      case "&&", "||", "??" -> new Expr.Logical(operator, left, right, span);
      case "+" ->
          isText(left) || isText(right)
              ? concat(left, right, span)
              : plain(operator, left, right, span);
      default -> plain(operator, left, right, span);
    };
  }

  private static Expr plain(String operator, Expr left, Expr right, Span span) {
    return new Expr.Binary(operator, left, right, span);
  }

  private static boolean isText(Expr value) {
    return value instanceof Expr.Concat || value instanceof Expr.Literal(Constant.Text _, Span _);
  }

  private static Expr concat(Expr left, Expr right, Span span) {
    var parts = new ArrayList<Expr>();
    if (left instanceof Expr.Concat(var first, var _)) {
      parts.addAll(first);
    } else {
      parts.add(left);
    }
    parts.add(right);
    return new Expr.Concat(parts, span);
  }

  private Expr template(int node) {
    var tree = file.tree;
    var parts = new ArrayList<Expr>();
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      switch (tree.kind(child)) {
        case "string_fragment" -> parts.add(file.text(tree.text(child), child));
        case "escape_sequence" -> parts.add(file.text(Literals.escape(tree.text(child)), child));
        case "template_substitution" -> parts.add(of(tree.firstNamed(child)));
        default -> {}
      }
    }
    return parts.isEmpty() ? file.text("", node) : new Expr.Concat(parts, file.span(node));
  }

  /// A call; a tagged template is a call with the literal pieces as a list and the values behind.
  private Expr call(int node) {
    var tree = file.tree;
    var callee = of(tree.child(node, "function"));
    int arguments = tree.child(node, "arguments");
    if (tree.is(arguments, "template_string")) {
      return new Expr.Call(callee, tagged(arguments), false, file.span(node));
    }
    return new Expr.Call(callee, arguments(arguments), false, file.span(node));
  }

  private List<Expr.Argument> tagged(int template) {
    var tree = file.tree;
    var pieces = new ArrayList<Expr>();
    var values = new ArrayList<Expr.Argument>();
    for (int child : tree.children(template)) {
      if (tree.is(child, "template_substitution")) {
        values.add(new Expr.Argument("", of(tree.firstNamed(child))));
      } else {
        pieces.add(file.text(tree.text(child), child));
      }
    }
    values.addFirst(new Expr.Argument("", new Expr.ListOf(pieces, file.span(template))));
    return values;
  }

  List<Expr.Argument> arguments(int node) {
    if (node < 0) {
      return List.of();
    }
    return all(node).stream().map(value -> new Expr.Argument("", value)).toList();
  }

  private List<Expr> all(int node) {
    var values = new ArrayList<Expr>();
    for (int child : file.tree.children(node)) {
      values.add(of(child));
    }
    return values;
  }

  private Expr object(int node) {
    var tree = file.tree;
    var entries = new ArrayList<Expr.Entry>();
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "pair" -> {
          int key = tree.child(child, "key");
          int value = tree.child(child, "value");
          entries.add(new Expr.Entry(key(key), file.functions.named(value, tree.text(key))));
        }
        case "method_definition" -> {
          int key = tree.child(child, "name");
          var method = file.functions.of(child, tree.text(key), false);
          entries.add(new Expr.Entry(key(key), new Expr.Lambda(method)));
        }
        case "spread_element" ->
            entries.add(new Expr.Entry(ScriptFile.nothing(file.span(child)), of(child)));
        default -> entries.add(new Expr.Entry(file.text(tree.text(child), child), of(child)));
      }
    }
    return new Expr.MapOf(entries, file.span(node));
  }

  /// A property's name as a value.
  Expr key(int node) {
    var tree = file.tree;
    return switch (tree.kind(node)) {
      case "computed_property_name" -> of(tree.firstNamed(node));
      case "string" -> file.text(decoded(node), node);
      case "number" -> of(node);
      default -> file.text(tree.text(node), node);
    };
  }

  String decoded(int string) {
    return Literals.string(file.tree, string);
  }
}
