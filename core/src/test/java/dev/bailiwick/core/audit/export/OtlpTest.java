package dev.bailiwick.core.audit.export;

import static dev.bailiwick.core.audit.export.Records.at;
import static dev.bailiwick.core.audit.export.Records.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shape of the OTLP/JSON file format: opentelemetry.io/docs/specs/otel/protocol/file-exporter.
final class OtlpTest {

  private static Json.Obj resourceLogs(AuditRecord record) {
    return (Json.Obj) ((Json.Obj) Otlp.line(record)).array("resourceLogs").getFirst();
  }

  private static Json.Obj scopeLogs(AuditRecord record) {
    return (Json.Obj) resourceLogs(record).array("scopeLogs").getFirst();
  }

  private static Json.Obj log(AuditRecord record) {
    return (Json.Obj) scopeLogs(record).array("logRecords").getFirst();
  }

  @Test
  void names_service_and_scope() {
    assertThat(at(resourceLogs(call("allow")), "resource"))
        .isEqualTo(
            "{\"attributes\":[{\"key\":\"service.name\","
                + "\"value\":{\"stringValue\":\"bailiwick\"}}]}");
    assertThat(at(scopeLogs(call("allow")), "scope"))
        .isEqualTo("{\"name\":\"dev.bailiwick.audit\"}");
  }

  @Test
  void times_are_decimal_strings_of_nanoseconds() {
    var log = log(call("allow"));
    assertThat(at(log, "timeUnixNano")).isEqualTo("\"1795428000120000000\"");
    assertThat(at(log, "observedTimeUnixNano")).isEqualTo("\"1795428000120000000\"");
  }

  @ParameterizedTest
  @CsvSource({
    "deny, 13, WARN",
    "ask, 13, WARN",
    "allow, 9, INFO",
    "rewrite, 9, INFO",
    "'', 9, INFO"
  })
  void what_was_stopped_is_a_warning(String decision, String number, String text) {
    var log = log(call(decision));
    assertThat(at(log, "severityNumber")).isEqualTo(number);
    assertThat(at(log, "severityText")).isEqualTo('"' + text + '"');
  }

  @Test
  void the_body_is_the_line_of_the_log_itself() {
    var record = call("deny");
    var line = new String(record.line(), StandardCharsets.UTF_8);
    assertThat(log(record).object("body").orElseThrow().string("stringValue")).contains(line);
    assertThat(at(log(record), "eventName")).isEqualTo("\"bailiwick.tool-asked\"");
  }

  @Test
  void attributes_can_be_searched_for() {
    assertThat(at(log(call("deny")), "attributes"))
        .isEqualTo(
            "["
                + attribute("gen_ai.agent.name", "claude")
                + ","
                + attribute("gen_ai.conversation.id", "s1")
                + ","
                + attribute("gen_ai.tool.name", "Bash")
                + ","
                + attribute("bailiwick.decision", "deny")
                + ","
                + attribute("bailiwick.rules", "read.deny:.env*,read.allow:**")
                + ","
                + attribute("bailiwick.approver", "rule")
                + ","
                + attribute("bailiwick.classification", "critical")
                + ","
                + attribute("bailiwick.policy", "sha256:ab")
                + ","
                + attribute("bailiwick.seq", "7")
                + "]");
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }
}
