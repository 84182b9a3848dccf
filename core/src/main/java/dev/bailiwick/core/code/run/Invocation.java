package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.value.Value;

/// A call with its values.
public record Invocation(Expr.Call call, Value receiver, Value callee, Arguments arguments) {
  public Span span() {
    return call.span();
  }

  /// The last name of what is called.
  public String name() {
    return switch (call.callee()) {
      case Expr.Member(var _, var name, var _) -> name;
      case Expr.Name(var name, var _) -> callee.symbol().isEmpty() ? name : last(callee.symbol());
      default -> last(callee.symbol());
    };
  }

  /// What stands before the last name, qualified, or `?` where that is not known.
  public String owner() {
    var symbol = callee.symbol();
    int dot = symbol.lastIndexOf('.');
    if (!symbol.isEmpty()) {
      return dot < 0 ? "" : symbol.substring(0, dot);
    }
    return receiver.symbol().isEmpty() ? "?" : receiver.symbol();
  }

  private static String last(String symbol) {
    return symbol.substring(symbol.lastIndexOf('.') + 1);
  }
}
