package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import java.util.Optional;

/// The policy, asked whether an effect goes unhindered. Thread-safe.
@FunctionalInterface
public interface Closing {

  /// A rule that stands before an effect.
  ///
  /// @param decision `deny`, or `ask` where a person decides
  record By(String decision, Decision.Rule rule) {}

  /// Empty where the assistant may do it without a question.
  Optional<By> of(Effect effect);

  /// The rule that decides, where it is not an allow.
  static Optional<By> of(Decision decision) {
    return decision instanceof Decision.Allow || decision.rules().isEmpty()
        ? Optional.empty()
        : Optional.of(new By(decision.word(), decision.rules().getFirst()));
  }
}
