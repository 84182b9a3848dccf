package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.rule.Rules;
import java.util.regex.Pattern;

/// Reports handlers that take any exception and do nothing. One that says in a comment, or by the
/// exception's name, that this is meant is none.
public final class SwallowedErrors {
  private static final Pattern BROAD =
      Pattern.compile(
          "(\\w+\\.)*(Base)?(Exception|Throwable|Error|GeneralSecurityException|SQLException)");

  /// What fails without anybody noticing that it was not done.
  private static final Pattern LOST =
      Pattern.compile(
          "(?i)\\b(\\w+\\.)?(write|append|save|insert|update|commit|publish|persist|store|charge|transfer|pay)\\w*\\(");

  private static final Pattern MEANT =
      Pattern.compile("(?i)/\\*|//|#|\\b(ignore\\w*|expected|_+|unused)\\b");

  /// What may go wrong on the way out without harm.
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)\\bclose|cancel|unlink|cleanup|rollback|flush|shutdown|terminate|kill|sleep|require\\(|import"
              + " ");

  private final Rules rules;
  private final Reporting reporting;

  public SwallowedErrors(Rules rules, Reporting reporting) {
    this.rules = rules;
    this.reporting = reporting;
  }

  public void check(Stmt.Try attempt, Frame frame) {
    for (var handler : attempt.catches()) {
      if (!handler.body().isEmpty() || attempt.body().isEmpty() || frame.file.isAside()) {
        continue;
      }
      boolean isBroad =
          handler.types().isEmpty()
              || handler.types().stream().anyMatch(type -> BROAD.matcher(type).matches());
      boolean isNarrow = handler.types().stream().allMatch(type -> type.endsWith("IOException"));
      var body = attempt.body();
      var tried =
          frame.file.text(new Span(body.getFirst().span().start(), body.getLast().span().end()));
      if ((isBroad || isNarrow && LOST.matcher(tried).find())
          && !MEANT.matcher(frame.file.text(handler.span())).find()
          && !HARMLESS.matcher(tried).find()) {
        rules
            .weakness("swallowed-error")
            .ifPresent(weakness ->
                reporting.report(new Found(weakness, frame.file, handler.span(), "", "", null)));
      }
    }
  }
}
