package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.Map;

/// What a type in the source is called with its module, by the imports at the top of the file:
/// `express.Request`. A name that is not imported stays as it is written; a list's type ends with
/// `[]`, a promise is what it promises.
final class TypeNames {
  private final SyntaxTree tree;
  private final Map<String, String> imports = new HashMap<>();

  TypeNames(SyntaxTree tree) {
    this.tree = tree;
    for (int child : tree.children(0)) {
      if (tree.is(child, "import_statement")) {
        collect(child);
      }
    }
  }

  private void collect(int statement) {
    int source = tree.child(statement, "source");
    int clause = tree.childOfKind(statement, "import_clause");
    if (source < 0 || clause < 0) {
      return;
    }
    var from = tree.text(tree.childOfKind(source, "string_fragment"));
    for (int part : tree.children(clause)) {
      switch (tree.kind(part)) {
        case "identifier" -> imports.put(tree.text(part), from);
        case "namespace_import" -> imports.put(tree.text(tree.firstNamed(part)), from);
        case "named_imports" -> {
          for (int one : tree.children(part)) {
            int alias = tree.child(one, "alias");
            int name = tree.child(one, "name");
            imports.put(tree.text(alias < 0 ? name : alias), from + "." + tree.text(name));
          }
        }
        default -> {}
      }
    }
  }

  /// The qualified name of what a `type_annotation` says, or the empty string.
  String annotated(int annotation) {
    return annotation < 0 ? "" : name(tree.firstNamed(annotation));
  }

  /// The qualified name of a type node.
  String name(int type) {
    if (type < 0) {
      return "";
    }
    return switch (tree.kind(type)) {
      case "type_identifier", "identifier" -> qualified(tree.text(type));
      case "predefined_type" -> tree.text(type);
      case "generic_type" -> generic(type);
      case "nested_type_identifier", "nested_identifier", "member_expression" -> nested(type);
      case "array_type" -> name(tree.firstNamed(type)) + "[]";
      case "union_type" -> union(type);
      case "parenthesized_type", "readonly_type" -> name(tree.firstNamed(type));
      default -> "";
    };
  }

  private String generic(int type) {
    var name = name(tree.child(type, "name"));
    int arguments = tree.child(type, "type_arguments");
    if (arguments < 0) {
      return name;
    }
    return switch (name) {
      case "Promise", "Readonly", "Partial", "Required", "NonNullable" ->
          name(tree.firstNamed(arguments));
      case "Array", "ReadonlyArray", "Set" -> name(tree.firstNamed(arguments)) + "[]";
      default -> name;
    };
  }

  private String nested(int type) {
    var text = tree.text(type);
    int dot = text.indexOf('.');
    return dot < 0 ? qualified(text) : qualified(text.substring(0, dot)) + text.substring(dot);
  }

  /// `T | null` is a `T`; of other unions the first part counts.
  private String union(int type) {
    for (int part : tree.children(type)) {
      var name = name(part);
      if (!name.isEmpty() && !name.equals("undefined")) {
        return name;
      }
    }
    return "";
  }

  private String qualified(String name) {
    return imports.getOrDefault(name, name);
  }
}
