package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import java.util.Optional;

/// Matter of a guarded level that a call takes in: confidential or critical.
///
/// @param rule the policy's line that sets the level
/// @param shown what was read, for a person: a path from the root
public record Touched(Level level, Decision.Rule rule, String shown) {

  /// Empty for a level that guards nothing.
  public static Optional<Touched> of(Label label, String shown) {
    return LevelPaths.isGuarded(label.level())
        ? Optional.of(new Touched(label.level(), label.causes().getFirst().rule(), shown))
        : Optional.empty();
  }

  /// The one of the higher level, the first where they are equal.
  public static Optional<Touched> stricter(Optional<Touched> first, Optional<Touched> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    return second.get().level().compareTo(first.get().level()) > 0 ? second : first;
  }

  /// The level with the line that sets it, for a sentence.
  public String reason() {
    return level.word() + " by " + Finding.name(rule);
  }
}
