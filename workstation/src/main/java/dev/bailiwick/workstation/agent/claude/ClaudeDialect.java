package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.agent.Dialect;
import java.util.List;

/// Claude Code's dialect.
public final class ClaudeDialect implements Dialect {
  @Override
  public String name() {
    return Request.AGENT;
  }

  @Override
  public AgentEvent read(Json input) {
    return Request.read(input);
  }

  @Override
  public ToolCall call(String tool, Json.Obj input) {
    return ToolInput.call(Json.object().put("tool_name", tool).put("tool_input", input).build());
  }

  @Override
  public Json.Obj write(Json.Obj input, AgentEvent event, Decision decision) {
    return Response.to(event, RewrittenInput.of(input, event, decision));
  }

  @Override
  public Json.Obj told(Json.Obj answer, AgentEvent event, String word) {
    return Response.told(answer, event, word);
  }

  @Override
  public Json.Obj refusal(Json.Obj input, String reason) {
    return Response.failure(input.string("hook_event_name").orElse(""), reason);
  }

  @Override
  public List<Json.Obj> everyday(String folder) {
    return EverydayCalls.in(folder);
  }
}
