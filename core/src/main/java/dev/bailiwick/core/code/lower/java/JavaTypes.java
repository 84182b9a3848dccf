package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Declarations of classes, interfaces, enums and records, and bodies of anonymous classes.
final class JavaTypes {
  private static final Set<String> DECLARATIONS =
      Set.of(
          "class_declaration",
          "interface_declaration",
          "enum_declaration",
          "record_declaration",
          "annotation_type_declaration");

  private final JavaUnit unit;
  private final SyntaxTree tree;

  JavaTypes(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  static boolean isDeclaration(String kind) {
    return DECLARATIONS.contains(kind);
  }

  /// What the members of a body come to.
  private static final class Members {
    final List<Type.Field> fields = new ArrayList<>();
    final List<Routine> methods = new ArrayList<>();
    final List<Type> types = new ArrayList<>();
    final List<Stmt> statics = new ArrayList<>();
    final List<Stmt> initializers = new ArrayList<>();
  }

  Type declared(int node) {
    var name = tree.text(tree.child(node, "name"));
    var supers = supertypes(node);
    var body = tree.child(node, "body");
    var members = members(node, name, body, !supers.isEmpty());
    return new Type(
        name,
        supers,
        supers.stream().map(s -> unit.references.path(s, unit.span(node))).toList(),
        members.fields,
        members.methods,
        members.types,
        members.statics,
        annotations(node),
        !modifiers(node).contains("private"),
        unit.span(node));
  }

  /// The class that an anonymous class body makes of its supertype.
  Type anonymous(String supertype, int body) {
    var members = members(body, "", body, true);
    return new Type(
        "",
        List.of(supertype),
        List.of(unit.references.path(supertype, unit.span(body))),
        members.fields,
        members.methods,
        members.types,
        members.statics,
        List.of(),
        false,
        unit.span(body));
  }

  private Members members(int node, String name, int body, boolean inherits) {
    var found = new Members();
    var nodes = memberNodes(body);
    unit.scopes.enter(enclosing(node, name, nodes, inherits));
    for (int member : nodes) {
      add(member, name, tree.is(node, "interface_declaration"), found);
    }
    if (tree.is(node, "record_declaration")) {
      JavaRecords.complete(unit, node, found.fields, found.methods);
    }
    begin(found, node);
    unit.scopes.leave();
    return found;
  }

  private List<Integer> memberNodes(int body) {
    var nodes = new ArrayList<Integer>();
    if (body >= 0) {
      for (int member : tree.children(body)) {
        if (tree.is(member, "enum_body_declarations")) {
          nodes.addAll(memberNodes(member));
        } else {
          nodes.add(member);
        }
      }
    }
    return nodes;
  }

  private void add(int member, String owner, boolean isInterface, Members found) {
    switch (tree.kind(member)) {
      case "field_declaration", "constant_declaration" -> fields(member, isInterface, found.fields);
      case "method_declaration", "annotation_type_element_declaration" ->
          found.methods.add(unit.methods.method(member, isInterface));
      case "constructor_declaration", "compact_constructor_declaration" ->
          found.methods.add(unit.methods.constructor(member));
      case "static_initializer" -> unit.statements.add(tree.firstNamed(member), found.statics);
      case "block" -> unit.statements.add(member, found.initializers);
      case "enum_constant" -> found.fields.add(constant(member, owner));
      default -> {
        if (isDeclaration(tree.kind(member))) {
          found.types.add(declared(member));
        }
      }
    }
  }

  /// Puts the initializers at the beginning of every constructor.
  private void begin(Members found, int node) {
    if (found.initializers.isEmpty()) {
      return;
    }
    var constructors = found.methods.stream().filter(m -> m.is(Routine.Trait.CONSTRUCTOR)).toList();
    if (constructors.isEmpty()) {
      found.methods.add(
          JavaMethods.made("constructor", List.of(), found.initializers, unit.span(node)));
    }
    found.methods.replaceAll(
        m -> constructors.contains(m) ? JavaMethods.preceded(found.initializers, m) : m);
  }

  private void fields(int node, boolean isInterface, List<Type.Field> into) {
    var modifiers = modifiers(node);
    var type = type(tree.child(node, "type"));
    for (int declarator : tree.children(node, "declarator")) {
      int value = tree.child(declarator, "value");
      into.add(
          new Type.Field(
              tree.text(tree.child(declarator, "name")),
              type,
              value < 0
                  ? new Expr.Literal(new Constant.Nothing(), unit.span(declarator))
                  : unit.expressions.lower(value),
              isInterface || modifiers.contains("static"),
              annotations(node),
              unit.span(declarator)));
    }
  }

  private Type.Field constant(int node, String owner) {
    var span = unit.span(node);
    int body = tree.child(node, "body");
    Expr made = new Expr.Name(owner, span);
    if (body >= 0) {
      made = new Expr.ClassValue(anonymous(owner, body));
    }
    var arguments = unit.references.arguments(tree.child(node, "arguments"));
    return new Type.Field(
        tree.text(tree.child(node, "name")),
        owner,
        new Expr.Call(made, arguments, true, span),
        true,
        List.of(),
        span);
  }

  private JavaScopes.Enclosing enclosing(
      int node, String name, List<Integer> members, boolean inherits) {
    Map<String, String> fields = new HashMap<>();
    Set<String> statics = new HashSet<>();
    Set<String> methods = new HashSet<>();
    boolean isInterface = tree.is(node, "interface_declaration");
    for (int member : members) {
      boolean isStatic = isInterface || modifiers(member).contains("static");
      switch (tree.kind(member)) {
        case "field_declaration", "constant_declaration" -> {
          for (int declarator : tree.children(member, "declarator")) {
            var field = tree.text(tree.child(declarator, "name"));
            fields.put(field, type(tree.child(member, "type")));
            if (isStatic) {
              statics.add(field);
            }
          }
        }
        case "enum_constant" -> {
          fields.put(tree.text(tree.child(member, "name")), name);
          statics.add(tree.text(tree.child(member, "name")));
        }
        case "method_declaration" -> {
          methods.add(tree.text(tree.child(member, "name")));
          if (modifiers(member).contains("static")) {
            statics.add(tree.text(tree.child(member, "name")));
          }
        }
        default -> {}
      }
    }
    for (int component : components(node)) {
      fields.put(tree.text(tree.child(component, "name")), type(tree.child(component, "type")));
    }
    return new JavaScopes.Enclosing(name, fields, statics, methods, inherits, unit.scopes.depth());
  }

  private int[] components(int node) {
    return tree.is(node, "record_declaration")
        ? tree.children(tree.child(node, "parameters"))
        : new int[0];
  }

  private List<String> supertypes(int node) {
    var found = new ArrayList<String>();
    for (int clause : tree.children(node)) {
      switch (tree.kind(clause)) {
        case "superclass" -> found.add(type(tree.firstNamed(clause)));
        case "super_interfaces", "extends_interfaces" -> {
          for (int type : tree.children(tree.firstNamed(clause))) {
            found.add(type(type));
          }
        }
        default -> {}
      }
    }
    return found;
  }

  /// The qualified name of a type, without its type arguments, arrays with `[]`; empty for `var`.
  String type(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "generic_type", "annotated_type" -> type(lastOrFirstType(node));
      case "array_type" -> type(tree.child(node, "element")) + "[]";
      case "type_identifier", "scoped_type_identifier", "identifier", "scoped_identifier" -> {
        var text = tree.text(node).replaceAll("\\s+", "");
        yield text.equals("var") ? "" : unit.names.qualified(text);
      }
      default -> tree.text(node);
    };
  }

  private int lastOrFirstType(int node) {
    for (int child : tree.children(node)) {
      if (!tree.kind(child).endsWith("annotation")) {
        return child;
      }
    }
    return SyntaxTree.NONE;
  }

  /// The keywords before a declaration.
  Set<String> modifiers(int node) {
    int modifiers = tree.childOfKind(node, "modifiers");
    var found = new HashSet<String>();
    if (modifiers >= 0) {
      for (int m = tree.first(modifiers); m >= 0; m = tree.next(modifiers, m)) {
        if (!tree.isNamed(m)) {
          found.add(tree.kind(m));
        }
      }
    }
    return found;
  }

  List<Annotation> annotations(int node) {
    return unit.methods.annotations(tree.childOfKind(node, "modifiers"));
  }
}
