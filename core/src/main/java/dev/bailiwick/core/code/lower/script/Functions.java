package dev.bailiwick.core.code.lower.script;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of all kinds.
final class Functions {
  private final ScriptFile file;

  Functions(ScriptFile file) {
    this.file = file;
  }

  /// @param name where the node carries none
  Routine of(int node, String name, boolean isExported) {
    return of(node, name, isExported, List.of());
  }

  Routine of(int node, String name, boolean isExported, List<Annotation> annotations) {
    var tree = file.tree;
    int before = file.depth.nodes();
    var own = tree.text(tree.child(node, "name"));
    var traits = traits(node, isExported, own);
    var body = new ArrayList<Stmt>();
    var parameters = parameters(node, body);
    body(tree.child(node, "body"), body);
    return new Routine(
        own.isEmpty() ? name : own,
        parameters,
        body,
        annotations,
        traits,
        file.types.annotated(tree.child(node, "return_type")),
        file.depth.nodes() - before,
        file.span(node));
  }

  private EnumSet<Routine.Trait> traits(int node, boolean isExported, String name) {
    var tree = file.tree;
    var traits = EnumSet.noneOf(Routine.Trait.class);
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      switch (tree.kind(child)) {
        case "static" -> traits.add(Routine.Trait.STATIC);
        case "async" -> traits.add(Routine.Trait.ASYNC);
        case "*" -> traits.add(Routine.Trait.GENERATOR);
        case "get" -> traits.add(Routine.Trait.GETTER);
        case "set" -> traits.add(Routine.Trait.SETTER);
        default -> {}
      }
    }
    if (isExported) {
      traits.add(Routine.Trait.EXPORTED);
    }
    if (tree.is(node, "arrow_function")) {
      traits.add(Routine.Trait.LAMBDA);
    }
    if (tree.is(node, "generator_function") || tree.is(node, "generator_function_declaration")) {
      traits.add(Routine.Trait.GENERATOR);
    }
    if (name.equals("constructor") && tree.is(node, "method_definition")) {
      traits.add(Routine.Trait.CONSTRUCTOR);
    }
    return traits;
  }

  private void body(int node, List<Stmt> into) {
    var tree = file.tree;
    if (node < 0) {
      return;
    }
    if (tree.is(node, "statement_block")) {
      into.addAll(file.statements.all(node));
    } else {
      into.add(new Stmt.Return(file.expressions.of(node), file.span(node)));
    }
  }

  private List<Parameter> parameters(int node, List<Stmt> body) {
    var tree = file.tree;
    var parameters = new ArrayList<Parameter>();
    int single = tree.child(node, "parameter");
    if (single >= 0) {
      parameters.add(parameter(single));
      return parameters;
    }
    int list = tree.child(node, "parameters");
    if (list < 0) {
      return parameters;
    }
    for (int child : tree.children(list)) {
      if (tree.is(child, "decorator")) {
        continue;
      }
      int pattern = tree.child(child, "pattern");
      if (pattern >= 0 && tree.is(pattern, "this")) {
        continue;
      }
      parameters.add(pattern < 0 ? parameter(child) : typed(child, pattern, body));
    }
    return parameters;
  }

  private Parameter parameter(int node) {
    var tree = file.tree;
    boolean isRest = tree.is(node, "rest_pattern");
    var target = file.patterns.of(node);
    @Nullable Expr fallback = null;
    if (target instanceof Pattern.WithFallback(var inner, var value, var _)) {
      target = inner;
      fallback = value;
    }
    return new Parameter(
        target, "", fallback, isRest ? Parameter.Kind.REST : Parameter.Kind.ONE, List.of());
  }

  /// TypeScript's parameter; one with an access modifier is a field as well.
  private Parameter typed(int node, int pattern, List<Stmt> body) {
    var tree = file.tree;
    var plain = parameter(pattern);
    int value = tree.child(node, "value");
    var annotations = new ArrayList<Annotation>();
    boolean isField = false;
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      if (tree.is(child, "decorator")) {
        annotations.add(file.classes.annotation(child));
      }
      isField |= tree.is(child, "accessibility_modifier") || tree.is(child, "readonly");
    }
    if (isField && !plain.name().isEmpty()) {
      var span = file.span(pattern);
      var place = new Expr.Member(new Expr.This(span), plain.name(), span);
      var assigned =
          new Expr.Assign(
              new Pattern.Place(place, span), "", new Expr.Name(plain.name(), span), span);
      body.add(new Stmt.Run(assigned, span));
    }
    return new Parameter(
        plain.target(),
        file.types.annotated(tree.child(node, "type")),
        value < 0 ? plain.fallback() : file.expressions.of(value),
        plain.kind(),
        annotations);
  }

  /// A value that is bound to a name: a function without a name takes it.
  Expr named(int node, String name) {
    return isFunction(node) ? new Expr.Lambda(of(node, name, false)) : file.expressions.of(node);
  }

  /// A value that other files see.
  Expr exported(int node) {
    return isFunction(node) ? new Expr.Lambda(of(node, "", true)) : file.expressions.of(node);
  }

  /// A declared value that other files see.
  Expr exported(int node, String name) {
    return isFunction(node) ? new Expr.Lambda(of(node, name, true)) : file.expressions.of(node);
  }

  private boolean isFunction(int node) {
    if (node < 0) {
      return false;
    }
    return switch (file.tree.kind(node)) {
      case "arrow_function", "function_expression", "generator_function", "function_declaration" ->
          true;
      default -> false;
    };
  }
}
