package dev.bailiwick.workstation.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseTest {

  private static final Decision ALLOW = new Decision.Allow(List.of(), "");
  private static final Decision DENY = new Decision.Deny(List.of(), "no");

  private static AgentEvent event(String name, String tool) {
    return Request.read(
        Json.object()
            .put("hook_event_name", name)
            .put("tool_name", tool)
            .put("prompt", "p")
            .put("tool_input", Json.object().put("command", "ls").build())
            .build());
  }

  @Test
  void allows_only_what_the_policy_judges() {
    assertThat(Response.to(event("PreToolUse", "Bash"), ALLOW).write())
        .contains("\"permissionDecision\":\"allow\"");
    assertThat(Response.to(event("PreToolUse", "AskUserQuestion"), ALLOW).write()).isEqualTo("{}");
    assertThat(Response.to(event("PreToolUse", "ExitPlanMode"), ALLOW).write()).isEqualTo("{}");
    assertThat(Response.to(event("PermissionRequest", "ExitPlanMode"), ALLOW).write())
        .isEqualTo("{}");
  }

  @Test
  void a_refusal_without_a_reason_still_says_who_refused() {
    assertThat(Response.to(event("PreToolUse", "Bash"), new Decision.Deny(List.of(), " ")).write())
        .contains("Bailiwick refused this.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stop", "SubagentStop", "SessionEnd", "StopFailure"})
  void never_blocks_the_end_of_a_turn(String name) {
    assertThat(Response.to(event(name, "Bash"), DENY).write()).isEqualTo("{}");
    assertThat(Response.failure(name, "down").write()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PreToolUse",
        "PermissionRequest",
        "UserPromptSubmit",
        "UserPromptExpansion",
        "PostToolBatch",
        "ConfigChange",
        "PostToolUse",
        "PostToolUseFailure",
        "Novel",
        ""
      })
  void a_failure_refuses_in_the_form_of_its_event(String name) {
    assertThat(Response.failure(name, "down").write())
        .containsAnyOf("\"deny\"", "\"block\"")
        .contains("down");
  }

  @Test
  void an_event_with_a_wrong_shape_is_refused_in_the_form_of_its_event() {
    var event = Request.read(Json.object().put("hook_event_name", "PreToolUse").build());
    assertThat(Response.to(event, DENY).write()).contains("\"permissionDecision\":\"deny\"");
  }
}
