package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `switch`, as a statement and as an expression, with groups or with arrows.
final class JavaSwitches {
  private final JavaUnit unit;
  private final SyntaxTree tree;

  JavaSwitches(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// A `switch` that stands as a statement.
  ///
  /// @param label of the statement, or empty
  Stmt.Switch statement(int node, String label) {
    return choice(node, label, false);
  }

  /// A `switch` whose value is used.
  Stmt.Switch value(int node) {
    return choice(node, "", true);
  }

  private Stmt.Switch choice(int node, String label, boolean isValue) {
    var subject = unit.expressions.lower(tree.child(node, "condition"));
    var cases = new ArrayList<Stmt.Case>();
    boolean fallsThrough = false;
    for (int part : tree.children(tree.child(node, "body"))) {
      boolean isGroup = tree.is(part, "switch_block_statement_group");
      fallsThrough |= isGroup;
      unit.scopes.open();
      cases.addAll(isGroup ? group(part, subject) : List.of(rule(part, subject, isValue)));
      unit.scopes.close();
    }
    return new Stmt.Switch(subject, cases, fallsThrough, label, unit.span(node));
  }

  private List<Stmt.Case> group(int node, Expr subject) {
    var cases = new ArrayList<Stmt.Case>();
    var body = new ArrayList<Stmt>();
    var labels = new ArrayList<Integer>();
    for (int child : tree.children(node)) {
      if (tree.is(child, "switch_label")) {
        labels.add(child);
      } else {
        unit.statements.add(child, body);
      }
    }
    for (int label : labels) {
      boolean isLast = label == labels.getLast();
      cases.add(labelled(label, subject, isLast ? body : List.of(), node));
    }
    return cases;
  }

  private Stmt.Case rule(int node, Expr subject, boolean isValue) {
    var children = tree.children(node);
    var body = new ArrayList<Stmt>();
    var found = labelled(children.length == 0 ? node : children[0], subject, body, node);
    if (children.length == 0) {
      return found;
    }
    int inside = children[children.length - 1];
    if (isValue && tree.is(inside, "expression_statement")) {
      var value = unit.expressions.lower(tree.firstNamed(inside));
      body.add(new Stmt.Yield(value, unit.span(inside)));
    } else {
      body.addAll(unit.statements.body(inside));
    }
    return new Stmt.Case(found.pattern(), found.guard(), body, found.span());
  }

  private Stmt.Case labelled(int label, Expr subject, List<Stmt> body, int node) {
    var options = new ArrayList<Pattern>();
    @Nullable Expr guard = null;
    for (int child : tree.children(label)) {
      if (tree.is(child, "guard")) {
        guard = and(guard, unit.expressions.lower(tree.firstNamed(child)));
        continue;
      }
      int inner = tree.is(child, "pattern") ? tree.firstNamed(child) : child;
      options.add(pattern(inner));
      if (tree.is(inner, "type_pattern")) {
        guard = and(isInstance(subject, inner), guard);
      }
    }
    var span = unit.span(label);
    Pattern pattern =
        switch (options.size()) {
          case 0 -> new Pattern.Skip(span);
          case 1 -> options.getFirst();
          default -> new Pattern.Either(options, span);
        };
    return new Stmt.Case(pattern, guard, body, unit.span(node));
  }

  private Expr isInstance(Expr subject, int typePattern) {
    var span = unit.span(typePattern);
    var type = unit.types.type(tree.firstNamed(typePattern));
    return new Expr.Binary("instanceof", subject, unit.references.path(type, span), span);
  }

  private static @Nullable Expr and(@Nullable Expr left, @Nullable Expr right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return new Expr.Logical("&&", left, right, left.span());
  }

  private Pattern pattern(int node) {
    var span = unit.span(node);
    return switch (tree.kind(node)) {
      case "type_pattern", "record_pattern_component" -> {
        var children = tree.children(node);
        var name = tree.text(children[children.length - 1]);
        unit.scopes.declare(name, unit.types.type(children[0]));
        yield new Pattern.Bind(name, span);
      }
      case "record_pattern" -> {
        var items = new ArrayList<Pattern>();
        for (int part : tree.children(tree.childOfKind(node, "record_pattern_body"))) {
          items.add(pattern(part));
        }
        yield new Pattern.Elements(items, null, span);
      }
      default -> new Pattern.Equal(unit.expressions.lower(node), span);
    };
  }
}
