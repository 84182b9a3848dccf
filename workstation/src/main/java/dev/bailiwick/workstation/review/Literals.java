package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The texts in a piece of code that may be secrets: string literals of eight characters or more.
///
/// @param start of what stands between the quotes, byte offset; `end` exclusive
record Literals(int start, int end) {
  private static final int SHORTEST = 8;
  private static final Set<String> CONTENTS =
      Set.of(
          "string_fragment",
          "string_content",
          "interpreted_string_literal_content",
          "raw_string_literal_content");

  /// Those between the offsets; where there are none, as for a target of an assignment, those of
  /// the statement around.
  static List<Literals> of(SyntaxTree tree, int start, int end) {
    var inside = between(tree, start, end);
    if (!inside.isEmpty()) {
      return inside;
    }
    for (int i = tree.count() - 1; i >= 0; i--) {
      boolean covers = tree.start(i) <= start && tree.end(i) >= end;
      if (covers && tree.kind(i).contains("assignment")) {
        return between(tree, tree.start(i), tree.end(i));
      }
    }
    return List.of();
  }

  private static List<Literals> between(SyntaxTree tree, int start, int end) {
    var found = new ArrayList<Literals>();
    for (int i = 0; i < tree.count(); i++) {
      boolean inside = tree.start(i) >= start && tree.end(i) <= end;
      if (inside && CONTENTS.contains(tree.kind(i)) && tree.end(i) - tree.start(i) >= SHORTEST) {
        found.add(new Literals(tree.start(i), tree.end(i)));
      }
    }
    return found;
  }
}
