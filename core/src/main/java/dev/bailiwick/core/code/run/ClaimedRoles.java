package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Value;
import java.util.regex.Pattern;

/// Reports decisions by a role that the client itself says it has.
///
/// Only where everybody else is turned away (`request.role != "admin"`): whoever refuses the role
/// `admin` in a form looks the same with `==`.
public final class ClaimedRoles {
  private static final Pattern CLAIM =
      Pattern.compile("(?i)role|is_?admin|permission|privilege|user_?type|access_?level");
  private static final Pattern MAKER = Pattern.compile("[A-Z]\\w*|create(_user)?");
  private static final Pattern GIVEN =
      Pattern.compile("role|is_(admin|staff|superuser)|permissions");
  private static final Pattern MIGHT =
      Pattern.compile("(?i)(super_?)?(admin\\w*|user)|root|staff|moderator|owner|manager|true");

  private final Rules rules;
  private final Reporting reporting;

  public ClaimedRoles(Rules rules, Reporting reporting) {
    this.rules = rules;
    this.reporting = reporting;
  }

  /// Something was made with a role that the client names.
  public void made(Invocation call, Authority authority, Heap heap, Frame frame) {
    if (!call.call().creates() && !MAKER.matcher(call.name()).matches()) {
      return;
    }
    rules
        .weakness("role-from-client")
        .filter(_ -> call.arguments().named().keySet().stream().anyMatch(ClaimedRoles::isRight))
        .filter(_ -> authority.isUnchecked(call, heap, frame))
        .ifPresent(weakness ->
            call.arguments()
                .named()
                .forEach((name, value) -> {
                  if (isRight(name)) {
                    made(weakness, name, value, call, frame);
                  }
                }));
  }

  private static boolean isRight(String name) {
    return GIVEN.matcher(name).matches();
  }

  private void made(Weakness weakness, String name, Value value, Invocation call, Frame frame) {
    for (var mark : frame.state.settled(value).taint().marks()) {
      if (mark.source().label() == Label.INPUT && (mark.safe() & weakness.bit()) == 0) {
        reporting.report(new Found(weakness, frame.file, call.span(), name, "", mark));
      }
    }
  }

  /// Two values that were asked whether they differ.
  public void compared(Expr one, Value left, Value right, Frame frame) {
    if (right.constant() instanceof Constant.Text(var text)
        && MIGHT.matcher(text).matches()
        && CLAIM.matcher(frame.file.text(one.span())).find()) {
      for (var mark : left.taint().marks()) {
        if (mark.source().label() == Label.INPUT && mark.direct()) {
          rules
              .weakness("role-from-client")
              .ifPresent(weakness ->
                  reporting.report(new Found(weakness, frame.file, one.span(), text, "", mark)));
        }
      }
    }
  }
}
