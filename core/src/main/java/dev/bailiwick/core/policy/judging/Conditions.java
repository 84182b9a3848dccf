package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.effect.Effect;
import java.util.List;
import java.util.Optional;

/// What a policy says of an effect that no list can say: hours, what the session has read, several
/// things at once. Conditions ask or deny; an allowance of theirs counts for nothing.
public interface Conditions {

  /// What is known around an effect.
  ///
  /// @param level the highest guarded level of what the call takes in
  /// @param path the effect's file as the disk has it, relative to the root where it stands there;
  ///   empty where the effect has none
  /// @param tree whether all that is below the path is meant
  record Around(Situation situation, Optional<Level> level, String path, boolean tree) {}

  /// What they say to one effect; empty where none is met. An exception denies the call.
  List<Finding> of(Effect effect, Around around);
}
