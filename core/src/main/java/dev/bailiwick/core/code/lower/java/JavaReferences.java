package dev.bailiwick.core.code.lower.java;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Names, fields, calls, the making of objects, method references.
final class JavaReferences {
  private static final Pattern QUALIFIED = Pattern.compile("(?:[a-z_][a-z0-9_]*\\.)+[A-Z]\\w*");

  private final JavaUnit unit;
  private final SyntaxTree tree;

  JavaReferences(JavaUnit unit) {
    this.unit = unit;
    this.tree = unit.tree;
  }

  Expr lower(int node) {
    var span = unit.span(node);
    return switch (tree.kind(node)) {
      case "identifier" -> name(tree.text(node), span);
      case "field_access" -> fieldAccess(node, span);
      case "method_invocation" -> call(node, span);
      case "object_creation_expression" -> creation(node, span);
      case "method_reference" -> methodReference(node, span);
      case "class_literal" ->
          new Expr.Member(path(unit.types.type(tree.firstNamed(node)), span), "class", span);
      case "generic_type", "type_identifier", "scoped_type_identifier", "scoped_identifier" ->
          path(spelled(node), span);
      default -> new Expr.Other(tree.kind(node), List.of(), span);
    };
  }

  /// A type's name as an expression: its simple name, or the whole name where another type has the
  /// simple one; an inner type is a member of the outer one.
  Expr path(String dotted, Span span) {
    var bare = dotted.replace("[]", "");
    int end = outermost(bare);
    var outer = new Expr.Name(unit.names.nameOf(bare.substring(0, end)), span);
    return end == bare.length() ? outer : members(outer, bare.substring(end + 1), span);
  }

  private static Expr members(Expr object, String dotted, Span span) {
    for (var name : dotted.split("\\.")) {
      object = new Expr.Member(object, name, span);
    }
    return object;
  }

  /// Where the name of the outermost type ends in a dotted name; packages begin with a small
  /// letter.
  private static int outermost(String dotted) {
    int start = 0;
    while (start < dotted.length() && !Character.isUpperCase(dotted.charAt(start))) {
      int dot = dotted.indexOf('.', start);
      if (dot < 0) {
        return dotted.length();
      }
      start = dot + 1;
    }
    int dot = dotted.indexOf('.', start);
    return dot < 0 ? dotted.length() : dot;
  }

  private String spelled(int node) {
    int type = tree.is(node, "generic_type") ? tree.firstNamed(node) : node;
    return tree.text(type).replaceAll("\\s+", "");
  }

  /// The declared type of what a bare name means, or empty.
  String typeOf(String name) {
    var local = unit.scopes.local(name);
    if (local != null) {
      return local;
    }
    for (var around : unit.scopes.classes()) {
      var type = around.fields().get(name);
      if (type != null) {
        return type;
      }
    }
    return "";
  }

  private Expr name(String name, Span span) {
    if (unit.scopes.local(name) != null) {
      return new Expr.Name(name, span);
    }
    for (var around : unit.scopes.classes()) {
      if (around.fields().containsKey(name)) {
        return new Expr.Member(owner(around, around.statics().contains(name), span), name, span);
      }
    }
    var innermost = unit.scopes.innermost();
    boolean isVariable =
        !name.isEmpty() && Character.isLowerCase(name.charAt(0)) && !unit.names.isImported(name);
    if (isVariable && innermost != null && innermost.extendsSomething()) {
      return new Expr.Member(new Expr.This(span), name, span);
    }
    unit.names.qualified(name);
    return new Expr.Name(name, span);
  }

  /// What a member without an object belongs to: `this`, or the class. An object around `this` is
  /// not told from its class.
  private Expr owner(JavaScopes.Enclosing around, boolean isStatic, Span span) {
    boolean isInnermost = around == unit.scopes.innermost();
    return (isInnermost && !isStatic) || around.name().isEmpty()
        ? new Expr.This(span)
        : new Expr.Name(around.name(), span);
  }

