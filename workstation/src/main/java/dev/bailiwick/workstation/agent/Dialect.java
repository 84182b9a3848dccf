package dev.bailiwick.workstation.agent;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import java.util.List;

/// One assistant's words, both ways.
public interface Dialect {

  /// The assistant's name, as in `hook AGENT`.
  String name();

  /// The event in a hook's input; total, see [AgentEvent.Unrecognised].
  AgentEvent read(Json input);

  /// The call of one of the assistant's own tools; total, see [ToolCall.UnknownCall].
  ToolCall call(String tool, Json.Obj input);

  /// The assistant's own answer.
  ///
  /// @param input the hook's input that the event was read from: what is rewritten keeps the rest
  Json.Obj write(Json.Obj input, AgentEvent event, Decision decision);

  /// The answer with something that the model should know: after a call, what to read beside its
  /// result; with a prompt, what to read beside it; at the end of a turn, why to go on. Any other
  /// answer, and one that stops everything, stays as it is.
  Json.Obj told(Json.Obj answer, AgentEvent event, String word);

  /// The assistant's way to say no where there is no event to answer.
  Json.Obj refusal(Json.Obj input, String reason);

  /// Calls that the assistant makes all day from this folder, as it sends them: to warm up with.
  List<Json.Obj> everyday(String folder);
}
