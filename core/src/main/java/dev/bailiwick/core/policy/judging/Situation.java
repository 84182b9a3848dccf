package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import java.util.List;

/// What is to be judged.
///
/// @param root the repository's folder, absolute
/// @param cwd the folder the call runs in, absolute; empty where it cannot be told
public record Situation(List<Effect> effects, ToolCall call, String root, String cwd) {
  public Situation {
    effects = List.copyOf(effects);
  }
}
