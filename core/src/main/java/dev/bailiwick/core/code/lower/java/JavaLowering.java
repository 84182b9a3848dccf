package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;

/// Lowers a Java file. Its module is its package.
public final class JavaLowering implements Lowering {
  @Override
  public Lowered lower(SyntaxTree tree, String path) {
    var names = JavaNames.of(tree);
    var unit = new JavaUnit(tree, names);
    var body = new ArrayList<Stmt>();
    for (int node : tree.children(0)) {
      if (JavaTypes.isDeclaration(tree.kind(node))) {
        body.add(new Stmt.DeclaredType(unit.types.declared(node)));
      } else if (!tree.kind(node).endsWith("_declaration")) {
        unit.statements.add(node, body);
      }
    }
    body.addAll(0, names.imports());
    return new Lowered(names.module(), body, unit.depth.nodes(), tree.errors());
  }
}
