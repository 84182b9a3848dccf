package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Stmt;
import java.util.List;

/// `import` and `export`.
final class Modules {
  private final ScriptFile file;

  Modules(ScriptFile file) {
    this.file = file;
  }

  void importing(int node, List<Stmt> into) {
    var tree = file.tree;
    var span = file.span(node);
    int required = tree.childOfKind(node, "import_require_clause");
    if (required >= 0) {
      var from = source(required);
      into.add(new Stmt.Import(tree.text(tree.firstNamed(required)), from, "*", span));
      return;
    }
    var from = source(node);
    int clause = tree.childOfKind(node, "import_clause");
    if (clause < 0) {
      into.add(new Stmt.Import("", from, "*", span));
      return;
    }
    for (int part : tree.children(clause)) {
      switch (tree.kind(part)) {
        case "identifier" -> into.add(new Stmt.Import(tree.text(part), from, "default", span));
        case "namespace_import" ->
            into.add(new Stmt.Import(tree.text(tree.firstNamed(part)), from, "*", span));
        case "named_imports" -> {
          for (int one : tree.children(part)) {
            into.add(
                new Stmt.Import(alias(one), from, name(tree.child(one, "name")), file.span(one)));
          }
        }
        default -> {}
      }
    }
  }

  void exporting(int node, List<Stmt> into) {
    var tree = file.tree;
    var span = file.span(node);
    int declaration = tree.child(node, "declaration");
    int value = tree.child(node, "value");
    boolean isDefault = tree.childOfKind(node, "default") >= 0;
    if (declaration >= 0) {
      declared(node, declaration, isDefault, into);
    } else if (value >= 0) {
      into.add(new Stmt.Export("default", file.functions.exported(value), span));
    } else if (tree.child(node, "source") >= 0) {
      again(node, into);
    } else if (tree.childOfKind(node, "export_clause") >= 0) {
      for (int one : tree.children(tree.childOfKind(node, "export_clause"))) {
        int name = tree.child(one, "name");
        if (name >= 0) {
          var named = new Expr.Name(tree.text(name), file.span(name));
          into.add(new Stmt.Export(alias(one), named, file.span(one)));
        }
      }
    } else if (tree.childOfKind(node, "=") >= 0) {
      whole(node, into);
    }
  }

  /// `export = value`.
  private void whole(int node, List<Stmt> into) {
    var span = file.span(node);
    var exports = new Expr.Member(new Expr.Name("module", span), "exports", span);
    var assigned =
        new Expr.Assign(
            new Pattern.Place(exports, span),
            "",
            file.functions.exported(file.tree.firstNamed(node)),
            span);
    into.add(new Stmt.Run(assigned, span));
  }

  private void declared(int node, int declaration, boolean isDefault, List<Stmt> into) {
    int before = into.size();
    file.statements.exported(declaration, node, into);
    for (var statement : List.copyOf(into.subList(before, into.size()))) {
      switch (statement) {
        case Stmt.Declared(var function) ->
            export(isDefault ? "default" : function.name(), function.name(), statement, into);
        case Stmt.DeclaredType(var type) ->
            export(isDefault ? "default" : type.name(), type.name(), statement, into);
        case Stmt.Declare declare -> names(declare.target(), declare, into);
        default -> {}
      }
    }
  }

  private void names(Pattern target, Stmt statement, List<Stmt> into) {
    switch (target) {
      case Pattern.Bind(var name, var _) -> export(name, name, statement, into);
      case Pattern.Fields fields ->
          fields.entries().forEach(e -> names(e.value(), statement, into));
      case Pattern.Elements elements -> elements.items().forEach(e -> names(e, statement, into));
      case Pattern.WithFallback(var inner, var _, var _) -> names(inner, statement, into);
      default -> {}
    }
  }

  private static void export(String as, String name, Stmt statement, List<Stmt> into) {
    into.add(new Stmt.Export(as, new Expr.Name(name, statement.span()), statement.span()));
  }

  /// `export … from`.
  private void again(int node, List<Stmt> into) {
    var tree = file.tree;
    var span = file.span(node);
    var from = source(node);
    int clause = tree.childOfKind(node, "export_clause");
    if (clause < 0) {
      int namespace = tree.childOfKind(node, "namespace_export");
      var hidden = "* from " + from;
      into.add(new Stmt.Import(hidden, from, "*", span));
      var name = namespace < 0 ? "*" : tree.text(tree.firstNamed(namespace));
      into.add(new Stmt.Export(name, new Expr.Name(hidden, span), span));
      return;
    }
    for (int one : tree.children(clause)) {
      var member = name(tree.child(one, "name"));
      var hidden = member + " from " + from;
      into.add(new Stmt.Import(hidden, from, member, span));
      into.add(new Stmt.Export(alias(one), new Expr.Name(hidden, span), span));
    }
  }

  private String alias(int specifier) {
    int alias = file.tree.child(specifier, "alias");
    return name(alias < 0 ? file.tree.child(specifier, "name") : alias);
  }

  private String name(int node) {
    return file.tree.is(node, "string") ? file.expressions.decoded(node) : file.tree.text(node);
  }

  private String source(int node) {
    int source = file.tree.child(node, "source");
    return source < 0 ? "" : file.expressions.decoded(source);
  }
}
