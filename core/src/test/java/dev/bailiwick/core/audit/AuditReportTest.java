package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuditReportTest {

  private static AuditRecord judged(String time, String tool, String word, String... rules) {
    return new AuditRecord(
        0,
        Instant.parse(time),
        "tool-asked",
        "claude",
        "s1",
        "",
        tool,
        List.of(),
        word,
        List.of(rules),
        Approver.RULE,
        "",
        "",
        null,
        null);
  }

  @Test
  void counts_decisions_tools_agents_and_days() {
    var report = new AuditReport();
    report.add(judged("2026-11-22T23:59:59Z", "Bash", "deny", "read.deny:.env*"));
    report.add(judged("2026-11-23T00:00:00Z", "Bash", "allow", "read.allow:**"));
    report.add(judged("2026-11-23T09:00:00Z", "Read", "allow", "read.allow:**"));
    assertThat(report.tables())
        .containsEntry("decision", Map.of("allow", 2L, "deny", 1L))
        .containsEntry("tool", Map.of("Bash", 2L, "Read", 1L))
        .containsEntry("agent", Map.of("claude", 3L))
        .containsEntry("day", Map.of("2026-11-22", 1L, "2026-11-23", 2L));
  }

  @Test
  void counts_the_deciding_rule_alone() {
    var report = new AuditReport();
    report.add(
        judged("2026-11-23T09:00:00Z", "Bash", "deny", "read.deny:.env*", "read.allow:src/**"));
    assertThat(report.tables()).containsEntry("rule", Map.of("read.deny:.env*", 1L));
  }

  @Test
  void tells_which_rules_ask_most() {
    var report = new AuditReport();
    report.add(judged("2026-11-23T09:00:00Z", "Bash", "ask", "builtin:control", "read.allow:**"));
    report.add(judged("2026-11-23T09:00:01Z", "Bash", "allow", "read.allow:**"));
    assertThat(report.tables()).containsEntry("askedRule", Map.of("builtin:control", 1L));
  }

  @Test
  void puts_the_most_frequent_first_and_days_in_order() {
    var report = new AuditReport();
    report.add(judged("2026-11-24T09:00:00Z", "Bash", "allow", "a"));
    report.add(judged("2026-11-24T09:00:00Z", "Read", "deny", "b"));
    report.add(judged("2026-11-23T09:00:00Z", "Read", "deny", "b"));
    report.add(judged("2026-11-24T09:00:00Z", "Edit", "deny", "c"));
    assertThat(report.json().write())
        .contains("\"calledTool\":{\"Read\":2,\"Bash\":1,\"Edit\":1}")
        .contains("\"day\":{\"2026-11-23\":1,\"2026-11-24\":3}");
  }

  @Test
  void a_record_that_was_never_judged_counts_as_a_record_alone() {
    var report = new AuditReport();
    report.add(AuditRecord.ofLog(Instant.parse("2026-11-23T09:00:00Z"), "audit.genesis", "new"));
    report.add(judged("2026-11-23T09:00:00Z", "Read", "", "a"));
    assertThat(report.records()).isEqualTo(2);
    assertThat(report.tables().values()).allSatisfy(table -> assertThat(table).isEmpty());
  }

  @Test
  void is_written_under_its_own_name_with_a_table_for_each_question() {
    var report = new AuditReport();
    report.add(judged("2026-11-23T09:00:00Z", "Bash", "ask", "builtin:control"));
    assertThat(report.json().write())
        .isEqualTo(
            "{\"schema\":1,\"tool\":\"audit report\",\"records\":1,\"decision\":{\"ask\":1},"
                + "\"rule\":{\"builtin:control\":1},\"askedRule\":{\"builtin:control\":1},"
                + "\"calledTool\":{\"Bash\":1},\"agent\":{\"claude\":1},\"day\":{\"2026-11-23\":1}}");
  }
}
