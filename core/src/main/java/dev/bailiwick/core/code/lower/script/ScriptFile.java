package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.lower.Depth;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// One file and the parts that lower it. One thread.
final class ScriptFile {
  final SyntaxTree tree;
  final Depth depth = new Depth();
  final TypeNames types;
  final Expressions expressions;
  final Patterns patterns;
  final Functions functions;
  final Classes classes;
  final Modules modules;
  final Markup markup;
  final Statements statements;

  ScriptFile(SyntaxTree tree) {
    this.tree = tree;
    this.types = new TypeNames(tree);
    this.expressions = new Expressions(this);
    this.patterns = new Patterns(this);
    this.functions = new Functions(this);
    this.classes = new Classes(this);
    this.modules = new Modules(this);
    this.markup = new Markup(this);
    this.statements = new Statements(this);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }

  Expr text(String value, int node) {
    return new Expr.Literal(new Constant.Text(value), span(node));
  }

  static Expr nothing(Span span) {
    return new Expr.Literal(new Constant.Nothing(), span);
  }
}
