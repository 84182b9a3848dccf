package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.lower.Depth;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// One file on its way: the tree, its names, and the parts of the front end, which call each other.
/// One thread.
final class JavaUnit {
  final SyntaxTree tree;
  final JavaNames names;
  final Depth depth = new Depth();
  final JavaScopes scopes = new JavaScopes();
  final JavaTypes types;
  final JavaMethods methods;
  final JavaStatements statements;
  final JavaSwitches switches;
  final JavaExpressions expressions;
  final JavaReferences references;

  JavaUnit(SyntaxTree tree, JavaNames names) {
    this.tree = tree;
    this.names = names;
    this.types = new JavaTypes(this);
    this.methods = new JavaMethods(this);
    this.statements = new JavaStatements(this);
    this.switches = new JavaSwitches(this);
    this.expressions = new JavaExpressions(this);
    this.references = new JavaReferences(this);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }
}
