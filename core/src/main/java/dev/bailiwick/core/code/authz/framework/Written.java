package dev.bailiwick.core.code.authz.framework;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/// What stands in expressions, without running them.
final class Written {
  private Written() {}

  /// The last name of a callee or a member, or empty.
  static String last(Expr expression) {
    return switch (expression) {
      case Expr.Name(var name, var _) -> name;
      case Expr.Member(var _, var name, var _) -> name;
      case Expr.Call call -> last(call.callee());
      default -> "";
    };
  }

  /// `a.b.c` for names and members, `this` for the receiver; empty for anything else.
  static String dotted(Expr expression) {
    return switch (expression) {
      case Expr.Name(var name, var _) -> name;
      case Expr.This _ -> "this";
      case Expr.Member(var object, var name, var _) -> {
        var before = dotted(object);
        yield before.isEmpty() ? "" : before + "." + name;
      }
      default -> "";
    };
  }

  /// The texts in it: itself, or the items of a list.
  static List<String> texts(Expr expression) {
    return switch (expression) {
      case Expr.Literal(Constant.Text(var text), var _) -> List.of(text);
      case Expr.ListOf(var items, var _) -> {
        var all = new ArrayList<String>();
        items.forEach(item -> all.addAll(texts(item)));
        yield all;
      }
      case Expr.Concat(var parts, var _) -> {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(String.join("", texts(part))));
        yield List.of(text.toString());
      }
      default -> List.of();
    };
  }

  static String text(Expr expression) {
    var texts = texts(expression);
    return texts.isEmpty() ? "" : texts.getFirst();
  }
}
