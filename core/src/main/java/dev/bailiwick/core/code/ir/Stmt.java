package dev.bailiwick.core.code.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement.
public sealed interface Stmt {
  Span span();

  /// Evaluates it for its effects.
  record Run(Expr value, Span span) implements Stmt {}

  /// Declares what the pattern names.
  ///
  /// @param type the qualified name of the declared type, or empty
  /// @param value null where it is declared without one
  record Declare(Pattern target, String type, @Nullable Expr value, Scope scope, Span span)
      implements Stmt {}

  /// Where a declared name can be seen. Python's plain assignment declares for the FUNCTION, unless
  /// `global` or `nonlocal` says otherwise (then it is an [Expr.Assign]).
  enum Scope {
    BLOCK,
    FUNCTION
  }

  /// Binds a name to what another file or package offers.
  ///
  /// @param name the local name; empty for an import for its effects, `*` where all names that it
  ///   offers are bound
  /// @param from the qualified name of the module as it is written in the source: `express`,
  ///   `./db`, `flask`, `.models` (with its dots), `java.sql`, `net/http`
  /// @param member what of it is bound: a name, `*` for the module itself, `default` for a default
  ///   export; the simple class name for Java
  record Import(String name, String from, String member, Span span) implements Stmt {}

  /// Offers a value to other files under a name; `default` for a default export, `*` for all of
  /// what the value (an import of a module) offers. Languages where all names at the top are
  /// visible need none.
  record Export(String name, Expr value, Span span) implements Stmt {}

  record Declared(Routine function) implements Stmt {
    @Override
    public Span span() {
      return function.span();
    }
  }

  record DeclaredType(Type type) implements Stmt {
    @Override
    public Span span() {
      return type.span();
    }
  }

  record Block(List<Stmt> body, Span span) implements Stmt {
    public Block {
      body = List.copyOf(body);
    }
  }

  record If(Expr test, List<Stmt> then, List<Stmt> otherwise, Span span) implements Stmt {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// `for (init; test; step)`, `while`, `do … while`.
  ///
  /// @param test null for an endless one
  /// @param runsFirst whether the body runs before the test
  /// @param otherwise what runs where the loop ends without `break` (Python's `else`)
  record While(
      List<Stmt> before,
      @Nullable Expr test,
      List<Expr> step,
      List<Stmt> body,
      boolean runsFirst,
      List<Stmt> otherwise,
      String label,
      Span span)
      implements Stmt {
    public While {
      before = List.copyOf(before);
      step = List.copyOf(step);
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// A loop over what a collection holds.
  ///
  /// @param over its elements; its keys (JavaScript's `for…in`, a Python dictionary's own); or
  ///   pairs of key and element (Go's `range` with two names: an [Pattern.Elements] of both)
  record ForEach(
      Pattern target,
      Expr source,
      Over over,
      List<Stmt> body,
      List<Stmt> otherwise,
      String label,
      Span span)
      implements Stmt {
    public ForEach {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// What a loop runs over.
  enum Over {
    ELEMENTS,
    KEYS,
    PAIRS
  }

  /// `switch` and `match`. Where it `fallsThrough`, a case runs into the next one unless it breaks.
  ///
  /// @param subject null for Go's `switch` without one: each case's pattern is then [Pattern.Equal]
  ///   of a condition
  record Switch(
      @Nullable Expr subject, List<Case> cases, boolean fallsThrough, String label, Span span)
      implements Stmt {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /// One case; the default's pattern is a [Pattern.Skip]. A body of one [Yield] gives the value of
  /// a switch expression.
  record Case(Pattern pattern, @Nullable Expr guard, List<Stmt> body, Span span) {
    public Case {
      body = List.copyOf(body);
    }
  }

  record Try(List<Stmt> body, List<Catch> catches, List<Stmt> last, Span span) implements Stmt {
    public Try {
      body = List.copyOf(body);
      catches = List.copyOf(catches);
      last = List.copyOf(last);
    }
  }

  /// One handler.
  ///
  /// @param target null where the exception is not bound
  /// @param types qualified names of what it catches; empty for everything
  record Catch(@Nullable Pattern target, List<String> types, List<Stmt> body, Span span) {
    public Catch {
      types = List.copyOf(types);
      body = List.copyOf(body);
    }
  }

  record Return(@Nullable Expr value, Span span) implements Stmt {}

  record Throw(@Nullable Expr value, Span span) implements Stmt {}

  /// The value of the switch expression around.
  record Yield(Expr value, Span span) implements Stmt {}

  /// @param label empty for the nearest loop or switch
  record Break(String label, Span span) implements Stmt {}

  record Continue(String label, Span span) implements Stmt {}

  /// Runs at the function's end: Go's `defer`. A `go` statement is a [Run].
  record Later(Expr value, Span span) implements Stmt {}
}
