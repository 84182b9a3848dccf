package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/// JSX: an element is a call of `jsx` with its tag, its attributes and its children.
final class Markup {
  private final ScriptFile file;

  Markup(ScriptFile file) {
    this.file = file;
  }

  Expr element(int node) {
    var tree = file.tree;
    int open = tree.child(node, "open_tag");
    int head = open < 0 ? node : open;
    var arguments = new ArrayList<Expr.Argument>();
    arguments.add(new Expr.Argument("", tag(tree.child(head, "name"), node)));
    arguments.add(new Expr.Argument("", attributes(head)));
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "jsx_element", "jsx_self_closing_element" ->
            arguments.add(new Expr.Argument("", element(child)));
        case "jsx_expression" -> arguments.add(new Expr.Argument("", inner(child)));
        default -> {}
      }
    }
    return new Expr.Call(new Expr.Name("jsx", file.span(head)), arguments, false, file.span(node));
  }

  private Expr tag(int name, int node) {
    if (name < 0) {
      return file.text("", node);
    }
    var text = file.tree.text(name);
    boolean isComponent = !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    return isComponent && text.indexOf('.') < 0
        ? new Expr.Name(text, file.span(name))
        : file.text(text, name);
  }

  private Expr attributes(int head) {
    var tree = file.tree;
    var entries = new ArrayList<Expr.Entry>();
    for (int child : tree.children(head)) {
      if (tree.is(child, "jsx_expression")) {
        entries.add(new Expr.Entry(file.text("", child), inner(child)));
      } else if (tree.is(child, "jsx_attribute")) {
        entries.add(attribute(child));
      }
    }
    return new Expr.MapOf(entries, file.span(head));
  }

  private Expr.Entry attribute(int node) {
    var parts = file.tree.children(node);
    var key = file.text(file.tree.text(parts[0]), parts[0]);
    if (parts.length < 2) {
      return new Expr.Entry(key, new Expr.Literal(new Constant.Bool(true), file.span(node)));
    }
    return new Expr.Entry(key, file.expressions.of(parts[1]));
  }

  /// What stands in braces; nothing where it is a comment alone.
  Expr inner(int node) {
    int value = file.tree.firstNamed(node);
    return value < 0
        ? new Expr.Other("markup", List.of(), file.span(node))
        : file.expressions.of(value);
  }
}
