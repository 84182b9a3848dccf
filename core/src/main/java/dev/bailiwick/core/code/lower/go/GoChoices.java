package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `switch` on values and on types, and `select`.
final class GoChoices {
  private final GoUnit unit;
  private final SyntaxTree tree;

  GoChoices(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  void choice(int node, String label, List<Stmt> into) {
    var span = unit.span(node);
    unit.scopes.open();
    var before = new ArrayList<Stmt>();
    int initializer = tree.child(node, "initializer");
    if (initializer >= 0) {
      unit.statements.statement(initializer, "", before);
    }
    boolean isSelect = tree.is(node, "select_statement");
    int value = tree.child(node, "value");
    @Nullable Expr subject = value < 0 ? null : unit.expressions.lower(value);
    boolean fallsThrough = hasFallthrough(node);
    var cases = new ArrayList<Stmt.Case>();
    for (int part : tree.children(node)) {
      if (tree.kind(part).endsWith("_case")) {
        unit.scopes.open();
        cases.add(branch(node, part, subject, fallsThrough));
        unit.scopes.close();
      }
    }
    unit.scopes.close();
    boolean tests = isSelect || tree.is(node, "type_switch_statement");
    before.add(new Stmt.Switch(tests ? null : subject, cases, fallsThrough, label, span));
    into.add(before.size() == 1 ? before.getFirst() : new Stmt.Block(before, span));
  }

  private boolean hasFallthrough(int node) {
    for (int part : tree.children(node)) {
      int list = tree.childOfKind(part, "statement_list");
      if (list >= 0 && tree.childOfKind(list, "fallthrough_statement") >= 0) {
        return true;
      }
    }
    return false;
  }

  private Stmt.Case branch(int node, int part, @Nullable Expr subject, boolean fallsThrough) {
    var span = unit.span(part);
    var body = new ArrayList<Stmt>();
    var pattern = pattern(node, part, subject, body, span);
    int list = tree.childOfKind(part, "statement_list");
    if (list >= 0) {
      unit.statements.all(list, body);
    }
    boolean runsOn = list >= 0 && tree.childOfKind(list, "fallthrough_statement") >= 0;
    if (fallsThrough && !runsOn) {
      body.add(new Stmt.Break("", span));
    }
    return new Stmt.Case(pattern, null, body, span);
  }

  private Pattern pattern(int node, int part, @Nullable Expr subject, List<Stmt> body, Span span) {
    return switch (tree.kind(part)) {
      case "expression_case" -> values(part, span);
      case "type_case" -> {
        alias(node, subject, body, span);
        yield types(part, subject, span);
      }
      case "communication_case" -> {
        unit.statements.statement(tree.child(part, "communication"), "", body);
        yield new Pattern.Equal(new Expr.Other("select", List.of(), span), span);
      }
      default -> {
        if (tree.is(node, "type_switch_statement")) {
          alias(node, subject, body, span);
        }
        yield new Pattern.Skip(span);
      }
    };
  }

  private Pattern values(int part, Span span) {
    var options = new ArrayList<Pattern>();
    for (int value : tree.children(tree.child(part, "value"))) {
      options.add(new Pattern.Equal(unit.expressions.lower(value), unit.span(value)));
    }
    return options.size() == 1 ? options.getFirst() : new Pattern.Either(options, span);
  }

  private void alias(int node, @Nullable Expr subject, List<Stmt> body, Span span) {
    int alias = tree.child(node, "alias");
    if (alias < 0 || subject == null) {
      return;
    }
    int name = tree.firstNamed(alias);
    unit.scopes.declare(tree.text(name), "");
    var target = new Pattern.Bind(tree.text(name), unit.span(name));
    body.add(new Stmt.Declare(target, "", subject, Stmt.Scope.BLOCK, span));
  }

  private Pattern types(int part, @Nullable Expr subject, Span span) {
    var options = new ArrayList<Pattern>();
    for (int type : tree.children(part, "type")) {
      Expr test = new Expr.Other("type", List.of(), span);
      if (subject != null) {
        test = new Expr.Binary("instanceof", subject, unit.composites.typeName(type), span);
      }
      options.add(new Pattern.Equal(test, unit.span(type)));
    }
    return options.size() == 1 ? options.getFirst() : new Pattern.Either(options, span);
  }
}
