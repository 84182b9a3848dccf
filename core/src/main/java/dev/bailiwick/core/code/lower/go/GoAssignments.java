package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/// `:=`, `=`, `var`, `const`, `++`.
final class GoAssignments {
  /// The one field of a box.
  static final String CONTENT = "*";

  private final GoUnit unit;
  private final SyntaxTree tree;

  GoAssignments(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  static Expr box(Expr content, Span span) {
    var key = new Expr.Literal(new Constant.Text(CONTENT), span);
    return new Expr.MapOf(List.of(new Expr.Entry(key, content)), span);
  }

  /// `var` and `const`, with one specification or several.
  void specifications(int node, List<Stmt> into) {
    int[] previous = {};
    int iota = 0;
    for (int spec : tree.children(node)) {
      if (tree.is(spec, "var_spec_list")) {
        specifications(spec, into);
        continue;
      }
      int list = tree.child(spec, "value");
      var values = list < 0 && tree.is(spec, "const_spec") ? previous : children(list);
      unit.expressions.iota(iota++);
      declare(tree.children(spec, "name"), tree.child(spec, "type"), values, spec, into);
      previous = values;
    }
  }

  private int[] children(int list) {
    return list < 0 ? new int[0] : tree.children(list);
  }

  void shortDeclaration(int node, List<Stmt> into) {
    declare(
        tree.children(tree.child(node, "left")),
        SyntaxTree.NONE,
        children(tree.child(node, "right")),
        node,
        into);
  }

  private void declare(int[] names, int type, int[] values, int node, List<Stmt> into) {
    var span = unit.span(node);
    var qualified = unit.types.qualified(type);
    if (names.length == 1 && values.length <= 1) {
      int value = values.length == 0 ? SyntaxTree.NONE : values[0];
      var lowered = value < 0 ? zero(type, span) : unit.expressions.lower(value);
      var remembered = type < 0 ? unit.expressions.typeOf(value) : unit.types.remembered(type);
      into.add(declared(names[0], qualified, remembered, lowered, span));
      return;
    }
    if (names.length == values.length) {
      var lowered = unit.expressions.all(values);
      for (int i = 0; i < names.length; i++) {
        var remembered =
            type < 0 ? unit.expressions.typeOf(values[i]) : unit.types.remembered(type);
        into.add(declared(names[i], qualified, remembered, lowered.get(i), span));
      }
      return;
    }
    if (values.length == 0) {
      for (int name : names) {
        into.add(declared(name, qualified, unit.types.remembered(type), zero(type, span), span));
      }
      return;
    }
    several(names, values[0], span, into);
  }

  private void several(int[] names, int value, Span span, List<Stmt> into) {
    var lowered = withOk(value, span);
    var targets = new ArrayList<Pattern>();
    for (int name : names) {
      unit.scopes.declare(tree.text(name), targets.isEmpty() ? unit.expressions.typeOf(value) : "");
      targets.add(bind(name));
    }
    into.add(
        new Stmt.Declare(
            new Pattern.Elements(targets, null, span), "", lowered, Stmt.Scope.BLOCK, span));
  }

  /// What the second form of an index, an assertion and a receive gives: the value and whether it
  /// is there.
  private Expr withOk(int value, Span span) {
    var lowered = unit.expressions.lower(value);
    boolean isPair =
        tree.is(value, "index_expression")
            || tree.is(value, "type_assertion_expression")
            || tree.is(value, "unary_expression");
    return isPair
        ? new Expr.ListOf(List.of(lowered, new Expr.Other("ok", List.of(), span)), span)
        : lowered;
  }

  private Expr zero(int type, Span span) {
    if (type < 0) {
      return new Expr.Literal(new Constant.Nothing(), span);
    }
    return switch (tree.kind(type)) {
      case "slice_type", "array_type", "channel_type" -> new Expr.ListOf(List.of(), span);
      case "map_type", "struct_type" -> new Expr.MapOf(List.of(), span);
      case "qualified_type", "type_identifier", "generic_type" -> zero(tree.text(type), type, span);
      default -> new Expr.Literal(new Constant.Nothing(), span);
    };
  }

  private Expr zero(String text, int type, Span span) {
    if (text.equals("string")) {
      return new Expr.Literal(new Constant.Text(""), span);
    }
    if (text.equals("bool")) {
      return new Expr.Literal(new Constant.Bool(false), span);
    }
    if (text.equals("any") || text.equals("error")) {
      return new Expr.Literal(new Constant.Nothing(), span);
    }
    if (GoTypes.isPlain(text)) {
      return new Expr.Literal(new Constant.Number(0), span);
    }
    return new Expr.Call(unit.composites.typeName(type), List.of(), true, span);
  }

  private Stmt declared(int name, String type, String remembered, Expr value, Span span) {
    var text = tree.text(name);
    boolean boxes = unit.scopes.isAddressed(text) && GoTypes.isPlain(remembered);
    unit.scopes.declare(text, (boxes ? GoScopes.BOX : "") + remembered);
    var initial = boxes ? box(value, span) : value;
    return new Stmt.Declare(bind(name), type, initial, Stmt.Scope.BLOCK, span);
  }

  private Pattern bind(int name) {
    var text = tree.text(name);
    return text.equals("_")
        ? new Pattern.Skip(unit.span(name))
        : new Pattern.Bind(text, unit.span(name));
  }

  Expr assignment(int node) {
    var span = unit.span(node);
    int operator = tree.child(node, "operator");
    var text = operator < 0 ? "=" : tree.kind(operator);
    var targets = tree.children(tree.child(node, "left"));
    var values = tree.children(tree.child(node, "right"));
    if (targets.length == 1 && values.length == 1) {
      return new Expr.Assign(
          target(targets[0]),
          text.substring(0, text.length() - 1),
          unit.expressions.lower(values[0]),
          span);
    }
    var places = new ArrayList<Pattern>();
    for (int target : targets) {
      places.add(target(target));
    }
    var value =
        values.length == 1
            ? withOk(values[0], span)
            : new Expr.ListOf(unit.expressions.all(values), span);
    return new Expr.Assign(new Pattern.Elements(places, null, span), "", value, span);
  }

  /// `x++`, `x--`.
  Expr step(int node) {
    var span = unit.span(node);
    Expr one = new Expr.Literal(new Constant.Number(1), span);
    var operator = tree.is(node, "inc_statement") ? "+" : "-";
    return new Expr.Assign(target(tree.firstNamed(node)), operator, one, span);
  }

  Pattern target(int node) {
    var span = unit.span(node);
    if (tree.text(node).equals("_")) {
      return new Pattern.Skip(span);
    }
    var place = unit.expressions.lower(node);
    return place instanceof Expr.Name(String name, Span at)
        ? new Pattern.Bind(name, at)
        : new Pattern.Place(place, span);
  }
}
