package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is assigned to, and the patterns of `match`.
final class Patterns {
  private final PythonFile file;

  Patterns(PythonFile file) {
    this.file = file;
  }

  /// The target of an assignment.
  Pattern of(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "identifier" -> name(node);
      case "pattern_list", "tuple_pattern", "list_pattern", "expression_list", "tuple", "list" ->
          elements(tree.children(node), node, false);
      case "list_splat_pattern", "list_splat", "parenthesized_expression", "as_pattern_target" ->
          tree.firstNamed(node) < 0 ? new Pattern.Skip(span) : of(tree.firstNamed(node));
      default -> new Pattern.Place(file.expressions.of(node), span);
    };
  }

  private Pattern name(int node) {
    var text = file.tree.text(node);
    var span = file.span(node);
    return file.isOuter(text)
        ? new Pattern.Place(new Expr.Name(text, span), span)
        : new Pattern.Bind(text, span);
  }

  private Pattern elements(int[] children, int node, boolean matches) {
    var items = new ArrayList<Pattern>();
    @Nullable Pattern rest = null;
    for (int child : children) {
      boolean isRest =
          file.tree.is(child, "list_splat_pattern")
              || file.tree.is(child, "list_splat")
              || file.tree.is(child, "splat_pattern");
      var pattern = matches ? matched(child) : of(child);
      if (isRest) {
        rest = pattern;
      } else {
        items.add(pattern);
      }
    }
    return new Pattern.Elements(items, rest, file.span(node));
  }

  /// The patterns of a `case_clause`.
  Pattern clause(int node) {
    var patterns = new ArrayList<Integer>();
    for (int child : file.tree.children(node)) {
      if (file.tree.is(child, "case_pattern")) {
        patterns.add(child);
      }
    }
    if (patterns.size() == 1) {
      return matched(patterns.getFirst());
    }
    return elements(patterns.stream().mapToInt(Integer::intValue).toArray(), node, true);
  }

  private Pattern matched(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "case_pattern" ->
          tree.firstNamed(node) < 0 ? new Pattern.Skip(span) : matched(tree.firstNamed(node));
      case "identifier" -> captured(node);
      case "dotted_name" ->
          tree.text(node).indexOf('.') < 0
              ? captured(node)
              : new Pattern.Equal(file.expressions.of(node), span);
      case "union_pattern" -> new Pattern.Either(all(node), span);
      case "list_pattern", "tuple_pattern" -> elements(tree.children(node), node, true);
      case "splat_pattern", "as_pattern" ->
          tree.firstNamed(node) < 0 ? new Pattern.Skip(span) : matched(tree.firstNamed(node));
      case "dict_pattern" -> fields(node);
      case "class_pattern", "keyword_pattern" -> new Pattern.Skip(span);
      default -> new Pattern.Equal(file.expressions.of(node), span);
    };
  }

  private Pattern captured(int node) {
    var text = file.tree.text(node);
    return text.equals("_")
        ? new Pattern.Skip(file.span(node))
        : new Pattern.Bind(text, file.span(node));
  }

  private List<Pattern> all(int node) {
    var patterns = new ArrayList<Pattern>();
    for (int child : file.tree.children(node)) {
      patterns.add(matched(child));
    }
    return patterns;
  }

  private Pattern fields(int node) {
    var tree = file.tree;
    var entries = new ArrayList<Pattern.Entry>();
    var keys = tree.children(node, "key");
    var values = tree.children(node, "value");
    for (int i = 0; i < Math.min(keys.length, values.length); i++) {
      entries.add(new Pattern.Entry(file.expressions.of(keys[i]), matched(values[i])));
    }
    return new Pattern.Fields(entries, null, file.span(node));
  }
}
