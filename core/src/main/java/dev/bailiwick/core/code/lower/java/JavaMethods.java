package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Methods, constructors, lambdas, their parameters and annotations.
final class JavaMethods {
  private final JavaUnit unit;
  private final SyntaxTree tree;

  JavaMethods(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  /// A method without a body gives back something made of its arguments: what is behind it is not
  /// known.
  Routine method(int node, boolean isInterface) {
    var modifiers = unit.types.modifiers(node);
    var traits = EnumSet.noneOf(Routine.Trait.class);
    if (modifiers.contains("static")) {
      traits.add(Routine.Trait.STATIC);
    }
    if (isInterface || !modifiers.contains("private")) {
      traits.add(Routine.Trait.EXPORTED);
    }
    var returns = unit.types.type(tree.child(node, "type"));
    return function(node, tree.text(tree.child(node, "name")), traits, returns);
  }

  Routine constructor(int node) {
    var traits = EnumSet.of(Routine.Trait.CONSTRUCTOR);
    if (!unit.types.modifiers(node).contains("private")) {
      traits.add(Routine.Trait.EXPORTED);
    }
    return function(node, "constructor", traits, "");
  }

  private Routine function(int node, String name, Set<Routine.Trait> traits, String returns) {
    int before = unit.depth.nodes();
    var span = unit.span(node);
    unit.scopes.open();
    var parameters = parameters(tree.child(node, "parameters"));
    var around = unit.scopes.innermost();
    if (tree.is(node, "compact_constructor_declaration") && around != null) {
      around.fields().forEach(unit.scopes::declare);
    }
    int block = tree.child(node, "body");
    List<Stmt> body = block < 0 ? List.of(unknown(parameters, span)) : unit.statements.block(block);
    unit.scopes.close();
    return new Routine(
        name,
        parameters,
        body,
        annotations(tree.childOfKind(node, "modifiers")),
        traits,
        returns,
        unit.depth.nodes() - before,
        span);
  }

  private static Stmt unknown(List<Parameter> parameters, Span span) {
    var parts = new ArrayList<Expr>();
    for (var parameter : parameters) {
      parts.add(new Expr.Name(parameter.name(), span));
    }
    return new Stmt.Return(new Expr.Other("abstract", parts, span), span);
  }

  Expr lambda(int node) {
    int before = unit.depth.nodes();
    var span = unit.span(node);
    unit.scopes.open();
    var parameters = lambdaParameters(tree.child(node, "parameters"));
    int inside = tree.child(node, "body");
    List<Stmt> body =
        tree.is(inside, "block")
            ? unit.statements.block(inside)
            : List.of(new Stmt.Return(unit.expressions.lower(inside), unit.span(inside)));
    unit.scopes.close();
    int size = unit.depth.nodes() - before;
    return new Expr.Lambda(
        new Routine("", parameters, body, List.of(), Set.of(Routine.Trait.LAMBDA), "", size, span));
  }

  private List<Parameter> lambdaParameters(int node) {
    if (tree.is(node, "formal_parameters")) {
      return parameters(node);
    }
    var found = new ArrayList<Parameter>();
    for (int name : tree.is(node, "identifier") ? new int[] {node} : tree.children(node)) {
      found.add(parameter(tree.text(name), "", Parameter.Kind.ONE, List.of(), name));
    }
    return found;
  }

  List<Parameter> parameters(int node) {
    var found = new ArrayList<Parameter>();
    if (node < 0) {
      return found;
    }
    for (int child : tree.children(node)) {
      var annotations = annotations(tree.childOfKind(child, "modifiers"));
      if (tree.is(child, "formal_parameter")) {
        var type = unit.types.type(tree.child(child, "type"));
        var name = tree.text(tree.child(child, "name"));
        found.add(parameter(name, type, Parameter.Kind.ONE, annotations, child));
      } else if (tree.is(child, "spread_parameter")) {
        int declarator = tree.childOfKind(child, "variable_declarator");
        var name = tree.text(tree.child(declarator, "name"));
        found.add(parameter(name, restType(child), Parameter.Kind.REST, annotations, child));
      }
    }
    return found;
  }

  private String restType(int node) {
    for (int child : tree.children(node)) {
      if (!tree.is(child, "modifiers")) {
        return unit.types.type(child) + "[]";
      }
    }
    return "";
  }

  private Parameter parameter(
      String name, String type, Parameter.Kind kind, List<Annotation> annotations, int node) {
    unit.scopes.declare(name, type);
    return new Parameter(new Pattern.Bind(name, unit.span(node)), type, null, kind, annotations);
  }

  /// The annotations among modifiers, as calls; attributes without a name are called `value`.
  List<Annotation> annotations(int modifiers) {
    var found = new ArrayList<Annotation>();
    if (modifiers < 0) {
      return found;
    }
    for (int node : tree.children(modifiers)) {
      if (tree.is(node, "annotation") || tree.is(node, "marker_annotation")) {
        found.add(new Annotation(annotation(node), unit.span(node)));
      }
    }
    return found;
  }

  Expr annotation(int node) {
    var span = unit.span(node);
    var name = tree.text(tree.child(node, "name")).replaceAll("\\s+", "");
    unit.names.qualified(name);
    var arguments = new ArrayList<Expr.Argument>();
    int list = tree.child(node, "arguments");
    if (list >= 0) {
      for (int argument : tree.children(list)) {
        boolean isPair = tree.is(argument, "element_value_pair");
        int value = isPair ? tree.child(argument, "value") : argument;
        var key = isPair ? tree.text(tree.child(argument, "key")) : "value";
        arguments.add(new Expr.Argument(key, unit.expressions.lower(value)));
      }
    }
    return new Expr.Call(unit.references.path(name, span), arguments, false, span);
  }

  /// A method that the source does not spell out.
  static Routine made(String name, List<Parameter> parameters, List<Stmt> body, Span span) {
    var traits =
        name.equals("constructor")
            ? EnumSet.of(Routine.Trait.CONSTRUCTOR, Routine.Trait.EXPORTED)
            : EnumSet.of(Routine.Trait.EXPORTED);
    return new Routine(name, parameters, body, List.of(), traits, "", body.size(), span);
  }

  /// The method with these statements before its own.
  static Routine preceded(List<Stmt> before, Routine method) {
    var body = new ArrayList<>(before);
    body.addAll(method.body());
    return new Routine(
        method.name(),
        method.parameters(),
        body,
        method.annotations(),
        method.traits(),
        method.returns(),
        method.size() + before.size(),
        method.span());
  }
}
