package dev.bailiwick.core.audit.export;

import static dev.bailiwick.core.audit.export.Records.at;
import static dev.bailiwick.core.audit.export.Records.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the class API Activity (6003) asks for: schema.ocsf.io, read November 2026.
final class OcsfTest {
  private static final EffectSummary READ = new EffectSummary("reads", "path", ".env");
  private static final EffectSummary WRITE = new EffectSummary("writes", "path", "src/a");
  private static final EffectSummary DELETE = new EffectSummary("deletes", "tree", "dist");
  private static final EffectSummary RUN = new EffectSummary("runs", "program", "curl");

  @Test
  void is_an_event_of_the_class_with_every_member_the_class_requires() {
    assertThat(Ocsf.event(call("deny", READ)).write())
        .isEqualTo(
            "{\"category_uid\":6,\"category_name\":\"Application Activity\",\"class_uid\":6003,"
                + "\"class_name\":\"API Activity\",\"activity_id\":2,\"type_uid\":600302,"
                + "\"time\":1795428000120,\"severity_id\":4,\"status_id\":2,"
                + "\"status_detail\":\"deny\",\"metadata\":{\"version\":\"1.9.0\","
                + "\"profiles\":[\"ai_operation\"],\"product\":{\"name\":\"Bailiwick\","
                + "\"vendor_name\":\"Bailiwick\"},\"sequence\":7,\"event_code\":\"tool-asked\"},"
                + "\"actor\":{\"app_name\":\"claude\"},\"ai_agent\":{\"uid\":\"claude\","
                + "\"name\":\"claude\",\"instance_uid\":\"s1\",\"type_id\":1},"
                + "\"api\":{\"operation\":\"Bash\",\"service\":{\"name\":\"claude\"}},"
                + "\"src_endpoint\":{\"name\":\"localhost\"},\"resources\":[{\"type\":\"path\","
                + "\"name\":\".env\",\"labels\":[\"reads\"]}],\"unmapped\":{\"decision\":\"deny\","
                + "\"rules\":[\"read.deny:.env*\",\"read.allow:**\"],\"approver\":\"rule\","
                + "\"classification\":\"critical\",\"policy\":\"sha256:ab\"}}");
  }

  @Test
  void the_strongest_effect_is_the_activity() {
    assertThat(at(Ocsf.event(call("allow", READ, WRITE, DELETE)), "activity_id")).isEqualTo("4");
    assertThat(at(Ocsf.event(call("allow", READ, WRITE)), "activity_id")).isEqualTo("3");
    assertThat(at(Ocsf.event(call("allow", RUN, READ)), "activity_id")).isEqualTo("2");
    assertThat(at(Ocsf.event(call("allow", RUN)), "activity_id")).isEqualTo("99");
  }

  @ParameterizedTest
  @CsvSource({"deny, 4, 2", "ask, 2, 1", "rewrite, 2, 1", "allow, 1, 1", "'', 1, 1"})
  void the_stricter_decision_is_the_graver_event(String decision, String severity, String status) {
    var event = Ocsf.event(call(decision, READ));
    assertThat(at(event, "severity_id")).isEqualTo(severity);
    assertThat(at(event, "status_id")).isEqualTo(status);
  }

  @Test
  void a_subagent_is_an_agent_of_its_own() {
    var event = Ocsf.event(Records.of("tool-asked", "a2", "Bash", "allow", List.of(), null, null));
    assertThat(at(event, "ai_agent", "uid")).isEqualTo("\"claude/a2\"");
  }

  @Test
  void an_event_without_a_tool_is_its_own_operation() {
    var event = Ocsf.event(Records.of("session-started", "", "", "", List.of(), null, null));
    assertThat(at(event, "api", "operation")).isEqualTo("\"session-started\"");
  }

  @Test
  void command_and_note_go_along_where_the_record_has_them() {
    var without = Ocsf.event(call("allow"));
    assertThat(at(without, "unmapped", "command")).isEmpty();
    assertThat(at(without, "unmapped", "note")).isEmpty();
    var with = Ocsf.event(Records.of("tool-asked", "", "Bash", "ask", List.of(), "ls src", null));
    assertThat(at(with, "unmapped", "command")).isEqualTo("\"ls src\"");
    var own = AuditRecord.ofLog(Instant.EPOCH, "audit.repaired", "cut a torn line");
    assertThat(at(Ocsf.event(own), "unmapped", "note")).isEqualTo("\"cut a torn line\"");
  }
}
