package dev.bailiwick.workstation.daemon;

import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;

/// An assistant's event in, its own answer out: the daemon's port to the agents' dialects and the
/// corridor. Thread-safe.
public interface Answers {

  /// The body to give back, in the agent's dialect; empty text says "no opinion". May throw:
  /// whatever it throws becomes a [#refusal].
  ///
  /// @param agent the last part of the path, e.g. `claude`; may be a name nobody knows
  /// @param event the body, read under [dev.bailiwick.core.text.JsonReader.Limits#EVENT]
  String answer(String agent, Json.Obj event);

  /// The agent's way to say no to this event, or empty where its dialect has none; the daemon then
  /// answers with a status that every client of ours turns into a block.
  Optional<String> refusal(String agent, Json.Obj event, String reason);

  /// The road between assistants and their models.
  default ModelRoad models() {
    return ModelRoad.CLOSED;
  }

  /// Loads and exercises what a first call would otherwise wait for. Runs before anybody can
  /// connect.
  default void warmUp() {}

  /// What is wrong and a person should mend (a broken policy file, say); one line each.
  default List<String> complaints() {
    return List.of();
  }

  /// Writes out what is still in memory; the last call.
  default void close() {}

  /// Refuses everything for one reason: stands in where the real ones could not be made.
  static Answers refusing(String reason) {
    return new Answers() {
      @Override
      public String answer(String agent, Json.Obj event) {
        throw new IllegalStateException(reason);
      }

      @Override
      public Optional<String> refusal(String agent, Json.Obj event, String because) {
        return Optional.empty();
      }

      @Override
      public List<String> complaints() {
        return List.of(reason);
      }
    };
  }
}