  private Expr fieldAccess(int node, Span span) {
    int field = tree.child(node, "field");
    if (tree.is(field, "this")) {
      var name = tree.text(tree.child(node, "object"));
      var innermost = unit.scopes.innermost();
      return innermost == null || innermost.name().equals(name)
          ? new Expr.This(span)
          : new Expr.Name(name, span);
    }
    var whole = spelled(node);
    if (isType(whole)) {
      return path(whole, span);
    }
    var object = unit.expressions.lower(tree.child(node, "object"));
    return new Expr.Member(object, tree.text(field), span);
  }

  /// Whether it is a type's name with its package before it.
  private boolean isType(String dotted) {
    int dot = dotted.indexOf('.');
    return QUALIFIED.matcher(dotted).matches()
        && unit.scopes.local(dotted.substring(0, dot)) == null
        && !isField(dotted.substring(0, dot));
  }

  private boolean isField(String name) {
    for (var around : unit.scopes.classes()) {
      if (around.fields().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private Expr call(int node, Span span) {
    int object = tree.child(node, "object");
    var name = tree.text(tree.child(node, "name"));
    Expr callee =
        object < 0 ? bare(name, span) : new Expr.Member(unit.expressions.lower(object), name, span);
    return new Expr.Call(callee, arguments(tree.child(node, "arguments")), false, span);
  }

  private Expr bare(String name, Span span) {
    for (var around : unit.scopes.classes()) {
      if (around.methods().contains(name)) {
        return new Expr.Member(owner(around, around.statics().contains(name), span), name, span);
      }
    }
    return unit.names.isImported(name)
        ? new Expr.Name(name, span)
        : new Expr.Member(new Expr.This(span), name, span);
  }

  List<Expr.Argument> arguments(int node) {
    var found = new ArrayList<Expr.Argument>();
    if (node >= 0) {
      for (int argument : tree.children(node)) {
        found.add(new Expr.Argument("", unit.expressions.lower(argument)));
      }
    }
    return found;
  }

  private Expr creation(int node, Span span) {
    var type = unit.types.type(tree.child(node, "type"));
    var arguments = arguments(tree.child(node, "arguments"));
    int body = tree.childOfKind(node, "class_body");
    Expr made = body < 0 ? path(type, span) : new Expr.ClassValue(unit.types.anonymous(type, body));
    return new Expr.Call(made, arguments, true, span);
  }

  /// `object::method` is the method of the object. `Type::new` makes one, `Type::method` may be a
  /// static method or one of its first argument; a name that reads tells the latter.
  private Expr methodReference(int node, Span span) {
    var children = tree.children(node);
    int left = children[0];
    boolean makes = children.length < 2 || tree.childOfKind(node, "new") >= 0;
    if (makes) {
      var type = path(unit.types.type(left), span);
      return wrapped(
          span, it -> new Expr.Call(type, List.of(new Expr.Argument("", it)), true, span));
    }
    var name = tree.text(children[children.length - 1]);
    var object = unit.expressions.lower(left);
    boolean isType =
        object instanceof Expr.Name(String simple, Span _)
            && !simple.isEmpty()
            && Character.isUpperCase(simple.charAt(0))
            && unit.scopes.local(simple) == null;
    return isType && isOfItsArgument(tree.text(left), name)
        ? wrapped(
            span, it -> new Expr.Call(new Expr.Member(it, name, span), List.of(), false, span))
        : new Expr.Member(object, name, span);
  }

  private static final Set<String> OF_ITSELF =
      Set.of("trim", "strip", "length", "intern", "hashCode", "name", "stream", "chars");

  private boolean isOfItsArgument(String type, String method) {
    for (var around : unit.scopes.classes()) {
      if (around.name().equals(type) && around.methods().contains(method)) {
        return !around.statics().contains(method);
      }
    }
    boolean isReader = method.matches("(?:get|is|as)[A-Z].*|to(?:Lower|Upper)Case");
    return isReader || OF_ITSELF.contains(method);
  }

  private static Expr wrapped(Span span, UnaryOperator<Expr> makes) {
    var it =
        new Parameter(
            new dev.bailiwick.core.code.ir.Pattern.Bind("it", span),
            "",
            null,
            Parameter.Kind.ONE,
            List.of());
    Stmt gives = new Stmt.Return(makes.apply(new Expr.Name("it", span)), span);
    return new Expr.Lambda(
        new Routine(
            "", List.of(it), List.of(gives), List.of(), Set.of(Routine.Trait.LAMBDA), "", 3, span));
  }
}
