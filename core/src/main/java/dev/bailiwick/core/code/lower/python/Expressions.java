package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import java.util.ArrayList;
import java.util.List;

/// Expressions.
final class Expressions {
  private final PythonFile file;

  Expressions(PythonFile file) {
    this.file = file;
  }

  Expr of(int node) {
    if (node < 0) {
      return PythonFile.nothing(Span.NOWHERE);
    }
    return file.depth.deeper(file.span(node), () -> lowered(node));
  }

  private Expr lowered(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "identifier" -> name(node);
      case "dotted_name" -> dotted(node);
      case "string", "concatenated_string" -> file.texts.of(node);
      case "integer", "float" -> file.texts.number(node);
      case "true" -> new Expr.Literal(new Constant.Bool(true), span);
      case "false" -> new Expr.Literal(new Constant.Bool(false), span);
      case "none" -> PythonFile.nothing(span);
      case "attribute" ->
          new Expr.Member(
              of(tree.child(node, "object")), tree.text(tree.child(node, "attribute")), span);
      case "subscript" -> subscript(node);
      case "call" -> call(node);
      case "parenthesized_expression", "await", "type", "parenthesized_list_splat" ->
          of(tree.firstNamed(node));
      case "list", "tuple", "set", "expression_list", "pattern_list" ->
          new Expr.ListOf(all(node), span);
      case "dictionary" -> dictionary(node);
      case "list_splat", "dictionary_splat" -> new Expr.Spread(of(tree.firstNamed(node)), span);
      case "list_comprehension", "set_comprehension", "generator_expression" ->
          comprehension(node, false);
      case "dictionary_comprehension" -> comprehension(node, true);
      case "lambda" -> new Expr.Lambda(file.functions.lambda(node));
      case "conditional_expression" -> conditional(node);
      case "named_expression" ->
          new Expr.Assign(
              new Pattern.Bind(tree.text(tree.child(node, "name")), span),
              "",
              of(tree.child(node, "value")),
              span);
      default -> operation(node);
    };
  }

  private Expr operation(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "binary_operator" -> binary(node);
      case "boolean_operator" ->
          new Expr.Logical(
              tree.text(tree.child(node, "operator")).equals("and") ? "&&" : "||",
              of(tree.child(node, "left")),
              of(tree.child(node, "right")),
              span);
      case "not_operator" -> new Expr.Unary("!", of(tree.child(node, "argument")), span);
      case "unary_operator" ->
          new Expr.Unary(
              tree.text(tree.child(node, "operator")), of(tree.child(node, "argument")), span);
      case "comparison_operator" -> comparison(node);
      case "yield" -> new Expr.Other("yield", all(node), span);
      default -> new Expr.Other(tree.kind(node), all(node), span);
    };
  }

  private Expr name(int node) {
    var text = file.tree.text(node);
    return file.isReceiver(text)
        ? new Expr.This(file.span(node))
        : new Expr.Name(text, file.span(node));
  }

  private Expr dotted(int node) {
    Expr value = null;
    for (int part : file.tree.children(node)) {
      value =
          value == null
              ? name(part)
              : new Expr.Member(value, file.tree.text(part), file.span(node));
    }
    return value == null ? PythonFile.nothing(file.span(node)) : value;
  }

  private Expr subscript(int node) {
    var tree = file.tree;
    var object = of(tree.child(node, "value"));
    var keys = tree.children(node, "subscript");
    var span = file.span(node);
    if (keys.length == 1 && !tree.is(keys[0], "slice")) {
      return new Expr.Index(object, of(keys[0]), span);
    }
    var parts = new ArrayList<Expr>();
    parts.add(object);
    for (int key : keys) {
      parts.add(of(key));
    }
    return new Expr.Other("slice", parts, span);
  }

  private Expr call(int node) {
    var tree = file.tree;
    var span = file.span(node);
    int function = tree.child(node, "function");
    int list = tree.child(node, "arguments");
    if (tree.text(function).equals("super")) {
      return new Expr.Super(span);
    }
    return new Expr.Call(of(function), arguments(list), false, span);
  }

  List<Expr.Argument> arguments(int list) {
    var tree = file.tree;
    if (list < 0) {
      return List.of();
    }
    if (tree.is(list, "generator_expression")) {
      return List.of(new Expr.Argument("", of(list)));
    }
    var arguments = new ArrayList<Expr.Argument>();
    for (int child : tree.children(list)) {
      arguments.add(
          switch (tree.kind(child)) {
            case "keyword_argument" ->
                new Expr.Argument(
                    tree.text(tree.child(child, "name")), of(tree.child(child, "value")));
            case "dictionary_splat" -> new Expr.Argument("**", of(tree.firstNamed(child)));
            default -> new Expr.Argument("", of(child));
          });
    }
    return arguments;
  }

  private List<Expr> all(int node) {
    var values = new ArrayList<Expr>();
    for (int child : file.tree.children(node)) {
      values.add(of(child));
    }
    return values;
  }

  private Expr dictionary(int node) {
    var tree = file.tree;
    var entries = new ArrayList<Expr.Entry>();
    for (int child : tree.children(node)) {
      if (tree.is(child, "pair")) {
        entries.add(new Expr.Entry(of(tree.child(child, "key")), of(tree.child(child, "value"))));
      } else {
        entries.add(new Expr.Entry(PythonFile.nothing(file.span(child)), of(child)));
      }
    }
    return new Expr.MapOf(entries, file.span(node));
  }

  private Expr comprehension(int node, boolean makesMap) {
    var tree = file.tree;
    var span = file.span(node);
    var clauses = new ArrayList<Expr.Clause>();
    for (int child : tree.children(node)) {
      if (tree.is(child, "for_in_clause")) {
        clauses.add(
            new Expr.Clause(
                file.patterns.of(tree.child(child, "left")),
                of(tree.child(child, "right")),
                tested(node, child)));
      }
    }
    int body = tree.child(node, "body");
    if (makesMap) {
      return new Expr.Comprehension(
          of(tree.child(body, "key")), of(tree.child(body, "value")), clauses, true, span);
    }
    return new Expr.Comprehension(PythonFile.nothing(span), of(body), clauses, false, span);
  }

  /// The conditions that stand behind a `for … in …`, up to the next one.
  private List<Expr> tested(int node, int clause) {
    var tree = file.tree;
    var tests = new ArrayList<Expr>();
    for (int next = tree.next(node, clause); next >= 0; next = tree.next(node, next)) {
      if (tree.is(next, "for_in_clause")) {
        break;
      }
      if (tree.is(next, "if_clause")) {
        tests.add(of(tree.firstNamed(next)));
      }
    }
    return tests;
  }

  private Expr conditional(int node) {
    var parts = file.tree.children(node);
    if (parts.length < 3) {
      return new Expr.Other("conditional", all(node), file.span(node));
    }
    return new Expr.Conditional(of(parts[1]), of(parts[0]), of(parts[2]), file.span(node));
  }

  private Expr binary(int node) {
    var tree = file.tree;
    var operator = tree.text(tree.child(node, "operator"));
    var left = of(tree.child(node, "left"));
    var right = of(tree.child(node, "right"));
    var span = file.span(node);
    if (operator.equals("+") && (isText(left) || isText(right))) {
      var parts = new ArrayList<Expr>();
      if (left instanceof Expr.Concat(var first, var _)) {
        parts.addAll(first);
      } else {
        parts.add(left);
      }
      parts.add(right);
      return new Expr.Concat(parts, span);
    }
    return new Expr.Binary(operator, left, right, span);
  }

  private static boolean isText(Expr value) {
    return value instanceof Expr.Concat || value instanceof Expr.Literal(Constant.Text _, Span _);
  }

  /// `a < b < c` holds where both do.
  private Expr comparison(int node) {
    var tree = file.tree;
    var span = file.span(node);
    Expr result = null;
    Expr left = null;
    var operator = "";
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      if (tree.field(child).equals("operators")) {
        operator = spelled(operator, tree.text(child));
        continue;
      }
      if (!tree.isNamed(child) || tree.is(child, "comment")) {
        continue;
      }
      var right = of(child);
      if (left != null) {
        Expr one = new Expr.Binary(operator, left, right, span);
        result = result == null ? one : new Expr.Logical("&&", result, one, span);
      }
      left = right;
      operator = "";
    }
    return result == null ? new Expr.Other("comparison", all(node), span) : result;
  }

  private static String spelled(String before, String operator) {
    return (before.isEmpty() ? operator : before + " " + operator)
        .replace(' ', '-')
        .replace("<>", "!=");
  }
}
