package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements.
final class Statements {
  private final PythonFile file;
  private final Compounds compounds;

  Statements(PythonFile file) {
    this.file = file;
    this.compounds = new Compounds(file);
  }

  /// The statements of a block or of the module.
  List<Stmt> block(int node) {
    var into = new ArrayList<Stmt>();
    if (node >= 0) {
      for (int child : file.tree.children(node)) {
        add(child, into);
      }
    }
    return into;
  }

  private void add(int node, List<Stmt> into) {
    file.depth.count();
    var tree = file.tree;
    var span = file.span(node);
    switch (tree.kind(node)) {
      case "import_statement", "import_from_statement" -> importing(node, into);
      case "expression_statement" -> expressions(node, into);
      case "function_definition" ->
          into.add(new Stmt.Declared(file.functions.of(node, List.of(), false)));
      case "class_definition" -> into.add(new Stmt.DeclaredType(compounds.type(node, List.of())));
      case "decorated_definition" -> decorated(node, into);
      case "return_statement" -> into.add(new Stmt.Return(optional(tree.firstNamed(node)), span));
      case "raise_statement" -> into.add(new Stmt.Throw(optional(tree.firstNamed(node)), span));
      case "break_statement" -> into.add(new Stmt.Break("", span));
      case "continue_statement" -> into.add(new Stmt.Continue("", span));
      case "assert_statement" -> assertion(node, into);
      case "delete_statement" ->
          into.add(
              new Stmt.Run(
                  new Expr.Unary("delete", file.expressions.of(tree.firstNamed(node)), span),
                  span));
      case "with_statement" -> compounds.with(node, into);
      case "block" -> into.addAll(block(node));
      case "pass_statement",
          "global_statement",
          "nonlocal_statement",
          "future_import_statement",
          "type_alias_statement" -> {}
      default -> into.add(compounds.of(node));
    }
  }

  private @Nullable Expr optional(int node) {
    return node < 0 ? null : file.expressions.of(node);
  }

  private void assertion(int node, List<Stmt> into) {
    var span = file.span(node);
    var test = file.expressions.of(file.tree.firstNamed(node));
    into.add(
        new Stmt.If(
            new Expr.Unary("!", test, span), List.of(new Stmt.Throw(null, span)), List.of(), span));
  }

  private void expressions(int node, List<Stmt> into) {
    for (int child : file.tree.children(node)) {
      switch (file.tree.kind(child)) {
        case "assignment" -> assignment(child, into);
        case "augmented_assignment" -> augmented(child, into);
        default -> into.add(new Stmt.Run(file.expressions.of(child), file.span(child)));
      }
    }
  }

  /// `a = b = value`: the value is bound to the last target and that to the others.
  private void assignment(int node, List<Stmt> into) {
    var tree = file.tree;
    int right = tree.child(node, "right");
    int left = tree.child(node, "left");
    var type = file.types.name(tree.child(node, "type"));
    var span = file.span(node);
    if (tree.is(right, "assignment")) {
      assignment(right, into);
      assign(
          file.patterns.of(left), type, file.expressions.of(tree.child(right, "left")), node, into);
      return;
    }
    if (right < 0) {
      into.add(new Stmt.Declare(file.patterns.of(left), type, null, Stmt.Scope.FUNCTION, span));
      return;
    }
    assign(file.patterns.of(left), type, file.expressions.of(right), node, into);
  }

  private void assign(Pattern target, String type, Expr value, int node, List<Stmt> into) {
    var span = file.span(node);
    into.add(
        target instanceof Pattern.Place
            ? new Stmt.Run(new Expr.Assign(target, "", value, span), span)
            : new Stmt.Declare(target, type, value, Stmt.Scope.FUNCTION, span));
  }

  private void augmented(int node, List<Stmt> into) {
    var tree = file.tree;
    var span = file.span(node);
    var operator = tree.text(tree.child(node, "operator"));
    into.add(
        new Stmt.Run(
            new Expr.Assign(
                file.patterns.of(tree.child(node, "left")),
                operator.substring(0, operator.length() - 1),
                file.expressions.of(tree.child(node, "right")),
                span),
            span));
  }

  private void importing(int node, List<Stmt> into) {
    var tree = file.tree;
    var span = file.span(node);
    int module = tree.child(node, "module_name");
    if (module >= 0 && tree.childOfKind(node, "wildcard_import") >= 0) {
      into.add(new Stmt.Import("*", tree.text(module), "*", span));
      return;
    }
    for (int name : tree.children(node, "name")) {
      int alias = tree.child(name, "alias");
      var original = tree.text(alias < 0 ? name : tree.child(name, "name"));
      if (module >= 0) {
        var local = alias < 0 ? original : tree.text(alias);
        into.add(new Stmt.Import(local, tree.text(module), original, file.span(name)));
      } else if (alias >= 0) {
        into.add(new Stmt.Import(tree.text(alias), original, "*", file.span(name)));
      } else {
        int dot = original.indexOf('.');
        var first = dot < 0 ? original : original.substring(0, dot);
        into.add(new Stmt.Import(first, first, "*", file.span(name)));
      }
    }
  }

  private void decorated(int node, List<Stmt> into) {
    var tree = file.tree;
    int definition = tree.child(node, "definition");
    var annotations = annotations(node);
    if (tree.is(definition, "class_definition")) {
      into.add(new Stmt.DeclaredType(compounds.type(definition, annotations)));
    } else if (definition >= 0) {
      into.add(new Stmt.Declared(file.functions.of(definition, annotations, false)));
    }
  }

  List<Annotation> annotations(int decorated) {
    var found = new ArrayList<Annotation>();
    for (int child : file.tree.children(decorated)) {
      if (file.tree.is(child, "decorator")) {
        found.add(
            new Annotation(file.expressions.of(file.tree.firstNamed(child)), file.span(child)));
      }
    }
    return found;
  }
}
