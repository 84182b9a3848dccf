package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements.
final class Statements {
  private final ScriptFile file;

  Statements(ScriptFile file) {
    this.file = file;
  }

  /// All statements below the node, in order.
  List<Stmt> all(int node) {
    var into = new ArrayList<Stmt>();
    if (node >= 0) {
      for (int child : file.tree.children(node)) {
        add(child, "", into);
      }
    }
    return into;
  }

  /// The body of a loop or branch: a block's statements or the one that stands there.
  List<Stmt> body(int node) {
    if (node < 0 || file.tree.is(node, "statement_block") || file.tree.is(node, "else_clause")) {
      return all(node);
    }
    var into = new ArrayList<Stmt>();
    add(node, "", into);
    return into;
  }

  /// A declaration behind `export`.
  ///
  /// @param outer the export, which carries the decorators
  void exported(int node, int outer, List<Stmt> into) {
    switch (file.tree.kind(node)) {
      case "function_declaration", "generator_function_declaration" ->
          into.add(new Stmt.Declared(file.functions.of(node, "default", true)));
      case "class_declaration", "abstract_class_declaration", "class" ->
          into.add(
              new Stmt.DeclaredType(file.classes.of(node, file.classes.decorators(outer), true)));
      case "lexical_declaration", "variable_declaration" -> variables(node, true, into);
      default -> add(node, "", into);
    }
  }

  private void add(int node, String label, List<Stmt> into) {
    file.depth.count();
    var tree = file.tree;
    var span = file.span(node);
    switch (tree.kind(node)) {
      case "import_statement" -> file.modules.importing(node, into);
      case "export_statement" -> file.modules.exporting(node, into);
      case "function_declaration", "generator_function_declaration" ->
          into.add(new Stmt.Declared(file.functions.of(node, "", false)));
      case "class_declaration", "abstract_class_declaration" ->
          into.add(new Stmt.DeclaredType(file.classes.of(node, List.of(), false)));
      case "lexical_declaration", "variable_declaration" -> variables(node, false, into);
      case "enum_declaration" -> enumeration(node, into);
      case "internal_module", "module" -> into.addAll(all(tree.child(node, "body")));
      case "expression_statement" -> expression(node, into);
      case "statement_block" -> into.add(new Stmt.Block(all(node), span));
      case "labeled_statement" ->
          add(tree.child(node, "body"), tree.text(tree.child(node, "label")), into);
      case "return_statement" -> into.add(new Stmt.Return(optional(tree.firstNamed(node)), span));
      case "throw_statement" -> into.add(new Stmt.Throw(optional(tree.firstNamed(node)), span));
      case "break_statement" ->
          into.add(new Stmt.Break(tree.text(tree.child(node, "label")), span));
      case "continue_statement" ->
          into.add(new Stmt.Continue(tree.text(tree.child(node, "label")), span));
      case "empty_statement",
          "debugger_statement",
          "interface_declaration",
          "type_alias_declaration",
          "ambient_declaration",
          "function_signature",
          "hash_bang_line" -> {}
      default -> into.add(control(node, label));
    }
  }

