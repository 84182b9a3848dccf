package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.rule.Rules;
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
  private static final Pattern MIGHT =
      Pattern.compile("(?i)(super_?)?(admin\\w*|user)|root|staff|moderator|owner|manager|true");

  private final Rules rules;
  private final Reporting reporting;

  public ClaimedRoles(Rules rules, Reporting reporting) {
    this.rules = rules;
    this.reporting = reporting;
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
