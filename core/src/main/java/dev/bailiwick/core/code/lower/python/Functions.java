package dev.bailiwick.core.code.lower.python;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Pattern;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Stmt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Functions, methods and lambdas.
final class Functions {
  private final PythonFile file;

  Functions(PythonFile file) {
    this.file = file;
  }

  Routine of(int node, List<Annotation> annotations, boolean isMethod) {
    var tree = file.tree;
    var name = tree.text(tree.child(node, "name"));
    var traits = traits(node, name, annotations, isMethod);
    int before = file.depth.nodes();
    var list = tree.child(node, "parameters");
    var receiver = isMethod && !traits.contains(Routine.Trait.STATIC) ? receiver(list) : "";
    boolean isInner = !isMethod && !file.receivers.isEmpty();
    if (isInner) {
      traits.add(Routine.Trait.LAMBDA);
    }
    file.receivers.push(isInner ? file.receivers.getFirst() : receiver);
    file.outer.push(outer(tree.child(node, "body")));
    var parameters = parameters(list, !receiver.isEmpty());
    var body = file.statements.block(tree.child(node, "body"));
    file.outer.pop();
    file.receivers.pop();
    return new Routine(
        isMethod && name.equals("__init__") ? "constructor" : name,
        parameters,
        body,
        annotations,
        traits,
        file.types.name(tree.child(node, "return_type")),
        file.depth.nodes() - before,
        file.span(node));
  }

  private EnumSet<Routine.Trait> traits(
      int node, String name, List<Annotation> annotations, boolean isMethod) {
    var traits = EnumSet.noneOf(Routine.Trait.class);
    if (file.tree.childOfKind(node, "async") >= 0) {
      traits.add(Routine.Trait.ASYNC);
    }
    if (!name.startsWith("_") && file.outer.isEmpty()) {
      traits.add(Routine.Trait.EXPORTED);
    }
    if (isMethod && name.equals("__init__")) {
      traits.add(Routine.Trait.CONSTRUCTOR);
    }
    for (var annotation : annotations) {
      switch (annotation.value()) {
        case Expr.Name(var word, var _) when word.equals("staticmethod") ->
            traits.add(Routine.Trait.STATIC);
        case Expr.Name(var word, var _)
            when word.equals("property") || word.equals("cached_property") ->
            traits.add(Routine.Trait.GETTER);
        case Expr.Member(var _, var word, var _) when word.equals("setter") ->
            traits.add(Routine.Trait.SETTER);
        default -> {}
      }
    }
    return traits;
  }

  private String receiver(int list) {
    var tree = file.tree;
    int first = list < 0 ? -1 : tree.firstNamed(list);
    if (first >= 0 && tree.is(first, "typed_parameter")) {
      first = tree.firstNamed(first);
    }
    return tree.is(first, "identifier") ? tree.text(first) : "";
  }

  /// The names that a function's own statements declare `global` or `nonlocal`.
  private Set<String> outer(int body) {
    var names = new HashSet<String>();
    collect(body, names);
    return names;
  }

  private void collect(int node, Set<String> names) {
    var tree = file.tree;
    for (int child : node < 0 ? new int[0] : tree.children(node)) {
      switch (tree.kind(child)) {
        case "global_statement", "nonlocal_statement" -> {
          for (int name : tree.children(child)) {
            names.add(tree.text(name));
          }
        }
        case "if_statement",
            "for_statement",
            "while_statement",
            "try_statement",
            "with_statement",
            "block",
            "else_clause",
            "elif_clause",
            "except_clause",
            "finally_clause" ->
            collect(child, names);
        default -> {}
      }
    }
  }

  Routine lambda(int node) {
    var tree = file.tree;
    int before = file.depth.nodes();
    var parameters = parameters(tree.child(node, "parameters"), false);
    int body = tree.child(node, "body");
    var value = file.expressions.of(body);
    return new Routine(
        "",
        parameters,
        List.of(new Stmt.Return(value, file.span(node))),
        List.of(),
        Set.of(Routine.Trait.LAMBDA),
        "",
        file.depth.nodes() - before,
        file.span(node));
  }

  private List<Parameter> parameters(int list, boolean skipsFirst) {
    var parameters = new ArrayList<Parameter>();
    boolean skipped = !skipsFirst;
    for (int child : list < 0 ? new int[0] : file.tree.children(list)) {
      if (file.tree.kind(child).endsWith("separator")) {
        continue;
      }
      if (skipped) {
        parameters.add(parameter(child));
      }
      skipped = true;
    }
    return parameters;
  }

  private Parameter parameter(int node) {
    var tree = file.tree;
    int name = tree.child(node, "name");
    int inner = name >= 0 ? name : tree.is(node, "typed_parameter") ? tree.firstNamed(node) : node;
    int value = tree.child(node, "value");
    int type = tree.child(node, "type");
    var kind =
        switch (tree.kind(inner)) {
          case "list_splat_pattern" -> Parameter.Kind.REST;
          case "dictionary_splat_pattern" -> Parameter.Kind.NAMED_REST;
          default -> Parameter.Kind.ONE;
        };
    int bound = kind == Parameter.Kind.ONE ? inner : tree.firstNamed(inner);
    return new Parameter(
        bound < 0 ? new Pattern.Skip(file.span(node)) : file.patterns.of(bound),
        file.types.name(type),
        value < 0 ? null : file.expressions.of(value),
        kind,
        annotated(type));
  }

  /// What stands behind the type in `Annotated[T, …]`.
  private List<Annotation> annotated(int type) {
    var tree = file.tree;
    int generic = type < 0 ? -1 : tree.firstNamed(type);
    if (generic < 0 || tree.children(generic).length < 2) {
      return List.of();
    }
    var parts = tree.children(generic);
    if (!tree.text(parts[0]).endsWith("Annotated")) {
      return List.of();
    }
    var found = new ArrayList<Annotation>();
    var arguments = tree.is(parts[1], "type_parameter") ? tree.children(parts[1]) : parts;
    for (int i = 1; i < arguments.length; i++) {
      found.add(new Annotation(file.expressions.of(arguments[i]), file.span(arguments[i])));
    }
    return found;
  }
}
