package dev.bailiwick.core.pipeline;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent;
import java.util.List;

/// The one corridor every event walks: event to effects, effects to decision, decision to record.
/// Thread-safe.
public interface Guard {

  /// The decision on an event and the effects it was judged by.
  record Verdict(Decision decision, List<Effect> effects) {
    public Verdict {
      effects = List.copyOf(effects);
    }
  }

  /// Judges and records. Never throws for anything in the event: what fails inside comes back as a
  /// deny that carries an error id.
  Verdict judge(AgentEvent event);
}
