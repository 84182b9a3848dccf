package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AuditDraftTest {
  private static final AgentEvent.Origin ORIGIN =
      new AgentEvent.Origin("claude", "s1", "a2", "/repo", "Any");
  private static final ToolCall CALL = new ToolCall.ReadFile("Read", ".env");
  private static final AuditDraft DRAFT =
      new AuditDraft(
          Instant.parse("2026-11-23T10:00:00Z"),
          "/repo",
          new Approver(Approver.Kind.TIMEOUT),
          "internal",
          "sha256:ab",
          null);

  static Stream<Arguments> events() {
    var finished =
        new AgentEvent.ToolFinished(ORIGIN, CALL, "c1", Json.of("a file's content"), false);
    return Stream.of(
        Arguments.of(new AgentEvent.ToolAsked(ORIGIN, CALL, "c1"), "tool-asked", "Read"),
        Arguments.of(new AgentEvent.PermissionAsked(ORIGIN, CALL), "permission-asked", "Read"),
        Arguments.of(finished, "tool-finished", "Read"),
        Arguments.of(new AgentEvent.BatchFinished(ORIGIN, List.of(finished)), "batch-finished", ""),
        Arguments.of(new AgentEvent.PromptSent(ORIGIN, "a person's words"), "prompt-sent", ""),
        Arguments.of(
            new AgentEvent.ConfigurationChanged(ORIGIN, "user", "/x"), "configuration-changed", ""),
        Arguments.of(new AgentEvent.InstructionsLoaded(ORIGIN, "/x"), "instructions-loaded", ""),
        Arguments.of(new AgentEvent.SessionStarted(ORIGIN, "startup"), "session-started", ""),
        Arguments.of(new AgentEvent.SessionEnded(ORIGIN, "exit"), "session-ended", ""),
        Arguments.of(new AgentEvent.TurnEnded(ORIGIN, true), "turn-ended", ""),
        Arguments.of(new AgentEvent.Noticed(ORIGIN), "noticed", ""),
        Arguments.of(new AgentEvent.Unrecognised(ORIGIN, "new event"), "unrecognised", ""));
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_has_its_word_and_a_call_its_tool(AgentEvent event, String word, String tool) {
    var record = DRAFT.of(event);
    assertThat(record.event()).isEqualTo(word);
    assertThat(record.tool()).isEqualTo(tool);
  }

  @ParameterizedTest
  @MethodSource("events")
  void keeps_no_prompt_and_no_content(AgentEvent event, String word, String tool) {
    assertThat(DRAFT.of(event).json().write())
        .as("%s %s", word, tool)
        .doesNotContain("a person's words", "a file's content");
  }

  @Test
  void an_event_that_is_not_judged_has_neither_decision_nor_rules() {
    var record = DRAFT.of(new AgentEvent.Noticed(ORIGIN));
    assertThat(record.decision()).isEmpty();
    assertThat(record.rules()).isEmpty();
    assertThat(record.effects()).isEmpty();
  }

  @Test
  void a_judged_event_has_the_word_of_the_decision_and_its_rules_in_order() {
    var rules =
        List.of(new Decision.Rule("a", "team", "x:1"), new Decision.Rule("b", "user", "y:2"));
    var record =
        DRAFT.of(
            new AgentEvent.ToolAsked(ORIGIN, CALL, "c1"), List.of(), new Decision.Ask(rules, "q"));
    assertThat(record.decision()).isEqualTo("ask");
    assertThat(record.rules()).containsExactly("a", "b");
  }

  @Test
  void says_who_acted_who_approved_and_under_which_policy() {
    var record = DRAFT.of(new AgentEvent.Noticed(ORIGIN));
    assertThat(List.of(record.agent(), record.session(), record.actor()))
        .containsExactly("claude", "s1", "a2");
    assertThat(record.approver().kind().word()).isEqualTo("timeout");
    assertThat(record.classification()).isEqualTo("internal");
    assertThat(record.policy()).isEqualTo("sha256:ab");
  }
}
