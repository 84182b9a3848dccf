package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.value.Fact;
import dev.bailiwick.core.code.value.Label;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Notes where a program looks at who asks, before it goes on.
///
/// By names, since what a project calls its checks is known to nobody else: weak evidence, and
/// therefore only ever used to stay silent.
public final class Authority {
  private static final Pattern IN_CONDITION =
      Pattern.compile(
          "(?i)admin|owner|role|permi(t|ssion)|authori[sz]|allow(ed)?\\b|forbid|can[A-Z_]\\w*|\\bcan\\b"
              + "|requester|current_?user|principal|tenant|created_?by|author|session|\\buser_?id\\b"
              + "|\\buser\\.|belongs|member|staff|policy|scope");

  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)_*(authori[sz]e\\w*|can|cannot|can[A-Z_]\\w*|(check|verify|assert|ensure|require|has|is)_?\\w*"
              + "(access|auth|owner|permission|role|admin|allowed|policy|user)\\w*|enforce\\w*|guard\\w*|abort_if\\w*"
              + "|get_object_or_404|permission_required|login_required)");

  /// What in a query says that it is limited to who asks.
  private static final Pattern LIMITED =
      Pattern.compile(
          "(?i)(req|request|ctx|context|session|locals|principal|identity|auth|self|this|viewer|me)\\w*"
              + "[.\\[]+['\"]?(current_?)?(user|account|tenant|principal|uid|sub|owner)"
              + "|current_?user|owner_?id|author_?id|tenant|created_?by|requester|session");

  /// A switch with which an operator does without a check.
  private static final Pattern CARELESS =
      Pattern.compile("(?i)insecure|skip_?(tls_?)?verif|no_?verif|allow_?self_?signed|trust_?all");

  private final Map<Expr, Boolean> conditions = new IdentityHashMap<>();
  private final Map<String, Boolean> names = new HashMap<>();

  /// A condition that was evaluated.
  public void tested(Expr test, Frame frame) {
    if (conditions.computeIfAbsent(
        test, one -> IN_CONDITION.matcher(frame.file.text(one.span())).find())) {
      frame.state.hold(Fact.AUTHORIZED);
    }
  }

  /// A condition that held.
  public void held(Expr test, Frame frame) {
    if (CARELESS.matcher(frame.file.text(test.span())).find()) {
      frame.state.hold(Fact.CARELESS);
    }
  }

  /// A function that was called.
  public void called(Expr.Call call, Frame frame) {
    var name =
        switch (call.callee()) {
          case Expr.Member(var _, var last, var _) -> last;
          case Expr.Name(var last, var _) -> last;
          default -> "";
        };
    if (names.computeIfAbsent(name, one -> CALLED.matcher(one).matches())) {
      frame.state.hold(Fact.AUTHORIZED);
    }
  }

  /// Whether nothing on the way to the call, and nothing in it, has to do with who asks.
  public boolean isUnchecked(Invocation call, Heap heap, Frame frame) {
    if (frame.state.holds(Fact.AUTHORIZED)) {
      return false;
    }
    for (var argument : call.arguments().all()) {
      if (heap.deep(argument, frame.state).has(Label.PRINCIPAL)) {
        return false;
      }
    }
    return !LIMITED.matcher(frame.file.text(call.span())).find();
  }
}
