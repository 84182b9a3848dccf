package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Frame;
import java.util.Set;
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

  private static final Set<String> LOOKED_UP = Set.of("get", "getenv", "getOrDefault");

  private final Machine machine;

  WrittenSecrets(Machine machine) {
    this.machine = machine;
  }

  /// A literal, or one that stands in for what the environment does not say: `env.KEY || 'abc'`,
  /// `os.getenv('KEY', 'abc')`.
  private static @Nullable Expr written(@Nullable Expr value) {
    return switch (value) {
      case Expr.Logical(var operator, var _, var right, var _) when !operator.equals("&&") -> right;
      case Expr.Call(Expr.Member(var _, var name, var _), var given, _, _)
          when given.size() == 2 && LOOKED_UP.contains(name) ->
          given.getLast().value();
      case null, default -> value;
    };
  }

  void check(String name, @Nullable Expr value, Frame frame) {
    if (!(written(value) instanceof Expr.Literal(Constant.Text(var text), var span))
        || text.length() < 12
        || !NAME.matcher(name).matches()) {
      return;
    }
    if (DRAWN.matcher(text).matches() && !MADE_UP.matcher(text).find()) {
      machine
          .rules
          .weakness("hard-coded-secret")
          .ifPresent(weakness ->
              machine.reporting.report(new Found(weakness, frame.file, span, name, "", null)));
    }
  }
}
