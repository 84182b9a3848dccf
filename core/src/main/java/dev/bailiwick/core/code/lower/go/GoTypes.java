package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Type declarations with the methods that stand anywhere in the file, and names of types.
///
/// A struct gets a constructor that takes its fields, in order and by name, and sets them.
final class GoTypes {
  private static final Set<String> PLAIN =
      Set.of(
          "string",
          "bool",
          "byte",
          "rune",
          "error",
          "any",
          "int",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float32",
          "float64",
          "interface{}");

  private final GoUnit unit;
  private final SyntaxTree tree;

  GoTypes(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// All types of the file: those that are declared in it, and those that are declared elsewhere
  /// and have methods here.
  List<Type> all() {
    Map<String, List<Routine>> methods = new LinkedHashMap<>();
    Map<String, Integer> specs = new LinkedHashMap<>();
    for (int node : tree.children(0)) {
      if (tree.is(node, "method_declaration")) {
        var owner = written(receiverType(node));
        methods.computeIfAbsent(owner, _ -> new ArrayList<>()).add(unit.functions.method(node));
      } else if (tree.is(node, "type_declaration")) {
        for (int spec : tree.children(node)) {
          specs.put(tree.text(tree.child(spec, "name")), spec);
        }
      }
    }
    var found = new ArrayList<Type>();
    specs.forEach(
        (name, spec) -> found.add(declared(name, spec, methods.getOrDefault(name, List.of()))));
    methods.forEach((name, own) -> {
      if (!specs.containsKey(name)) {
        found.add(type(name, List.of(), List.of(), own, own.getFirst().span()));
      }
    });
    return found;
  }

  private int receiverType(int method) {
    int receiver = tree.child(method, "receiver");
    return tree.child(tree.firstNamed(receiver), "type");
  }

  /// A type that is declared inside a function.
  Type local(int spec) {
    return declared(tree.text(tree.child(spec, "name")), spec, List.of());
  }

  private Type declared(String name, int spec, List<Routine> methods) {
    int type = tree.child(spec, "type");
    var own = new ArrayList<>(methods);
    var fields = new ArrayList<Type.Field>();
    var supers = new ArrayList<String>();
    var span = unit.span(spec);
    switch (tree.kind(type)) {
      case "struct_type" -> {
        structure(type, fields, supers);
        own.add(constructor(fields, span));
      }
      case "interface_type" -> {
        for (int element : tree.children(type)) {
          if (tree.is(element, "method_elem")) {
            own.add(unit.functions.abstractMethod(element));
          } else if (tree.is(element, "type_elem")) {
            supers.add(qualified(tree.firstNamed(element)));
          }
        }
      }
      default -> {
        if (!PLAIN.contains(tree.text(type))) {
          supers.add(qualified(type));
        }
      }
    }
    return type(name, supers, fields, own, span);
  }

  private Type type(
      String name, List<String> supers, List<Type.Field> fields, List<Routine> own, Span span) {
    List<Expr> expressions = new ArrayList<>();
    for (var type : supers) {
      expressions.add(new Expr.Name(type.substring(type.lastIndexOf('/') + 1), span));
    }
    return new Type(
        name, supers, expressions, fields, own, List.of(), List.of(), List.of(), true, span);
  }

  /// An embedded type is both a field of its name and a supertype.
  private void structure(int type, List<Type.Field> fields, List<String> supers) {
    int list = tree.childOfKind(type, "field_declaration_list");
    if (list < 0) {
      return;
    }
    for (int field : tree.children(list)) {
      int declared = tree.child(field, "type");
      var qualified = qualified(declared);
      var names = tree.children(field, "name");
      var span = unit.span(field);
      if (names.length == 0) {
        supers.add(qualified);
        fields.add(field(qualified.substring(qualified.lastIndexOf('.') + 1), qualified, span));
      }
      for (int name : names) {
        fields.add(field(tree.text(name), qualified, span));
      }
    }
  }

  private static Type.Field field(String name, String type, Span span) {
    var nothing = new Expr.Literal(new Constant.Nothing(), span);
    return new Type.Field(name, type, nothing, false, List.of(), span);
  }

  private static Routine constructor(List<Type.Field> fields, Span span) {
    var parameters = new ArrayList<Parameter>();
    var body = new ArrayList<Stmt>();
    for (var field : fields) {
      parameters.add(
          new Parameter(
              new Pattern.Bind(field.name(), span),
              field.type(),
              null,
              Parameter.Kind.ONE,
              List.of()));
      var place = new Expr.Member(new Expr.This(span), field.name(), span);
      var value = new Expr.Name(field.name(), span);
      body.add(
          new Stmt.Run(new Expr.Assign(new Pattern.Place(place, span), "", value, span), span));
    }
    return new Routine(
        "constructor",
        parameters,
        body,
        List.of(),
        EnumSet.of(Routine.Trait.CONSTRUCTOR),
        "",
        2 * body.size(),
        span);
  }

  /// The qualified name of a type: without `*` and type arguments; `[]T` for slices and arrays.
  String qualified(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "pointer_type", "parenthesized_type", "negated_type", "type_elem", "channel_type" ->
          qualified(lastChild(node));
      case "generic_type" -> qualified(tree.child(node, "type"));
      case "qualified_type" ->
          unit.names.qualified(
              tree.text(tree.child(node, "package")), tree.text(tree.child(node, "name")));
      case "slice_type", "array_type" -> "[]" + qualified(tree.child(node, "element"));
      case "map_type" -> "map[]" + qualified(tree.child(node, "value"));
      case "interface_type" -> "any";
      case "function_type" -> "func";
      default -> tree.text(node);
    };
  }

  private int lastChild(int node) {
    var children = tree.children(node);
    return children.length == 0 ? SyntaxTree.NONE : children[children.length - 1];
  }

  /// The type as the front end remembers it for locals: `*string`, `chan T`, `[]T`, `T`.
  String remembered(int node) {
    if (node < 0) {
      return "";
    }
    return switch (tree.kind(node)) {
      case "pointer_type" -> "*" + written(node);
      case "channel_type" -> "chan";
      case "slice_type", "array_type" -> "[]" + remembered(tree.child(node, "element"));
      default -> written(node);
    };
  }

  /// The type's own name, without package, pointer and type arguments.
  String written(int node) {
    var qualified = qualified(node);
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /// Whether a value of it is copied and has no parts.
  static boolean isPlain(String type) {
    return PLAIN.contains(type);
  }

  /// Names of variables whose address is taken below a node.
  Set<String> addressed(int node) {
    var found = new HashSet<String>();
    if (node < 0) {
      return found;
    }
    collect(node, found);
    return found;
  }

  private void collect(int node, Set<String> found) {
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      if (tree.is(child, "unary_expression") && tree.childOfKind(child, "&") >= 0) {
        int operand = tree.child(child, "operand");
        if (tree.is(operand, "identifier")) {
          found.add(tree.text(operand));
        }
      }
      collect(child, found);
    }
  }
}
