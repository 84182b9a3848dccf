package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;

/// What one rule says to one effect.
///
/// @param reason one sentence for a person, without secrets
public record Finding(Answer answer, Decision.Rule rule, String reason) {

  /// The milder first.
  public enum Answer {
    ALLOW,
    ASK,
    DENY
  }

  static Finding allow(Decision.Rule rule, String reason) {
    return new Finding(Answer.ALLOW, rule, reason);
  }

  static Finding ask(Decision.Rule rule, String reason) {
    return new Finding(Answer.ASK, rule, reason);
  }

  static Finding deny(Decision.Rule rule, String reason) {
    return new Finding(Answer.DENY, rule, reason);
  }

  /// The rule's id, and where it stands, for a sentence.
  static String name(Decision.Rule rule) {
    return "`" + rule.id() + "`" + (rule.source().isEmpty() ? "" : " (" + rule.source() + ")");
  }
}
