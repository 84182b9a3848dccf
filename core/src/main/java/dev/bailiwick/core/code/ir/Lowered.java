package dev.bailiwick.core.code.ir;

import java.util.List;

/// One file, lowered.
///
/// @param module what other files call it: the dotted name of a Python module or a Java class's
///   package, the import path of a Go package, empty for JavaScript (its files are known by path)
/// @param body the statements at the top, in order: imports, declarations and code
/// @param nodes how many expressions and statements there are, a measure of work
/// @param errors how many pieces of the source could not be parsed
public record Lowered(String module, List<Stmt> body, int nodes, int errors) {
  public Lowered {
    body = List.copyOf(body);
  }
}
