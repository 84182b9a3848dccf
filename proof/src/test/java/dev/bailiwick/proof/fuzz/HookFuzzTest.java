package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Guard;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.Request;
import dev.bailiwick.workstation.agent.claude.Response;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Hook JSON to event to verdict to answer.
final class HookFuzzTest {
  private final GuardedShop shop = new GuardedShop();
  private final Guard corridor = shop.corridor();

  @Test
  void damaged_hook_input_is_answered_and_never_waved_through() {
    var samples = new Samples(Campaign.seed(), HookSeeds.TOKENS);
    var seeds = new ArrayList<>(HookSeeds.all());
    for (var command : ShellSeeds.ATTACKS) {
      seeds.add(
          Json.object()
              .put("hook_event_name", "PreToolUse")
              .put("session_id", "s")
              .put("cwd", GuardedShop.ROOT)
              .put("tool_name", "Bash")
              .put("tool_input", Json.object().put("command", command).build())
              .build()
              .write());
    }
    var report =
        Campaign.run(
            "hook",
            findings -> {
              var text = samples.damaged(seeds);
              findings.about(text);
              if (JsonReader.read(text, JsonReader.Limits.EVENT)
                  instanceof JsonReader.Parsed(var json)) {
                walk(json, findings);
                writtenIsRead(json, findings);
              }
            });
    assertThat(report.findings()).as("seed %s", Campaign.seed()).isEmpty();
  }

  private void walk(Json json, Campaign.Findings findings) {
    var event = Request.read(json);
    var verdict = corridor.judge(event);
    if (!shop.failures.isEmpty()) {
      var failure = shop.failures.removeLast();
      shop.failures.clear();
      throw new IllegalStateException("failed inside", failure);
    }
    var answer = Response.to(event, verdict.decision()).write();
    if (verdict.decision() instanceof Decision.Allow) {
      if (verdict.effects().stream().anyMatch(Effect.Unknown.class::isInstance)) {
        findings.add("unknown allowed", verdict.toString());
      }
      if (event instanceof AgentEvent.Unrecognised) {
        findings.add("unrecognised allowed", answer);
      }
      if (event instanceof AgentEvent.ToolAsked(var _, ToolCall.UnknownCall _, var _)) {
        findings.add("unknown call allowed", answer);
      }
    }
    if (event instanceof AgentEvent.ToolAsked
        && verdict.decision() instanceof Decision.Deny
        && !answer.contains("\"permissionDecision\":\"deny\"")) {
      findings.add("deny not said", answer);
    }
    if (JsonReader.read(answer, JsonReader.Limits.EVENT) instanceof JsonReader.Malformed bad) {
      findings.add("answer is no JSON", bad + "\n" + answer);
    }
  }

  private static void writtenIsRead(Json json, Campaign.Findings findings) {
    var written = json.write();
    var again =
        JsonReader.read(written, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(var read)
            ? read.write()
            : "";
    if (!again.equals(written)) {
      findings.add("JSON changed over a round", written + "\n" + again);
    }
  }
}
