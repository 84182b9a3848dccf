package dev.bailiwick.core.audit.export;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A record as one line of the OTLP/JSON file format: a `LogsData` with one log record
/// (opentelemetry.io/docs/specs/otel/protocol/file-exporter). Times are decimal strings of
/// nanoseconds, as the JSON mapping of 64-bit integers asks.
public final class Otlp {
  private Otlp() {}

  public static Json line(AuditRecord record) {
    var scope =
        Json.object()
            .put("scope", Json.object().put("name", "dev.bailiwick.audit").build())
            .put("logRecords", Json.array(List.of(log(record))))
            .build();
    var resource =
        Json.object()
            .put("attributes", Json.array(List.of(attribute("service.name", "bailiwick"))))
            .build();
    var logs =
        Json.object()
            .put("resource", resource)
            .put("scopeLogs", Json.array(List.of(scope)))
            .build();
    return Json.object().put("resourceLogs", Json.array(List.of(logs))).build();
  }

  private static Json log(AuditRecord record) {
    var nanos = record.time().toEpochMilli() + "000000";
    return Json.object()
        .put("timeUnixNano", nanos)
        .put("observedTimeUnixNano", nanos)
        .put("severityNumber", severity(record.decision()))
        .put("severityText", severity(record.decision()) == 9 ? "INFO" : "WARN")
        .put("eventName", "bailiwick." + record.event())
        .put("body", value(new String(record.line(), StandardCharsets.UTF_8)))
        .put("attributes", Json.array(attributes(record)))
        .build();
  }

  private static List<Json> attributes(AuditRecord record) {
    var attributes = new ArrayList<Json>();
    attributes.add(attribute("gen_ai.agent.name", record.agent()));
    attributes.add(attribute("gen_ai.conversation.id", record.session()));
    attributes.add(attribute("gen_ai.tool.name", record.tool()));
    attributes.add(attribute("bailiwick.decision", record.decision()));
    attributes.add(attribute("bailiwick.rules", String.join(",", record.rules())));
    attributes.add(attribute("bailiwick.approver", record.approver().kind().word()));
    attributes.add(attribute("bailiwick.classification", record.classification()));
    attributes.add(attribute("bailiwick.policy", record.policy()));
    attributes.add(attribute("bailiwick.seq", Long.toString(record.seq())));
    return attributes;
  }

  private static Json attribute(String key, String value) {
    return Json.object().put("key", key).put("value", value(value)).build();
  }

  private static Json value(String text) {
    return Json.object().put("stringValue", text).build();
  }

  /// 9 is INFO, 13 is WARN in the OpenTelemetry log data model.
  private static int severity(String decision) {
    return decision.equals("deny") || decision.equals("ask") ? 13 : 9;
  }
}
