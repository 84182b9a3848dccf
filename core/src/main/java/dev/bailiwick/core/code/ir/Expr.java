package dev.bailiwick.core.code.ir;

import java.util.List;

/// An expression. Operands are evaluated from left to right.
public sealed interface Expr {
  Span span();

  record Literal(Constant value, Span span) implements Expr {}

  /// A variable, function, class or import; a free name that no scope knows is a global.
  record Name(String name, Span span) implements Expr {}

  /// The receiver of the method around.
  record This(Span span) implements Expr {}

  /// The superclass of the method's class, as an object (`super.x`, `super().x`) or called.
  record Super(Span span) implements Expr {}

  record Member(Expr object, String name, Span span) implements Expr {}

  /// `a[k]`. A slice is an [Other] over the object and its bounds.
  record Index(Expr object, Expr key, Span span) implements Expr {}

  /// A call, or the making of an object where `creates`. `new T(…)` has the type as its callee; so
  /// has Python's `T(…)`, with `creates` false since it cannot be told.
  record Call(Expr callee, List<Argument> arguments, boolean creates, Span span) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// An argument.
  ///
  /// @param name empty for one by place
  record Argument(String name, Expr value) {}

  /// Text put together from parts: a template, an f-string, `+` where one side is known to be text.
  /// Literal pieces are literals.
  record Concat(List<Expr> parts, Span span) implements Expr {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /// An operator on two values, spelled `+ - * / % ** // & | ^ << >> >>> == != === !== < > <= >= in
  /// not-in instanceof is is-not`. `==` and `===` stay what they are. Python's `%` on text too.
  record Binary(String operator, Expr left, Expr right, Span span) implements Expr {}

  /// `&&`, `||` and `??` (also for `and`, `or`): the right side runs only where the left side lets
  /// it.
  record Logical(String operator, Expr left, Expr right, Span span) implements Expr {}

  /// `! - + ~ typeof void delete`.
  record Unary(String operator, Expr operand, Span span) implements Expr {}

  record Conditional(Expr test, Expr then, Expr otherwise, Span span) implements Expr {}

  /// An assignment. The operator is empty for a plain one, else the binary or logical operator that
  /// comes first (`+` for `+=`). `x++` adds the literal 1. Its value is the new value.
  record Assign(Pattern target, String operator, Expr value, Span span) implements Expr {}

  record Lambda(Routine function) implements Expr {
    @Override
    public Span span() {
      return function.span();
    }
  }

  /// A class where a value stands.
  record ClassValue(Type type) implements Expr {
    @Override
    public Span span() {
      return type.span();
    }
  }

  /// A list, array, tuple or set with these items; some may be [Spread].
  record ListOf(List<Expr> items, Span span) implements Expr {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /// An object or map with these entries, in order.
  record MapOf(List<Entry> entries, Span span) implements Expr {
    public MapOf {
      entries = List.copyOf(entries);
    }
  }

  /// An entry of a map. A spread one has a [Spread] as its value and its key is not looked at. A
  /// method is a lambda.
  record Entry(Expr key, Expr value) {}

  /// `...x`, `*x`, `**x` in a list, a map or among arguments.
  record Spread(Expr value, Span span) implements Expr {}

  /// `[element for target in source if test]` and its likes.
  ///
  /// @param key of a map that is made, or a null literal
  record Comprehension(Expr key, Expr element, List<Clause> clauses, boolean makesMap, Span span)
      implements Expr {
    public Comprehension {
      clauses = List.copyOf(clauses);
    }
  }

  /// One `for … in … if …` of a comprehension.
  record Clause(Pattern target, Expr source, List<Expr> tests) {
    public Clause {
      tests = List.copyOf(tests);
    }
  }

  /// A `switch` with a value.
  record Choice(Stmt.Switch choice) implements Expr {
    @Override
    public Span span() {
      return choice.span();
    }
  }

  /// A value of which only its parts are known; a `yield` is one, a slice, a comma.
  record Other(String what, List<Expr> parts, Span span) implements Expr {
    public Other {
      parts = List.copyOf(parts);
    }
  }
}
