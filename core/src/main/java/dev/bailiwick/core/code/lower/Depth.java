package dev.bailiwick.core.code.lower;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import java.util.List;
import java.util.function.Supplier;

/// How deep a front end has gone into nested expressions, and how much it has made. One thread, one
/// file.
public final class Depth {
  private static final int DEEPEST = 220;

  private int depth;
  private int nodes;

  /// What `inner` makes, or an empty [Expr.Other] where it would be too deep.
  public Expr deeper(Span span, Supplier<Expr> inner) {
    nodes++;
    if (depth >= DEEPEST) {
      return new Expr.Other("too deep", List.of(), span);
    }
    depth++;
    try {
      return inner.get();
    } finally {
      depth--;
    }
  }

  /// One more statement.
  public void count() {
    nodes++;
  }

  /// How many expressions and statements were made up to now.
  public int nodes() {
    return nodes;
  }
}
