package dev.bailiwick.workstation.cedar;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.judging.Finding;
import dev.bailiwick.core.policy.judging.Finding.Answer;

/// One condition of a file.
///
/// @param answer `ASK` or `DENY`
/// @param reason why, in its author's words; may be empty
record Condition(Decision.Rule rule, Answer answer, String reason) {

  Finding met() {
    var what = reason.isEmpty() ? "A condition of the policy is met" : reason;
    return new Finding(answer, rule, what + ": `" + rule.id() + "` (" + rule.source() + ").");
  }

  /// What it says where it fails: nobody knows whether it is met.
  Finding failed() {
    return new Finding(
        Answer.ASK,
        rule,
        "The condition `"
            + rule.id()
            + "` ("
            + rule.source()
            + ") cannot be judged; a person decides.");
  }
}
