package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Expr;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be read off the text of a condition alone.
public final class Questions {
  /// The part of an address that says whose it is.
  private static final Pattern HOST = Pattern.compile("(?i)host(_?name)?|netloc|origin|authority");

  private Questions() {}

  public static boolean isHost(Expr expression) {
    return expression instanceof Expr.Member(var _, var name, var _)
        && HOST.matcher(name).matches();
  }

  /// `[]` or `{}`, which stand in for what is missing and bring nothing themselves.
  public static boolean isEmpty(Expr expression) {
    return expression instanceof Expr.ListOf(var items, var _) && items.isEmpty()
        || expression instanceof Expr.MapOf(var entries, var _) && entries.isEmpty();
  }

  /// What is so where the test came out so, or null where the test is its opposite.
  public static @Nullable Expr asked(Expr test, boolean truth) {
    boolean isOpposite = test instanceof Expr.Unary(var not, var _, var _) && not.equals("!");
    if (isOpposite == truth) {
      return null;
    }
    return test instanceof Expr.Unary(var _, var operand, var _) && isOpposite ? operand : test;
  }

  public static void collect(Expr test, String wanted, List<Expr> into) {
    if (test instanceof Expr.Logical(var operator, var left, var right, var _)
        && operator.equals(wanted)) {
      collect(left, wanted, into);
      collect(right, wanted, into);
    } else {
      into.add(test);
    }
  }

  public static boolean isStrict(String pattern, boolean isWhole) {
    boolean anchored =
        isWhole
            || (pattern.startsWith("^") || pattern.startsWith("\\A"))
                && (pattern.endsWith("$") || pattern.endsWith("\\Z") || pattern.endsWith("\\z"));
    var plain = pattern.replaceAll("\\\\[.dwbAzZ/-]", "").replaceAll("\\[[^\\]^]*\\]", "");
    return anchored
        && !plain.contains(".")
        && !plain.contains("[^")
        && !plain.matches(".*\\\\[SWD].*");
  }

  public static Expr receiver(Expr.Call call) {
    return call.callee() instanceof Expr.Member(var object, var _, var _) ? object : call.callee();
  }

  public static @Nullable Expr argument(Expr.Call call, int index) {
    return index >= 0 && index < call.arguments().size()
        ? call.arguments().get(index).value()
        : null;
  }

  public static String name(Expr callee) {
    return switch (callee) {
      case Expr.Name(var name, var _) -> name;
      case Expr.Member(var _, var name, var _) -> name;
      default -> "";
    };
  }
}
