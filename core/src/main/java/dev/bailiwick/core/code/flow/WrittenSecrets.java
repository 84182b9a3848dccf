package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Frame;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys and passwords that stand in the code as values of variables and fields that are named so.
///
/// `scan` finds secrets by their own form; here the name speaks, so only texts that look drawn
/// count.
final class WrittenSecrets {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(\\w*_)?(\\w*api_?key|\\w*secret(_?key)?|pass(word|wd)|auth_?token|access_?token|private_?key"
              + "|encryption_?key|signing_?key|db_?password)");
  private static final Pattern DRAWN =
      Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w+/=.!@#$%^&*~-]{12,200}");
  private static final Pattern MADE_UP =
      Pattern.compile(
          "(?i)your|example|change|placeholder|dummy|sample|test|fake|mock|xxx|todo|insert|here|env|redacted|\\.(com|json|pem)$");

  /// Functions that look a setting up, with what to take where there is none.
  private static final Pattern LOOKED_UP =
      Pattern.compile(
          "(?i)get|getOrDefault|(get|lookup|read|must)?_?env\\w*|get_?(env|config|setting)\\w*|config");

  /// Names of what signs or encrypts: any text that stands in for it is known to everybody.
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)\\w*(jwt|session|signing|cookie|app|token|flask|django|auth|hmac|encryption|webhook|refresh|access)_?(secret|key)(_?key)?"
              + "|(\\w*_)?secret(_?key)?|\\w*[a-z]Secret(Key)?");

  private final Machine machine;

  WrittenSecrets(Machine machine) {
    this.machine = machine;
  }

  /// A value with the name under which it was looked up, where it was.
  private record Written(@Nullable Expr value, String key, boolean isFallback) {}

  /// A literal, or one that stands in for what the environment does not say: `env.KEY || 'abc'`,
  /// `os.getenv('KEY', 'abc')`, `getEnv("KEY", "abc")`.
  private static Written written(@Nullable Expr value) {
    return switch (value) {
      case Expr.Logical(var operator, var left, var right, var _) when !operator.equals("&&") ->
          new Written(right, left instanceof Expr.Member(var _, var key, var _) ? key : "", true);
      case Expr.Call(var callee, var given, var _, var _)
          when given.size() == 2 && LOOKED_UP.matcher(last(callee)).matches() ->
          new Written(
              given.getLast().value(),
              given.getFirst().value() instanceof Expr.Literal(Constant.Text(var key), var _)
                  ? key
                  : "",
              true);
      case null, default -> new Written(value, "", false);
    };
  }

  private static String last(Expr callee) {
    return switch (callee) {
      case Expr.Member(var _, var name, var _) -> name;
      case Expr.Name(var name, var _) -> name;
      default -> "";
    };
  }

  /// A value that gets a name: of a variable, a field, an argument.
  void check(String name, @Nullable Expr value, Frame frame) {
    check(name, written(value), frame);
  }

  /// A value that takes the place of another, or stands in for one from the environment.
  void replaced(String name, @Nullable Expr value, Frame frame) {
    var written = written(value);
    boolean standsIn = written.isFallback || !frame.file.isAside();
    check(name, new Written(written.value, written.key, standsIn), frame);
  }

  private void check(String name, Written written, Frame frame) {
    if (!(written.value instanceof Expr.Literal(Constant.Text(var text), var span))) {
      return;
    }
    boolean standsIn =
        written.isFallback
            && text.length() >= 3
            && (KEY.matcher(name).matches() || KEY.matcher(written.key).matches());
    boolean isDrawn =
        text.length() >= 12
            && NAME.matcher(name).matches()
            && DRAWN.matcher(text).matches()
            && !MADE_UP.matcher(text).find();
    if (standsIn || isDrawn) {
      var message = standsIn ? "a missing key is replaced by one that stands in the code" : "";
      machine
          .rules
          .weakness("hard-coded-secret")
          .ifPresent(weakness ->
              machine.reporting.report(new Found(weakness, frame.file, span, name, message, null)));
    }
  }
}
