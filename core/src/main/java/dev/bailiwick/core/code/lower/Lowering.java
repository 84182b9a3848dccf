package dev.bailiwick.core.code.lower;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.syntax.SyntaxTree;

/// Writes a file's syntax tree in the words that all languages share. Stateless.
public interface Lowering {

  /// @param path relative to the root, `/` between the names: for languages whose modules are known
  ///   by their files
  Lowered lower(SyntaxTree tree, String path);
}