  private Stmt control(int node, String label) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "if_statement" ->
          new Stmt.If(
              file.expressions.of(tree.child(node, "condition")),
              body(tree.child(node, "consequence")),
              body(tree.child(node, "alternative")),
              span);
      case "for_statement" -> counting(node, label);
      case "for_in_statement" -> each(node, label);
      case "while_statement", "do_statement" ->
          new Stmt.While(
              List.of(),
              file.expressions.of(tree.child(node, "condition")),
              List.of(),
              body(tree.child(node, "body")),
              tree.is(node, "do_statement"),
              List.of(),
              label,
              span);
      case "switch_statement" -> choice(node, label);
      case "try_statement" -> attempt(node);
      default -> new Stmt.Run(file.expressions.of(node), span);
    };
  }

  private void expression(int node, List<Stmt> into) {
    int inner = file.tree.firstNamed(node);
    if (inner >= 0 && file.tree.is(inner, "internal_module")) {
      add(inner, "", into);
    } else if (inner >= 0) {
      into.add(new Stmt.Run(file.expressions.of(inner), file.span(node)));
    }
  }

  private @Nullable Expr optional(int node) {
    return node < 0 ? null : file.expressions.of(node);
  }

  private void variables(int node, boolean isExported, List<Stmt> into) {
    var tree = file.tree;
    boolean isVar = tree.is(node, "variable_declaration");
    for (int child : tree.children(node)) {
      if (!tree.is(child, "variable_declarator")) {
        continue;
      }
      int name = tree.child(child, "name");
      int value = tree.child(child, "value");
      Expr bound = null;
      if (value >= 0) {
        bound =
            isExported
                ? file.functions.exported(value, tree.text(name))
                : file.functions.named(value, tree.text(name));
      }
      into.add(
          new Stmt.Declare(
              file.patterns.of(name),
              file.types.annotated(tree.child(child, "type")),
              bound,
              isVar ? Stmt.Scope.FUNCTION : Stmt.Scope.BLOCK,
              file.span(child)));
    }
  }

  private void enumeration(int node, List<Stmt> into) {
    var tree = file.tree;
    var entries = new ArrayList<Expr.Entry>();
    for (int child : tree.children(tree.child(node, "body"))) {
      int name = tree.child(child, "name");
      int key = name < 0 ? child : name;
      int value = tree.child(child, "value");
      entries.add(
          new Expr.Entry(
              file.expressions.key(key),
              value < 0 ? file.text(tree.text(key), key) : file.expressions.of(value)));
    }
    int name = tree.child(node, "name");
    into.add(
        new Stmt.Declare(
            new Pattern.Bind(tree.text(name), file.span(name)),
            "",
            new Expr.MapOf(entries, file.span(node)),
            Stmt.Scope.BLOCK,
            file.span(node)));
  }

  private Stmt counting(int node, String label) {
    var tree = file.tree;
    var before = new ArrayList<Stmt>();
    int initializer = tree.child(node, "initializer");
    if (initializer >= 0 && tree.isNamed(initializer)) {
      if (tree.kind(initializer).endsWith("declaration")) {
        variables(initializer, false, before);
      } else {
        before.add(control(initializer, ""));
      }
    }
    var tests = tree.children(node, "condition");
    Expr test = tests.length == 0 ? null : condition(tests[0]);
    int step = tree.child(node, "increment");
    return new Stmt.While(
        before,
        test,
        step < 0 ? List.of() : List.of(file.expressions.of(step)),
        body(tree.child(node, "body")),
        false,
        List.of(),
        label,
        file.span(node));
  }

  private @Nullable Expr condition(int node) {
    var tree = file.tree;
    return switch (tree.kind(node)) {
      case "empty_statement" -> null;
      case "expression_statement" -> file.expressions.of(tree.firstNamed(node));
      default -> file.expressions.of(node);
    };
  }

  private Stmt each(int node, String label) {
    var tree = file.tree;
    boolean isKeys = tree.text(tree.child(node, "operator")).equals("in");
    var target = file.patterns.of(tree.child(node, "left"));
    boolean declares = tree.child(node, "kind") >= 0;
    return new Stmt.ForEach(
        declares ? target : assigned(target),
        file.expressions.of(tree.child(node, "right")),
        isKeys ? Stmt.Over.KEYS : Stmt.Over.ELEMENTS,
        body(tree.child(node, "body")),
        List.of(),
        label,
        file.span(node));
  }

  /// A loop's variable that was declared before.
  private static Pattern assigned(Pattern target) {
    return target instanceof Pattern.Bind(var name, var span)
        ? new Pattern.Place(new Expr.Name(name, span), span)
        : target;
  }

  private Stmt choice(int node, String label) {
    var tree = file.tree;
    var cases = new ArrayList<Stmt.Case>();
    for (int child : tree.children(tree.child(node, "body"))) {
      int value = tree.child(child, "value");
      var span = file.span(child);
      var body = new ArrayList<Stmt>();
      for (int statement : tree.children(child, "body")) {
        add(statement, "", body);
      }
      cases.add(
          new Stmt.Case(
              value < 0
                  ? new Pattern.Skip(span)
                  : new Pattern.Equal(file.expressions.of(value), span),
              null,
              body,
              span));
    }
    return new Stmt.Switch(
        file.expressions.of(tree.child(node, "value")), cases, true, label, file.span(node));
  }

  private Stmt attempt(int node) {
    var tree = file.tree;
    var catches = new ArrayList<Stmt.Catch>();
    int handler = tree.child(node, "handler");
    if (handler >= 0) {
      int parameter = tree.child(handler, "parameter");
      catches.add(
          new Stmt.Catch(
              parameter < 0 ? null : file.patterns.of(parameter),
              List.of(),
              all(tree.child(handler, "body")),
              file.span(handler)));
    }
    int last = tree.child(node, "finalizer");
    return new Stmt.Try(
        all(tree.child(node, "body")),
        catches,
        last < 0 ? List.of() : all(tree.child(last, "body")),
        file.span(node));
  }
}
