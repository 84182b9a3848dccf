package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements. A name that `instanceof` binds is declared before the statement in which it stands.
final class JavaStatements {
  private final JavaUnit unit;
  private final SyntaxTree tree;
  private final List<Stmt> hoisted = new ArrayList<>();

  JavaStatements(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// The statements of a block, in a scope of its own.
  List<Stmt> block(int node) {
    var body = new ArrayList<Stmt>();
    unit.scopes.open();
    for (int child : tree.children(node)) {
      add(child, body);
    }
    unit.scopes.close();
    return body;
  }

  /// A statement as a body: a block's content, or the one statement.
  List<Stmt> body(int node) {
    if (node < 0) {
      return List.of();
    }
    if (tree.is(node, "block")) {
      return block(node);
    }
    var body = new ArrayList<Stmt>();
    unit.scopes.open();
    add(node, body);
    unit.scopes.close();
    return body;
  }

  /// Declares a name before the statement that is being lowered.
  void hoist(String name, String type, Span span) {
    unit.scopes.declare(name, type);
    hoisted.add(new Stmt.Declare(new Pattern.Bind(name, span), type, null, Stmt.Scope.BLOCK, span));
  }

  void add(int node, List<Stmt> into) {
    unit.depth.count();
    int at = into.size();
    statement(node, "", into);
    into.addAll(at, hoisted);
    hoisted.clear();
  }

  private void statement(int node, String label, List<Stmt> into) {
    var span = unit.span(node);
    switch (tree.kind(node)) {
      case "local_variable_declaration" -> declarations(node, into);
      case "expression_statement" -> into.add(new Stmt.Run(first(node), span));
      case "block", "constructor_body" -> into.add(new Stmt.Block(block(node), span));
      case "if_statement" -> into.add(condition(node));
      case "while_statement", "do_statement", "for_statement" -> into.add(loop(node, label));
      case "enhanced_for_statement" -> into.add(forEach(node, label));
      case "switch_expression" -> into.add(unit.switches.statement(node, label));
      case "return_statement" -> into.add(new Stmt.Return(optional(node), span));
      case "throw_statement" -> into.add(new Stmt.Throw(optional(node), span));
      case "yield_statement" -> into.add(new Stmt.Yield(first(node), span));
      case "break_statement" -> into.add(new Stmt.Break(labelOf(node), span));
      case "continue_statement" -> into.add(new Stmt.Continue(labelOf(node), span));
      case "labeled_statement" -> labelled(node, into);
      case "try_statement", "try_with_resources_statement" -> into.add(attempt(node));
      case "synchronized_statement" ->
          into.add(new Stmt.Block(block(tree.child(node, "body")), span));
      case "assert_statement" -> into.add(assertion(node));
      case "explicit_constructor_invocation" -> into.add(constructorCall(node));
      case "static_initializer" -> add(tree.firstNamed(node), into);
      case "class_declaration", "interface_declaration", "enum_declaration", "record_declaration" ->
          into.add(new Stmt.DeclaredType(unit.types.declared(node)));
      default -> into.add(new Stmt.Run(unit.expressions.lower(node), span));
    }
  }

  private Expr first(int node) {
    return unit.expressions.lower(tree.firstNamed(node));
  }

  private @Nullable Expr optional(int node) {
    int value = tree.firstNamed(node);
    return value < 0 ? null : unit.expressions.lower(value);
  }

  private String labelOf(int node) {
    return tree.text(tree.firstNamed(node));
  }

  private void declarations(int node, List<Stmt> into) {
    var type = unit.types.type(tree.child(node, "type"));
    for (int declarator : tree.children(node, "declarator")) {
      var name = tree.text(tree.child(declarator, "name"));
      int value = tree.child(declarator, "value");
      var lowered = value < 0 ? null : unit.expressions.lower(value);
      unit.scopes.declare(name, type.isEmpty() ? unit.expressions.typeOf(value) : type);
      var span = unit.span(declarator);
      into.add(
          new Stmt.Declare(
              new Pattern.Bind(name, unit.span(tree.child(declarator, "name"))),
              type,
              lowered,
              Stmt.Scope.BLOCK,
              span));
    }
  }

  private Stmt condition(int node) {
    var test = unit.expressions.lower(tree.child(node, "condition"));
    var then = body(tree.child(node, "consequence"));
    var otherwise = body(tree.child(node, "alternative"));
    return new Stmt.If(test, then, otherwise, unit.span(node));
  }

  private Stmt loop(int node, String label) {
    unit.scopes.open();
    var before = new ArrayList<Stmt>();
    for (int init : tree.children(node, "init")) {
      statement(init, "", before);
    }
    int test = tree.child(node, "condition");
    var condition = test < 0 ? null : unit.expressions.lower(test);
    var step = new ArrayList<Expr>();
    for (int update : tree.children(node, "update")) {
      step.add(unit.expressions.lower(update));
    }
    var body = body(tree.child(node, "body"));
    unit.scopes.close();
    return new Stmt.While(
        before,
        condition,
        step,
        body,
        tree.is(node, "do_statement"),
        List.of(),
        label,
        unit.span(node));
  }

  private Stmt forEach(int node, String label) {
    var source = unit.expressions.lower(tree.child(node, "value"));
    unit.scopes.open();
    int name = tree.child(node, "name");
    unit.scopes.declare(tree.text(name), unit.types.type(tree.child(node, "type")));
    var body = body(tree.child(node, "body"));
    unit.scopes.close();
    return new Stmt.ForEach(
        new Pattern.Bind(tree.text(name), unit.span(name)),
        source,
        Stmt.Over.ELEMENTS,
        body,
        List.of(),
        label,
        unit.span(node));
  }

  /// A labelled block is a loop that runs once, so that it can be left.
  private void labelled(int node, List<Stmt> into) {
    var children = tree.children(node);
    var label = tree.text(children[0]);
    int inner = children[children.length - 1];
    if (!tree.is(inner, "block")) {
      statement(inner, label, into);
      return;
    }
    var body = new ArrayList<>(block(inner));
    body.add(new Stmt.Break("", unit.span(node)));
    into.add(
        new Stmt.While(List.of(), null, List.of(), body, false, List.of(), label, unit.span(node)));
  }

  private Stmt attempt(int node) {
    unit.scopes.open();
    var opened = resources(tree.child(node, "resources"));
    var body = block(tree.child(node, "body"));
    unit.scopes.close();
    opened.addAll(body);
    var catches = new ArrayList<Stmt.Catch>();
    List<Stmt> last = List.of();
    for (int clause : tree.children(node)) {
      if (tree.is(clause, "catch_clause")) {
        catches.add(handler(clause));
      } else if (tree.is(clause, "finally_clause")) {
        last = block(tree.firstNamed(clause));
      }
    }
    return new Stmt.Try(opened, catches, last, unit.span(node));
  }

  private List<Stmt> resources(int node) {
    var opened = new ArrayList<Stmt>();
    if (node < 0) {
      return opened;
    }
    for (int resource : tree.children(node)) {
      var span = unit.span(resource);
      int value = tree.child(resource, "value");
      if (value < 0) {
        opened.add(new Stmt.Run(first(resource), span));
        continue;
      }
      var lowered = unit.expressions.lower(value);
      var name = tree.text(tree.child(resource, "name"));
      var type = unit.types.type(tree.child(resource, "type"));
      unit.scopes.declare(name, type);
      opened.add(
          new Stmt.Declare(new Pattern.Bind(name, span), type, lowered, Stmt.Scope.BLOCK, span));
    }
    return opened;
  }

  private Stmt.Catch handler(int node) {
    unit.scopes.open();
    int parameter = tree.childOfKind(node, "catch_formal_parameter");
    int name = tree.child(parameter, "name");
    var types = new ArrayList<String>();
    for (int type : tree.children(tree.childOfKind(parameter, "catch_type"))) {
      types.add(unit.types.type(type));
    }
    unit.scopes.declare(tree.text(name), types.isEmpty() ? "" : types.getFirst());
    var body = block(tree.child(node, "body"));
    unit.scopes.close();
    return new Stmt.Catch(
        new Pattern.Bind(tree.text(name), unit.span(name)), types, body, unit.span(node));
  }

  private Stmt assertion(int node) {
    var span = unit.span(node);
    Expr test = new Expr.Unary("!", first(node), span);
    return new Stmt.If(test, List.of(new Stmt.Throw(null, span)), List.of(), span);
  }

  private Stmt constructorCall(int node) {
    var span = unit.span(node);
    boolean isSuper = tree.is(tree.child(node, "constructor"), "super");
    Expr callee =
        isSuper ? new Expr.Super(span) : new Expr.Member(new Expr.This(span), "constructor", span);
    var arguments = unit.references.arguments(tree.child(node, "arguments"));
    return new Stmt.Run(new Expr.Call(callee, arguments, false, span), span);
  }

  /// The literal `null`.
  static Expr nothing(Span span) {
    return new Expr.Literal(new Constant.Nothing(), span);
  }
}
