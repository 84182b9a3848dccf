package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// Lowers Python 3.
public final class PythonLowering implements Lowering {

  @Override
  public Lowered lower(SyntaxTree tree, String path) {
    var file = new PythonFile(tree);
    var body = file.statements.block(0);
    return new Lowered(module(path), body, file.depth.nodes(), tree.errors());
  }

  /// `a/b/c.py` is `a.b.c`, `a/b/__init__.py` is `a.b`.
  static String module(String path) {
    var name = path.endsWith(".py") ? path.substring(0, path.length() - 3) : path;
    if (name.endsWith("/__init__")) {
      name = name.substring(0, name.length() - "/__init__".length());
    }
    return name.replace('/', '.');
  }
}
