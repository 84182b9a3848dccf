package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/// `if` and `for`.
final class GoControl {
  private final GoUnit unit;
  private final SyntaxTree tree;

  GoControl(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  void condition(int node, List<Stmt> into) {
    var span = unit.span(node);
    unit.scopes.open();
    var before = new ArrayList<Stmt>();
    int initializer = tree.child(node, "initializer");
    if (initializer >= 0) {
      unit.statements.statement(initializer, "", before);
    }
    var test = unit.expressions.lower(tree.child(node, "condition"));
    var then = unit.statements.block(tree.child(node, "consequence"));
    var otherwise = new ArrayList<Stmt>();
    int alternative = tree.child(node, "alternative");
    if (tree.is(alternative, "if_statement")) {
      condition(alternative, otherwise);
    } else {
      otherwise.addAll(unit.statements.block(alternative));
    }
    unit.scopes.close();
    before.add(new Stmt.If(test, then, otherwise, span));
    into.add(before.size() == 1 ? before.getFirst() : new Stmt.Block(before, span));
  }

  void loop(int node, String label, List<Stmt> into) {
    unit.scopes.open();
    int range = tree.childOfKind(node, "range_clause");
    into.add(range >= 0 ? forEach(node, range, label) : whileLoop(node, label));
    unit.scopes.close();
  }

  private Stmt whileLoop(int node, String label) {
    var before = new ArrayList<Stmt>();
    var step = new ArrayList<Expr>();
    int clause = tree.childOfKind(node, "for_clause");
    int test = clause >= 0 ? tree.child(clause, "condition") : bareTest(node);
    if (clause >= 0) {
      int initializer = tree.child(clause, "initializer");
      if (initializer >= 0) {
        unit.statements.statement(initializer, "", before);
      }
    }
    var condition = test < 0 ? null : unit.expressions.lower(test);
    int update = clause < 0 ? SyntaxTree.NONE : tree.child(clause, "update");
    if (update >= 0) {
      step.add(update(update));
    }
    var body = unit.statements.block(tree.child(node, "body"));
    return new Stmt.While(before, condition, step, body, false, List.of(), label, unit.span(node));
  }

  private int bareTest(int node) {
    int first = tree.firstNamed(node);
    return first == tree.child(node, "body") ? SyntaxTree.NONE : first;
  }

  private Expr update(int node) {
    return switch (tree.kind(node)) {
      case "inc_statement", "dec_statement" -> unit.assignments.step(node);
      case "assignment_statement" -> unit.assignments.assignment(node);
      default -> unit.expressions.lower(tree.firstNamed(node));
    };
  }

  private Stmt forEach(int node, int range, String label) {
    int right = tree.child(range, "right");
    var source = unit.expressions.lower(right);
    int left = tree.child(range, "left");
    var names = left < 0 ? new int[0] : tree.children(left);
    boolean declares = tree.childOfKind(range, ":=") >= 0;
    var targets = new ArrayList<Pattern>();
    for (int name : names) {
      targets.add(target(name, declares));
    }
    var span = unit.span(node);
    boolean isChannel = unit.expressions.typeOf(right).equals("chan");
    var over = isChannel ? Stmt.Over.ELEMENTS : Stmt.Over.KEYS;
    Pattern target = targets.isEmpty() ? new Pattern.Skip(span) : targets.getFirst();
    if (targets.size() > 1) {
      over = Stmt.Over.PAIRS;
      target = new Pattern.Elements(targets, null, span);
    }
    var body = unit.statements.block(tree.child(node, "body"));
    return new Stmt.ForEach(target, source, over, body, List.of(), label, span);
  }

  private Pattern target(int name, boolean declares) {
    if (declares && !tree.text(name).equals("_")) {
      unit.scopes.declare(tree.text(name), "");
    }
    return unit.assignments.target(name);
  }
}
