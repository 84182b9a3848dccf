package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.World;
import java.util.List;

/// A command text to its effects.
public interface CommandEffects {

  /// What the text would do, and what the shell would remember of it.
  record Outcome(List<Effect> effects, ShellState after) {
    public Outcome {
      effects = List.copyOf(effects);
    }
  }

  /// The effects of running `text` in `before`; never empty-handed: what cannot be told comes as
  /// [Effect.Unknown].
  Outcome of(String text, Dialect dialect, ShellState before, World world);
}
