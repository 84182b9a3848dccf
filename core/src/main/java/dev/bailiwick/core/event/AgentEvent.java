package dev.bailiwick.core.event;

import dev.bailiwick.core.text.Json;
import java.util.List;

/// What an assistant did or asks to do.
public sealed interface AgentEvent {

  Origin origin();

  /// Who speaks.
  ///
  /// @param agent the assistant, e.g. `claude`
  /// @param session its session id; empty where it names none
  /// @param actor the subagent's id; empty for the main loop
  /// @param cwd the folder the call runs in, absolute; empty where it names none
  /// @param nativeName the assistant's own name for the event
  record Origin(String agent, String session, String actor, String cwd, String nativeName) {}

  /// A tool is about to run; `callId` ties it to its end, empty where there is none.
  record ToolAsked(Origin origin, ToolCall call, String callId) implements AgentEvent {}

  /// A permission question is open for the call.
  record PermissionAsked(Origin origin, ToolCall call) implements AgentEvent {}

  /// A tool has run; `output` is what it gave, as the assistant tells it.
  record ToolFinished(Origin origin, ToolCall call, String callId, Json output, boolean failed)
      implements AgentEvent {}

  /// A round of tools has run and its results are about to reach the model.
  record BatchFinished(Origin origin, List<ToolFinished> calls) implements AgentEvent {}

  /// A person, or something in a person's place, sends a prompt.
  record PromptSent(Origin origin, String prompt) implements AgentEvent {}

  /// The assistant's own configuration changed under it; `path` may be empty.
  record ConfigurationChanged(Origin origin, String source, String path) implements AgentEvent {}

  /// An instruction file was loaded into the conversation.
  record InstructionsLoaded(Origin origin, String path) implements AgentEvent {}

  record SessionStarted(Origin origin, String source) implements AgentEvent {}

  record SessionEnded(Origin origin, String reason) implements AgentEvent {}

  /// The assistant's turn, or a subagent's, ends.
  ///
  /// @param holdable whether it may be told to go on: not a subagent's turn, not one that failed,
  ///   and not one that was told so before
  record TurnEnded(Origin origin, boolean holdable) implements AgentEvent {}

  /// An event that only informs: it is recorded and never judged.
  record Noticed(Origin origin) implements AgentEvent {}

  /// An event this version does not know; `why` names what is missing. Never allowed where it could
  /// be stopped.
  record Unrecognised(Origin origin, String why) implements AgentEvent {}
}
