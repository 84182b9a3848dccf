package dev.bailiwick.core.code.lower.go;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Functions, methods and function literals.
final class GoFunctions {
  private final GoUnit unit;
  private final SyntaxTree tree;
  private final Deque<List<String>> results = new ArrayDeque<>();

  GoFunctions(GoUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  Routine declared(int node) {
    var name = tree.text(tree.child(node, "name"));
    return function(node, name, "", traits(name));
  }

  Routine method(int node) {
    int receiver = tree.firstNamed(tree.child(node, "receiver"));
    var name = tree.text(tree.child(node, "name"));
    var self = tree.text(tree.child(receiver, "name"));
    return function(node, name, self, traits(name));
  }

  private static Set<Routine.Trait> traits(String name) {
    boolean isExported = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    return isExported ? EnumSet.of(Routine.Trait.EXPORTED) : EnumSet.noneOf(Routine.Trait.class);
  }

  /// A method of an interface gives back something made of its arguments: what is behind it is not
  /// known.
  Routine abstractMethod(int node) {
    var span = unit.span(node);
    unit.scopes.enter("", Set.of());
    var parameters = parameters(tree.child(node, "parameters"));
    unit.scopes.leave();
    var parts = new ArrayList<Expr>();
    for (var parameter : parameters) {
      if (!parameter.name().isEmpty()) {
        parts.add(new Expr.Name(parameter.name(), span));
      }
    }
    return new Routine(
        tree.text(tree.child(node, "name")),
        parameters,
        List.of(new Stmt.Return(new Expr.Other("abstract", parts, span), span)),
        List.of(),
        EnumSet.of(Routine.Trait.EXPORTED),
        unit.types.qualified(tree.child(node, "result")),
        2,
        span);
  }

  Expr literal(int node) {
    return new Expr.Lambda(
        function(node, "", unit.scopes.receiver(), EnumSet.of(Routine.Trait.LAMBDA)));
  }

  private Routine function(int node, String name, String receiver, Set<Routine.Trait> traits) {
    int before = unit.depth.nodes();
    int block = tree.child(node, "body");
    unit.scopes.enter(receiver, unit.types.addressed(block));
    if (!traits.contains(Routine.Trait.LAMBDA) && !receiver.isEmpty()) {
      unit.scopes.declare(receiver, GoScopes.RECEIVER);
    }
    var parameters = parameters(tree.child(node, "parameters"));
    var body = new ArrayList<Stmt>();
    box(parameters, body);
    int result = tree.child(node, "result");
    results.push(named(result, body));
    if (block >= 0) {
      unit.statements.all(block, body);
    }
    finish(body, unit.span(node));
    results.pop();
    unit.scopes.leave();
    return new Routine(
        name,
        parameters,
        body,
        List.of(),
        traits,
        tree.is(result, "parameter_list") ? "" : unit.types.qualified(result),
        unit.depth.nodes() - before,
        unit.span(node));
  }

  /// A parameter of a plain type whose address is taken is put into a box of its own name.
  private void box(List<Parameter> parameters, List<Stmt> body) {
    for (var parameter : parameters) {
      var name = parameter.name();
      if (unit.scopes.isAddressed(name) && GoTypes.isPlain(parameter.type())) {
        var span = parameter.target().span();
        var boxed = GoAssignments.box(new Expr.Name(name, span), span);
        unit.scopes.declare(name, GoScopes.BOX + parameter.type());
        body.add(
            new Stmt.Run(new Expr.Assign(new Pattern.Bind(name, span), "", boxed, span), span));
      }
    }
  }

  /// Declares the named results, whose values a bare `return` gives back.
  private List<String> named(int result, List<Stmt> body) {
    var names = new ArrayList<String>();
    if (!tree.is(result, "parameter_list")) {
      return names;
    }
    for (int parameter : tree.children(result)) {
      int type = tree.child(parameter, "type");
      for (int name : tree.children(parameter, "name")) {
        var span = unit.span(name);
        names.add(tree.text(name));
        unit.scopes.declare(tree.text(name), unit.types.remembered(type));
        body.add(
            new Stmt.Declare(
                new Pattern.Bind(tree.text(name), span),
                unit.types.qualified(type),
                null,
                Stmt.Scope.BLOCK,
                span));
      }
    }
    return names;
  }

  private void finish(List<Stmt> body, Span span) {
    if (!results.getFirst().isEmpty()
        && (body.isEmpty() || !(body.getLast() instanceof Stmt.Return))) {
      body.add(new Stmt.Return(namedResults(span), span));
    }
  }

  /// The named results of the function around as a value.
  Expr namedResults(Span span) {
    var values = new ArrayList<Expr>();
    for (var name : results.isEmpty() ? List.<String>of() : results.getFirst()) {
      values.add(unit.expressions.name(name, span));
    }
    return values.size() == 1 ? values.getFirst() : new Expr.ListOf(values, span);
  }

  boolean hasNamedResults() {
    return !results.isEmpty() && !results.getFirst().isEmpty();
  }

  List<Parameter> parameters(int node) {
    var found = new ArrayList<Parameter>();
    if (node < 0) {
      return found;
    }
    for (int child : tree.children(node)) {
      boolean isRest = tree.is(child, "variadic_parameter_declaration");
      var kind = isRest ? Parameter.Kind.REST : Parameter.Kind.ONE;
      int type = tree.child(child, "type");
      var qualified = (isRest ? "[]" : "") + unit.types.qualified(type);
      var names = tree.children(child, "name");
      for (int name : names) {
        unit.scopes.declare(tree.text(name), (isRest ? "[]" : "") + unit.types.remembered(type));
        var target = new Pattern.Bind(tree.text(name), unit.span(name));
        found.add(new Parameter(target, qualified, null, kind, List.of()));
      }
      if (names.length == 0) {
        var target = new Pattern.Skip(unit.span(child));
        found.add(new Parameter(target, qualified, null, kind, List.of()));
      }
    }
    return found;
  }
}
