package dev.bailiwick.core.code.repair;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.Optional;

/// The mend of a finding, where a machine can write one. What it mends, by language, stands in
/// `docs/repairs.md`.
public final class Repairs {
  private Repairs() {}

  /// @param rule the finding's
  /// @param start where the finding begins, byte offset; `end` exclusive
  public static Optional<Draft> of(String rule, SyntaxTree tree, int start, int end) {
    var site = Site.of(tree, start, end);
    return switch (tree.language()) {
      case JAVASCRIPT, TYPESCRIPT, TSX -> ScriptRepairs.of(rule, site);
      case PYTHON -> PythonRepairs.of(rule, site);
      case JAVA -> JavaRepairs.of(rule, site);
      case GO -> GoRepairs.of(rule, site);
    };
  }
}
