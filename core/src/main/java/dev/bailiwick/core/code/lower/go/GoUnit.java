package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.lower.Depth;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// One file on its way: the tree, its names, and the parts of the front end, which call each other.
/// One thread.
final class GoUnit {
  final SyntaxTree tree;
  final GoNames names;
  final Depth depth = new Depth();
  final GoScopes scopes = new GoScopes();
  final GoTypes types;
  final GoFunctions functions;
  final GoStatements statements;
  final GoAssignments assignments;
  final GoControl control;
  final GoChoices choices;
  final GoExpressions expressions;
  final GoCalls calls;
  final GoComposites composites;

  GoUnit(SyntaxTree tree, GoNames names) {
    this.tree = tree;
    this.names = names;
    this.types = new GoTypes(this);
    this.functions = new GoFunctions(this);
    this.statements = new GoStatements(this);
    this.assignments = new GoAssignments(this);
    this.control = new GoControl(this);
    this.choices = new GoChoices(this);
    this.expressions = new GoExpressions(this);
    this.calls = new GoCalls(this);
    this.composites = new GoComposites(this);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }
}
