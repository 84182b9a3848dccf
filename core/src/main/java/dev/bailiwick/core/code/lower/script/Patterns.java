package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Pattern;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What is assigned to: names, places, and patterns that take values apart.
final class Patterns {
  private final ScriptFile file;

  Patterns(ScriptFile file) {
    this.file = file;
  }

  Pattern of(int node) {
    var tree = file.tree;
    var span = file.span(node);
    return switch (tree.kind(node)) {
      case "identifier", "shorthand_property_identifier_pattern", "shorthand_property_identifier" ->
          new Pattern.Bind(tree.text(node), span);
      case "object_pattern", "object" -> fields(node);
      case "array_pattern", "array" -> elements(node);
      case "assignment_pattern", "object_assignment_pattern", "assignment_expression" ->
          new Pattern.WithFallback(
              of(tree.child(node, "left")), file.expressions.of(tree.child(node, "right")), span);
      case "rest_pattern", "spread_element", "parenthesized_expression", "non_null_expression" ->
          tree.firstNamed(node) < 0 ? new Pattern.Skip(span) : of(tree.firstNamed(node));
      case "undefined" -> new Pattern.Skip(span);
      default -> new Pattern.Place(file.expressions.of(node), span);
    };
  }

  private Pattern fields(int node) {
    var tree = file.tree;
    var entries = new ArrayList<Pattern.Entry>();
    Pattern rest = null;
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "pair_pattern", "pair" ->
            entries.add(
                new Pattern.Entry(
                    file.expressions.key(tree.child(child, "key")),
                    of(tree.child(child, "value"))));
        case "rest_pattern", "spread_element" -> rest = of(child);
        default -> entries.add(new Pattern.Entry(file.text(name(child), child), of(child)));
      }
    }
    return new Pattern.Fields(entries, rest, file.span(node));
  }

  private String name(int node) {
    int left = file.tree.child(node, "left");
    return file.tree.text(left < 0 ? node : left);
  }

  private Pattern elements(int node) {
    var tree = file.tree;
    var items = new ArrayList<Pattern>();
    @Nullable Pattern rest = null;
    boolean filled = false;
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      if (tree.is(child, ",")) {
        if (!filled) {
          items.add(new Pattern.Skip(file.span(child)));
        }
        filled = false;
      } else if (tree.isNamed(child) && !tree.is(child, "comment")) {
        filled = true;
        if (tree.is(child, "rest_pattern") || tree.is(child, "spread_element")) {
          rest = of(child);
        } else {
          items.add(of(child));
        }
      }
    }
    return new Pattern.Elements(items, rest, file.span(node));
  }
}
