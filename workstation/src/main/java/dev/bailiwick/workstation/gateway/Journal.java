package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.redact.gateway.ModelSession;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the log says of one request to a model: hosts, sizes, rules and times, never a content. The
/// line that allows it stands in the log before anything is sent.
final class Journal {

  /// @param request method and path
  record Subject(String agent, String session, String actor, Host host, String request) {}

  private final RepositoryGuard guard;
  private final Ruling ruling;
  private final Subject subject;
  private final InstantSource clock;
  private final long began = System.nanoTime();

  Journal(RepositoryGuard guard, Ruling ruling, Subject subject, InstantSource clock) {
    this.guard = guard;
    this.ruling = ruling;
    this.subject = subject;
    this.clock = clock;
  }

  static Decision deny(String rule, String reason) {
    return new Decision.Deny(List.of(Layer.builtin(rule)), reason);
  }

  void refused(Decision decision) {
    append("model-refused", "deny", rules(decision), "", "");
  }

  void sent(Decision decision, ModelSession.Sendable sendable) {
    var note =
        (sendable.model().isEmpty() ? "" : "model " + sendable.model() + ", ")
            + sendable.body().length
            + " bytes, "
            + sendable.searched()
            + " new, "
            + sendable.replaced()
            + " placeholders";
    boolean replaced = sendable.replaced() > 0;
    append(
        "model-asked",
        replaced ? "rewrite" : "allow",
        rules(decision),
        replaced ? "critical" : "",
        note);
  }

  void answered(int status, long bytes) {
    append("model-answered", "", List.of(), "", "status " + status + ", " + bytes + " bytes");
  }

  void unreachable() {
    append("model-answered", "", List.of(), "", "the host cannot be reached");
  }

  private static List<String> rules(Decision decision) {
    return decision.rules().stream().map(Decision.Rule::id).toList();
  }

  private void append(
      String event, String decision, List<String> rules, String classification, String note) {
    if (Boolean.FALSE.equals(ruling.policy().settings().logging().enabled())) {
      return;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    var words = subject.request() + (note.isEmpty() ? "" : ", " + note) + ", " + millis + " ms";
    guard.record(
        new AuditRecord(
            0,
            clock.instant(),
            event,
            subject.agent(),
            subject.session(),
            subject.actor(),
            "",
            List.of(
                EffectSummary.of(
                    new Effect.Reaches(subject.host(), Effect.Place.WHOLE), ruling.root())),
            decision,
            rules,
            Approver.RULE,
            classification,
            ruling.policy().fingerprint(),
            null,
            words));
  }
}
