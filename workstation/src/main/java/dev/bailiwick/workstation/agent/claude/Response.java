package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;

/// A decision as the answer Claude Code takes for the event, in the smallest form that says it.
///
/// `{}` is "no opinion": Claude's own permissions go on. What an event cannot say becomes the
/// stricter thing it can say: a finished call cannot be asked about, so it is stopped; a prompt
/// cannot be rewritten, so it is blocked. Forms as measured with Claude Code 2.1.330, 2026-11-23.
public final class Response {
  private Response() {}

  private static final Json.Obj NO_OPINION = Json.object().build();

  /// What the model is told when a session starts.
  static final String GREETING =
      "Bailiwick guards this repository. When it refuses a call, do not look for another road to"
          + " the same file, command or host: say what you need and why, and let the person"
          + " decide.";

  /// The answer to the event under the decision.
  public static Json.Obj to(AgentEvent event, Decision decision) {
    return switch (event) {
      case AgentEvent.ToolAsked asked -> asked(asked, decision);
      case AgentEvent.PermissionAsked asked -> permission(asked, decision);
      case AgentEvent.ToolFinished finished -> finished(finished, decision);
      case AgentEvent.BatchFinished _,
          AgentEvent.PromptSent _,
          AgentEvent.ConfigurationChanged _,
          AgentEvent.InstructionsLoaded _,
          AgentEvent.Unrecognised _ ->
          decision instanceof Decision.Allow
              ? NO_OPINION
              : failure(event.origin().nativeName(), reason(decision));
      case AgentEvent.SessionStarted started ->
          context(
              started.origin().nativeName(),
              decision instanceof Decision.Allow ? GREETING : reason(decision));
      case AgentEvent.SessionEnded _, AgentEvent.TurnEnded _, AgentEvent.Noticed _ -> NO_OPINION;
    };
  }

  /// The strictest answer to an event of that name: what is said when there is no decision, or one
  /// that has no form of its own. A turn's end is let go, since to block it keeps the turn running.
  ///
  /// @param nativeName the event's name as Claude spells it; empty where it is not known
  public static Json.Obj failure(String nativeName, String reason) {
    return switch (nativeName) {
      case "PreToolUse" -> verdict("deny", reason);
      case "PermissionRequest" -> refusal(reason);
      case "UserPromptSubmit" -> blockedPrompt(reason);
      case "UserPromptExpansion", "PostToolBatch", "ConfigChange" -> blocked(reason).build();
      case "SessionStart", "Setup" -> context(nativeName, reason);
      case "SessionEnd", "Stop", "StopFailure", "SubagentStop" -> NO_OPINION;
      default -> halted(reason);
    };
  }

  /// The answer with a word to the model; see [dev.bailiwick.workstation.agent.Dialect#told].
  static Json.Obj told(Json.Obj answer, AgentEvent event, String word) {
    if (answer.get("continue").isPresent()) {
      return answer;
    }
    return switch (event) {
      case AgentEvent.ToolFinished finished -> {
        var name = finished.origin().nativeName();
        var specific = specific(name);
        answer
            .object("hookSpecificOutput")
            .ifPresent(known -> known.members().forEach(specific::put));
        yield answer(specific.put("additionalContext", word));
      }
      case AgentEvent.TurnEnded _ -> blocked(word).build();
      case AgentEvent.PromptSent(var origin, var _) ->
          answer.members().isEmpty() ? context(origin.nativeName(), word) : answer;
      case AgentEvent.ToolAsked _,
          AgentEvent.PermissionAsked _,
          AgentEvent.BatchFinished _,
          AgentEvent.ConfigurationChanged _,
          AgentEvent.InstructionsLoaded _,
          AgentEvent.SessionStarted _,
          AgentEvent.SessionEnded _,
          AgentEvent.Noticed _,
          AgentEvent.Unrecognised _ ->
          answer;
    };
  }

  private static Json.Obj asked(AgentEvent.ToolAsked asked, Decision decision) {
    return switch (decision) {
      case Decision.Allow _ -> leavesToClaude(asked.call()) ? NO_OPINION : allowed();
      case Decision.Rewrite(var input, var _, var _) ->
          answer(
              specific("PreToolUse").put("permissionDecision", "allow").put("updatedInput", input));
      case Decision.Ask _ -> verdict("ask", reason(decision));
      case Decision.Deny _ -> verdict("deny", reason(decision));
    };
  }

  private static Json.Obj permission(AgentEvent.PermissionAsked asked, Decision decision) {
    return switch (decision) {
      case Decision.Allow _ ->
          leavesToClaude(asked.call())
              ? NO_OPINION
              : behavior(Json.object().put("behavior", "allow"));
      case Decision.Rewrite(var input, var _, var _) ->
          behavior(Json.object().put("behavior", "allow").put("updatedInput", input));
      case Decision.Ask _ -> NO_OPINION;
      case Decision.Deny _ -> refusal(reason(decision));
    };
  }

  /// A rewrite holds the output in the tool's own shape; the output of a failed call cannot be
  /// replaced.
  private static Json.Obj finished(AgentEvent.ToolFinished finished, Decision decision) {
    return switch (decision) {
      case Decision.Allow _ -> NO_OPINION;
      case Decision.Rewrite(var output, var _, var _) ->
          finished.failed()
              ? halted(reason(decision))
              : answer(specific("PostToolUse").put("updatedToolOutput", output));
      case Decision.Ask _, Decision.Deny _ -> halted(reason(decision));
    };
  }

  /// An `allow` would answer the very question these tools put to the person, or grant what only
  /// Claude's own permissions know.
  private static boolean leavesToClaude(ToolCall call) {
    return call instanceof ToolCall.Internal || call instanceof ToolCall.Delegate;
  }

  private static String reason(Decision decision) {
    return decision.reason().isBlank() ? "Bailiwick refused this." : decision.reason();
  }

  private static Json.Obj allowed() {
    return answer(specific("PreToolUse").put("permissionDecision", "allow"));
  }

  private static Json.Obj verdict(String word, String reason) {
    return answer(
        specific("PreToolUse")
            .put("permissionDecision", word)
            .put("permissionDecisionReason", reason));
  }

  private static Json.Obj refusal(String reason) {
    return behavior(Json.object().put("behavior", "deny").put("message", reason));
  }

  private static Json.Obj behavior(Json.Builder decision) {
    return answer(specific("PermissionRequest").put("decision", decision.build()));
  }

  private static Json.Obj blockedPrompt(String reason) {
    return blocked(reason)
        .put(
            "hookSpecificOutput",
            specific("UserPromptSubmit").put("suppressOriginalPrompt", true).build())
        .build();
  }

  private static Json.Obj context(String nativeName, String text) {
    return answer(specific(nativeName).put("additionalContext", text));
  }

  private static Json.Builder blocked(String reason) {
    return Json.object().put("decision", "block").put("reason", reason);
  }

  /// Ends the loop before the model is asked again; the block says why, in events that show it.
  private static Json.Obj halted(String reason) {
    return Json.object()
        .put("continue", false)
        .put("stopReason", reason)
        .put("decision", "block")
        .put("reason", reason)
        .build();
  }

  private static Json.Builder specific(String nativeName) {
    return Json.object().put("hookEventName", nativeName);
  }

  private static Json.Obj answer(Json.Builder specific) {
    return Json.object().put("hookSpecificOutput", specific.build()).build();
  }
}
