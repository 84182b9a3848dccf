package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import java.util.List;
import java.util.Optional;

/// What is to be judged.
///
/// @param root the repository's folder, absolute
/// @param cwd the folder the call runs in, absolute; empty where it cannot be told
public record Situation(
    List<Effect> effects, ToolCall call, String root, String cwd, Speaker speaker) {

  /// Who calls.
  ///
  /// @param agent the assistant's name; empty where none asks
  /// @param read the highest guarded level that its session has read before
  public record Speaker(String agent, Optional<Level> read) {
    public static final Speaker NONE = new Speaker("", Optional.empty());
  }

  /// A situation in which no assistant asks.
  public Situation(List<Effect> effects, ToolCall call, String root, String cwd) {
    this(effects, call, root, cwd, Speaker.NONE);
  }

  /// The same situation with other effects.
  public Situation with(List<Effect> other) {
    return new Situation(other, call, root, cwd, speaker);
  }

  public Situation {
    effects = List.copyOf(effects);
  }
}
