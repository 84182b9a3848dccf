package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.event.AgentEvent.ToolFinished;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;

/// Claude Code's hook input as an event in our words.
///
/// Total: whatever the JSON holds, an event comes back. What has not the shape it should have is
/// [AgentEvent.Unrecognised], or an unknown call inside a known event. The events and fields are
/// those of Claude Code 2.1.330, seen on 2026-11-23.
public final class Request {
  private Request() {}

  /// The event in a hook's input.
  public static AgentEvent read(Json json) {
    if (!(json instanceof Json.Obj input)) {
      return new AgentEvent.Unrecognised(
          new Origin(AGENT, "", "", "", ""), "the hook's input is no JSON object");
    }
    var name = input.string("hook_event_name");
    var origin =
        new Origin(
            AGENT,
            text(input, "session_id"),
            text(input, "agent_id"),
            text(input, "cwd"),
            name.orElse(""));
    return name.isEmpty()
        ? new AgentEvent.Unrecognised(origin, "hook_event_name is missing")
        : event(input, origin);
  }

  static final String AGENT = "claude";

  private static AgentEvent event(Json.Obj input, Origin origin) {
    return switch (origin.nativeName()) {
      case "PreToolUse" -> asked(input, origin);
      case "PermissionRequest" -> permission(input, origin);
      case "PostToolUse" -> finished(input, origin, false);
      case "PostToolUseFailure" -> finished(input, origin, true);
      case "PostToolBatch" -> batch(input, origin);
      case "UserPromptSubmit", "UserPromptExpansion" -> prompt(input, origin);
      case "ConfigChange" ->
          new AgentEvent.ConfigurationChanged(
              origin, text(input, "source"), text(input, "file_path"));
      case "InstructionsLoaded" -> instructions(input, origin);
      case "SessionStart" -> new AgentEvent.SessionStarted(origin, text(input, "source"));
      case "Setup" -> new AgentEvent.SessionStarted(origin, text(input, "trigger"));
      case "SessionEnd" -> new AgentEvent.SessionEnded(origin, text(input, "reason"));
      case "Stop" -> new AgentEvent.TurnEnded(origin, !input.isTrue("stop_hook_active"));
      case "StopFailure", "SubagentStop" -> new AgentEvent.TurnEnded(origin, false);
      case "SubagentStart",
          "PermissionDenied",
          "CwdChanged",
          "FileChanged",
          "DirectoryAdded",
          "PreCompact",
          "PostCompact",
          "PreModelSwitch",
          "PostModelSwitch",
          "Notification",
          "MessageDisplay",
          "Elicitation",
          "ElicitationResult",
          "TaskCreated",
          "TaskCompleted",
          "TeammateIdle",
          "WorktreeCreate",
          "WorktreeRemove" ->
          new AgentEvent.Noticed(origin);
      default -> new AgentEvent.Unrecognised(origin, "this version does not know the event's name");
    };
  }

  private static AgentEvent asked(Json.Obj input, Origin origin) {
    return input.string("tool_name").isEmpty()
        ? new AgentEvent.Unrecognised(origin, "tool_name is missing")
        : new AgentEvent.ToolAsked(origin, ToolInput.call(input), text(input, "tool_use_id"));
  }

  private static AgentEvent permission(Json.Obj input, Origin origin) {
    return input.string("tool_name").isEmpty()
        ? new AgentEvent.Unrecognised(origin, "tool_name is missing")
        : new AgentEvent.PermissionAsked(origin, ToolInput.call(input));
  }

  private static AgentEvent finished(Json.Obj input, Origin origin, boolean failed) {
    var output = input.get(failed ? "error" : "tool_response");
    if (input.string("tool_name").isEmpty() || output.isEmpty()) {
      return new AgentEvent.Unrecognised(origin, "the tool's name or output is missing");
    }
    return new ToolFinished(
        origin, ToolInput.call(input), text(input, "tool_use_id"), output.get(), failed);
  }

  private static AgentEvent batch(Json.Obj input, Origin origin) {
    if (!(input.get("tool_calls").orElse(null) instanceof Json.Arr(var elements, var _))) {
      return new AgentEvent.Unrecognised(origin, "tool_calls is missing");
    }
    var calls = new ArrayList<ToolFinished>();
    for (var element : elements) {
      if (!(element instanceof Json.Obj call) || call.string("tool_name").isEmpty()) {
        return new AgentEvent.Unrecognised(origin, "an entry of tool_calls names no tool");
      }
      var output = call.get("tool_response").orElse(Json.of(""));
      calls.add(
          new ToolFinished(origin, ToolInput.call(call), text(call, "tool_use_id"), output, false));
    }
    return new AgentEvent.BatchFinished(origin, calls);
  }

  private static AgentEvent prompt(Json.Obj input, Origin origin) {
    return input
        .string("prompt")
        .<AgentEvent>map(prompt -> new AgentEvent.PromptSent(origin, prompt))
        .orElseGet(() -> new AgentEvent.Unrecognised(origin, "prompt is missing"));
  }

  private static AgentEvent instructions(Json.Obj input, Origin origin) {
    return input
        .string("file_path")
        .<AgentEvent>map(path -> new AgentEvent.InstructionsLoaded(origin, path))
        .orElseGet(() -> new AgentEvent.Unrecognised(origin, "file_path is missing"));
  }

  private static String text(Json.Obj input, String name) {
    return input.string(name).orElse("");
  }
}
