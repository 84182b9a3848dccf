package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.value.Fact;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /// A question whether anybody is there at all, which is none of what he may do.
  private static final Pattern PRESENT =
      Pattern.compile(
          "(?i)[!(\\s]*(not\\s+)?[\\w.?]*\\b(session|(current_?)?user|principal|requester|(user_?|u)id)\\)?(\\s*([!=]==?|is|is"
              + " not)\\s*(null|undefined|none|nil|0|''|\"\"))?[)\\s]*");

  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)_*(authori[sz]e\\w*|can|cannot|can[A-Z_]\\w*|(check|verify|assert|ensure|require|has|is)_?\\w*"
              + "(access|auth|owner|permission|role|admin|allowed|policy|user)\\w*|enforce\\w*|guard\\w*|abort_if\\w*"
              + "|permission_required|login_required)");

  /// What in a query says that it is limited to who asks.
  private static final Pattern LIMITED =
      Pattern.compile(
          "(?i)(req|request|ctx|context|session|locals|principal|identity|auth|self|this|viewer|me)\\w*"
              + "[.\\[]+['\"]?(current_?)?(user|account|tenant|principal|uid|sub|owner)"
              + "|current_?user|owner_?id|author_?id|tenant|created_?by|requester|session");

  /// An object of a query, not of what is written, that names whose record it is by the user of the
  /// moment.
  private static final Pattern OWNED =
      Pattern.compile(
          "(?i)(?<!(\\$set|data|set|values|defaults)['\"]?\\s?:\\s?)\\{[^{}]*"
              + "\\b(author|owner|creator|user|account|customer)(_?id|_?email)?['\"]?\\s*:\\s*(user|me|viewer|account|auth|decoded|payload|claims)\\??[.\\[]");

  /// A switch with which an operator does without a check.
  private static final Pattern CARELESS =
      Pattern.compile("(?i)insecure|skip_?(tls_?)?verif|no_?verif|allow_?self_?signed|trust_?all");

  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?i)(^|[^A-Z])(has|require|check|need|is|only|ensure|verify|restrict)\\w*?_?(to)?(any)?_?(role|admin|authority|permission|staff|superuser|owner|scope)"
              + "|roles?_?allowed|permission_required|staff_member|superuser|admin_?(only|required|guard)|IsAdmin|deny_?all"
              + "|\\bauthori[sz]e\\(|casbin|\\badmin\\b");

  private final Set<Routine> limited = Collections.newSetFromMap(new IdentityHashMap<>());

  /// A line that decides by who asks.
  private static final Pattern DECIDES =
      Pattern.compile(
          "(?im)^[^\\n]*(\\bif\\b|\\bunless\\b|\\bassert\\w*|\\bwhen\\b|\\?)[^\\n]*(owner|author(?!i[sz])|created_?by|recipient|member|tenant"
              + "|user_?id|requester|current_?user|req\\.user\\.|principal|is_?admin|permission|forbid)");

  private final Map<Routine, Boolean> asking = new IdentityHashMap<>();
  private final Map<Expr, Boolean> conditions = new IdentityHashMap<>();
  private final Map<Expr, Boolean> switches = new IdentityHashMap<>();
  private final Map<String, Boolean> names = new HashMap<>();

  /// A condition that was evaluated.
  public void tested(Expr test, Frame frame) {
    if (conditions.computeIfAbsent(test, one -> isAboutRights(frame.file.text(one.span())))) {
      frame.state.hold(Fact.AUTHORIZED);
    }
  }

  private static boolean isAboutRights(String test) {
    return IN_CONDITION.matcher(test).find() && !PRESENT.matcher(test).matches();
  }

  /// A condition that held.
  public void held(Expr test, Frame frame) {
    if (switches.computeIfAbsent(
        test, one -> CARELESS.matcher(frame.file.text(one.span())).find())) {
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

  /// Whether a framework lets only some into the function: by its decorators or those of its class,
  /// or by what stands beside it where it is handed to the framework.
  public boolean isLimited(Ref.Closure closure) {
    var file = closure.file();
    var owner = closure.owner();
    return limited.contains(closure.routine())
        || Stream.concat(
                closure.routine().annotations().stream(),
                owner == null ? Stream.of() : owner.type().annotations().stream())
            .anyMatch(one -> RIGHTS.matcher(file.text(one.value().span())).find());
  }

  /// Notes functions that are handed to a framework beside a check of what the caller may do.
  public void handed(Invocation call, Frame frame) {
    for (var argument : call.call().arguments()) {
      boolean isCheck =
          !(argument.value() instanceof Expr.Lambda || argument.value() instanceof Expr.Literal)
              && RIGHTS.matcher(frame.file.text(argument.value().span())).find();
      if (isCheck) {
        for (var value : call.arguments().all()) {
          value.refs().stream()
              .filter(Ref.Closure.class::isInstance)
              .map(Ref.Closure.class::cast)
              .forEach(closure -> limited.add(closure.routine()));
        }
      }
    }
  }

  /// Whether a line of the function, also behind the place, decides by who asks.
  private boolean isAskedLater(Frame frame) {
    for (var one = frame; one != null; one = one.caller) {
      var routine = one.routine;
      if (routine != null) {
        var file = one.file;
        if (asking.computeIfAbsent(routine, it -> DECIDES.matcher(file.text(it.span())).find())) {
          return true;
        }
      }
    }
    return false;
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
    var text = frame.file.text(call.span());
    return !LIMITED.matcher(text).find() && !OWNED.matcher(text).find() && !isAskedLater(frame);
  }
}
