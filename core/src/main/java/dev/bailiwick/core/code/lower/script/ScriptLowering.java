package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// Lowers JavaScript and TypeScript.
public final class ScriptLowering implements Lowering {

  @Override
  public Lowered lower(SyntaxTree tree, String path) {
    var file = new ScriptFile(tree);
    var body = file.statements.all(0);
    return new Lowered("", body, file.depth.nodes(), tree.errors());
  }
}
