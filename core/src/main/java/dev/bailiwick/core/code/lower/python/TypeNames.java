package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.Map;

/// What a name in the source is called with its module, by the imports at the top of the file:
/// `flask.Flask`. A name that is not imported stays as it is written.
final class TypeNames {
  private final SyntaxTree tree;
  private final Map<String, String> imports = new HashMap<>();

  TypeNames(SyntaxTree tree) {
    this.tree = tree;
    for (int child : tree.children(0)) {
      if (tree.is(child, "import_from_statement")) {
        var from = tree.text(tree.child(child, "module_name"));
        for (int name : tree.children(child, "name")) {
          imports.put(local(name), from + "." + original(name));
        }
      } else if (tree.is(child, "import_statement")) {
        for (int name : tree.children(child, "name")) {
          if (tree.child(name, "alias") >= 0) {
            imports.put(local(name), original(name));
          }
        }
      }
    }
  }

  private String local(int name) {
    int alias = tree.child(name, "alias");
    return tree.text(alias < 0 ? name : alias);
  }

  private String original(int name) {
    int inner = tree.child(name, "name");
    return tree.text(inner < 0 ? name : inner);
  }

  /// The qualified name of a dotted name, an annotation's type, or the empty string for a form that
  /// is no name. `Optional[T]`, `Annotated[T, …]` and `T | None` are `T`, `list[T]` is `T[]`.
  String name(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "type" -> name(tree.firstNamed(node));
      case "identifier", "attribute", "dotted_name" -> qualified(tree.text(node));
      case "string" -> qualified(tree.text(node).replaceAll("['\"]", ""));
      case "generic_type", "subscript" -> generic(node);
      case "union_type", "binary_operator" -> name(tree.firstNamed(node));
      default -> "";
    };
  }

  private String generic(int node) {
    var parts = tree.children(node);
    if (parts.length < 2) {
      return "";
    }
    var outer = name(parts[0]);
    int inner = tree.is(parts[1], "type_parameter") ? tree.firstNamed(parts[1]) : parts[1];
    return switch (outer.substring(outer.lastIndexOf('.') + 1)) {
      case "Optional", "Annotated", "Union" -> name(inner);
      case "List", "list", "Sequence", "Iterable", "Set", "set", "tuple", "Tuple" ->
          name(inner) + "[]";
      default -> outer;
    };
  }

  private String qualified(String name) {
    int dot = name.indexOf('.');
    var first = dot < 0 ? name : name.substring(0, dot);
    return imports.getOrDefault(first, first) + name.substring(first.length());
  }
}
