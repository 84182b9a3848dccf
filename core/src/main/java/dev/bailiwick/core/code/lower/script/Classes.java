package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import java.util.ArrayList;
import java.util.List;

/// Classes with their fields, methods and decorators.
final class Classes {
  private final ScriptFile file;

  Classes(ScriptFile file) {
    this.file = file;
  }

  /// @param outer decorators that stand before `export`
  Type of(int node, List<Annotation> outer, boolean isExported) {
    var tree = file.tree;
    var annotations = new ArrayList<>(outer);
    annotations.addAll(decorators(node));
    var supers = new ArrayList<Expr>();
    var supertypes = new ArrayList<String>();
    heritage(tree.childOfKind(node, "class_heritage"), supers, supertypes);
    var fields = new ArrayList<Type.Field>();
    var methods = new ArrayList<Routine>();
    var body = new ArrayList<Stmt>();
    members(tree.child(node, "body"), isExported, fields, methods, body);
    return new Type(
        tree.text(tree.child(node, "name")),
        supertypes,
        supers,
        fields,
        methods,
        List.of(),
        body,
        annotations,
        isExported,
        file.span(node));
  }

  private void heritage(int node, List<Expr> supers, List<String> supertypes) {
    var tree = file.tree;
    if (node < 0) {
      return;
    }
    for (int child : tree.children(node)) {
      switch (tree.kind(child)) {
        case "extends_clause" -> {
          int value = tree.child(child, "value");
          supers.add(file.expressions.of(value));
          supertypes.add(file.types.name(value));
        }
        case "implements_clause" -> {
          for (int type : tree.children(child)) {
            supertypes.add(file.types.name(type));
          }
        }
        default -> {
          supers.add(file.expressions.of(child));
          supertypes.add(file.types.name(child));
        }
      }
    }
  }

  private void members(
      int body,
      boolean isExported,
      List<Type.Field> fields,
      List<Routine> methods,
      List<Stmt> statements) {
    var tree = file.tree;
    if (body < 0) {
      return;
    }
    var waiting = new ArrayList<Annotation>();
    for (int child : tree.children(body)) {
      switch (tree.kind(child)) {
        case "decorator" -> waiting.add(annotation(child));
        case "method_definition" -> {
          waiting.addAll(decorators(child));
          methods.add(method(child, isExported, waiting));
          waiting.clear();
        }
        case "field_definition", "public_field_definition" -> {
          waiting.addAll(decorators(child));
          fields.add(field(child, waiting));
          waiting.clear();
        }
        case "class_static_block" ->
            statements.addAll(file.statements.all(tree.child(child, "body")));
        default -> waiting.clear();
      }
    }
  }

  private Routine method(int node, boolean isExported, List<Annotation> annotations) {
    var tree = file.tree;
    int name = tree.child(node, "name");
    boolean isPrivate =
        tree.is(name, "private_property_identifier")
            || tree.text(tree.childOfKind(node, "accessibility_modifier")).equals("private");
    return file.functions.of(node, "", isExported && !isPrivate, annotations);
  }

  private Type.Field field(int node, List<Annotation> annotations) {
    var tree = file.tree;
    int property = tree.child(node, "property");
    int name = property < 0 ? tree.child(node, "name") : property;
    int value = tree.child(node, "value");
    return new Type.Field(
        tree.text(name),
        file.types.annotated(tree.child(node, "type")),
        value < 0
            ? ScriptFile.nothing(file.span(node))
            : file.functions.named(value, tree.text(name)),
        tree.childOfKind(node, "static") >= 0,
        annotations,
        file.span(node));
  }

  List<Annotation> decorators(int node) {
    var tree = file.tree;
    var found = new ArrayList<Annotation>();
    for (int child : tree.children(node)) {
      if (tree.is(child, "decorator")) {
        found.add(annotation(child));
      }
    }
    return found;
  }

  Annotation annotation(int decorator) {
    return new Annotation(
        file.expressions.of(file.tree.firstNamed(decorator)), file.span(decorator));
  }
}
