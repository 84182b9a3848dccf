package dev.bailiwick.core.audit;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the corridor knows when it records a decision.
///
/// @param root the repository's folder, absolute: paths inside come out relative to it
/// @param classification the highest level touched; empty where none was
/// @param policy hash of the effective policy
/// @param command the redacted command, or null without `includeCommands`
public record AuditDraft(
    Instant time,
    String root,
    Approver approver,
    String classification,
    String policy,
    @Nullable String command) {

  /// The draft record of a judged event.
  public AuditRecord of(AgentEvent event, List<Effect> effects, Decision decision) {
    return record(
        event,
        EffectSummary.of(effects, root),
        decision.word(),
        decision.rules().stream().map(Decision.Rule::id).toList());
  }

  /// The draft record of an event that is never judged.
  public AuditRecord of(AgentEvent event) {
    return record(event, List.of(), "", List.of());
  }

  private AuditRecord record(
      AgentEvent event, List<EffectSummary> effects, String word, List<String> rules) {
    var origin = event.origin();
    return new AuditRecord(
        0,
        time,
        word(event),
        origin.agent(),
        origin.session(),
        origin.actor(),
        tool(event),
        effects,
        word,
        rules,
        approver,
        classification,
        policy,
        command,
        null);
  }

  private static String word(AgentEvent event) {
    return switch (event) {
      case AgentEvent.ToolAsked _ -> "tool-asked";
      case AgentEvent.PermissionAsked _ -> "permission-asked";
      case AgentEvent.ToolFinished _ -> "tool-finished";
      case AgentEvent.BatchFinished _ -> "batch-finished";
      case AgentEvent.PromptSent _ -> "prompt-sent";
      case AgentEvent.ConfigurationChanged _ -> "configuration-changed";
      case AgentEvent.InstructionsLoaded _ -> "instructions-loaded";
      case AgentEvent.SessionStarted _ -> "session-started";
      case AgentEvent.SessionEnded _ -> "session-ended";
      case AgentEvent.TurnEnded _ -> "turn-ended";
      case AgentEvent.Noticed _ -> "noticed";
      case AgentEvent.Unrecognised _ -> "unrecognised";
    };
  }

  private static String tool(AgentEvent event) {
    return switch (event) {
      case AgentEvent.ToolAsked(AgentEvent.Origin _, ToolCall call, String _) -> call.tool();
      case AgentEvent.PermissionAsked(AgentEvent.Origin _, ToolCall call) -> call.tool();
      case AgentEvent.ToolFinished finished -> finished.call().tool();
      case AgentEvent.BatchFinished _,
          AgentEvent.PromptSent _,
          AgentEvent.ConfigurationChanged _,
          AgentEvent.InstructionsLoaded _,
          AgentEvent.SessionStarted _,
          AgentEvent.SessionEnded _,
          AgentEvent.TurnEnded _,
          AgentEvent.Noticed _,
          AgentEvent.Unrecognised _ ->
          "";
    };
  }
}
