package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;

/// Lowers a Go file. Its module is its folder, with which the import path of its package ends.
public final class GoLowering implements Lowering {
  @Override
  public Lowered lower(SyntaxTree tree, String path) {
    var body = new ArrayList<Stmt>();
    var unit = new GoUnit(tree, GoNames.of(tree, body));
    unit.scopes.open();
    for (int node : tree.children(0)) {
      switch (tree.kind(node)) {
        case "package_clause", "import_declaration", "type_declaration", "method_declaration" -> {}
        case "function_declaration" -> body.add(new Stmt.Declared(unit.functions.declared(node)));
        default -> unit.statements.add(node, body);
      }
    }
    for (var type : unit.types.all()) {
      body.add(new Stmt.DeclaredType(type));
    }
    unit.scopes.close();
    int slash = path.lastIndexOf('/');
    return new Lowered(
        slash < 0 ? "" : path.substring(0, slash), body, unit.depth.nodes(), tree.errors());
  }
}
