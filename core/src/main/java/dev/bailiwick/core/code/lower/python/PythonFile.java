package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.lower.Depth;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// One file, the parts that lower it, and where they are. One thread.
final class PythonFile {
  final SyntaxTree tree;
  final Depth depth = new Depth();
  final TypeNames types;
  final Texts texts;
  final Expressions expressions;
  final Patterns patterns;
  final Functions functions;
  final Statements statements;

  /// The name of the receiver in the methods around, the innermost first; empty where there is
  /// none.
  final Deque<String> receivers = new ArrayDeque<>();

  /// The names that the functions around declare `global` or `nonlocal`, the innermost first.
  final Deque<Set<String>> outer = new ArrayDeque<>();

  PythonFile(SyntaxTree tree) {
    this.tree = tree;
    this.types = new TypeNames(tree);
    this.texts = new Texts(this);
    this.expressions = new Expressions(this);
    this.patterns = new Patterns(this);
    this.functions = new Functions(this);
    this.statements = new Statements(this);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }

  boolean isReceiver(String name) {
    return !receivers.isEmpty() && receivers.getFirst().equals(name);
  }

  boolean isOuter(String name) {
    return !outer.isEmpty() && outer.getFirst().contains(name);
  }

  Expr text(String value, Span span) {
    return new Expr.Literal(new Constant.Text(value), span);
  }

  static Expr nothing(Span span) {
    return new Expr.Literal(new Constant.Nothing(), span);
  }
}
