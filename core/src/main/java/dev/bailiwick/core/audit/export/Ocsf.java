package dev.bailiwick.core.audit.export;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.text.Json;

/// A record as an OCSF event: class API Activity (6003) with the `ai_operation` profile, OCSF 1.9.0
/// (schema.ocsf.io, read November 2026).
///
/// API Activity is the class whose required parts a tool call has: an actor, an operation, a
/// source. What OCSF has no field for is kept under `unmapped`.
public final class Ocsf {
  private static final int CLASS = 6003;
  private static final int CATEGORY = 6;

  private Ocsf() {}

  public static Json event(AuditRecord record) {
    int activity = activity(record);
    var event =
        Json.object()
            .put("category_uid", CATEGORY)
            .put("category_name", "Application Activity")
            .put("class_uid", CLASS)
            .put("class_name", "API Activity")
            .put("activity_id", activity)
            .put("type_uid", CLASS * 100L + activity)
            .put("time", record.time().toEpochMilli())
            .put("severity_id", severity(record.decision()))
            .put("status_id", record.decision().equals("deny") ? 2 : 1)
            .put("status_detail", record.decision())
            .put("metadata", metadata(record))
            .put("actor", Json.object().put("app_name", record.agent()).build())
            .put("ai_agent", agent(record))
            .put("api", api(record))
            .put("src_endpoint", Json.object().put("name", "localhost").build())
            .put("resources", Json.array(record.effects().stream().map(Ocsf::resource).toList()))
            .put("unmapped", unmapped(record));
    return event.build();
  }

  private static Json metadata(AuditRecord record) {
    return Json.object()
        .put("version", "1.9.0")
        .put("profiles", Json.strings(java.util.List.of("ai_operation")))
        .put(
            "product",
            Json.object().put("name", "Bailiwick").put("vendor_name", "Bailiwick").build())
        .put("sequence", record.seq())
        .put("event_code", record.event())
        .build();
  }

  private static Json agent(AuditRecord record) {
    return Json.object()
        .put(
            "uid",
            record.actor().isEmpty() ? record.agent() : record.agent() + "/" + record.actor())
        .put("name", record.agent())
        .put("instance_uid", record.session())
        .put("type_id", 1)
        .build();
  }

  private static Json api(AuditRecord record) {
    return Json.object()
        .put("operation", record.tool().isEmpty() ? record.event() : record.tool())
        .put("service", Json.object().put("name", record.agent()).build())
        .build();
  }

  private static Json resource(EffectSummary effect) {
    return Json.object()
        .put("type", effect.field())
        .put("name", effect.subject())
        .put("labels", Json.strings(java.util.List.of(effect.kind())))
        .build();
  }

  private static Json unmapped(AuditRecord record) {
    var unmapped =
        Json.object()
            .put("decision", record.decision())
            .put("rules", Json.strings(record.rules()))
            .put("approver", record.approver().kind().word())
            .put("classification", record.classification())
            .put("policy", record.policy());
    if (record.command() != null) {
      unmapped.put("command", record.command());
    }
    if (record.note() != null) {
      unmapped.put("note", record.note());
    }
    return unmapped.build();
  }

  /// 1 create, 2 read, 3 update, 4 delete, 99 other: the strongest of the effects.
  private static int activity(AuditRecord record) {
    var kinds = record.effects().stream().map(EffectSummary::kind).toList();
    if (kinds.contains("deletes")) {
      return 4;
    }
    if (kinds.contains("writes")) {
      return 3;
    }
    return kinds.contains("reads") ? 2 : 99;
  }

  /// 1 informational, 2 low, 4 high.
  private static int severity(String decision) {
    return switch (decision) {
      case "deny" -> 4;
      case "ask", "rewrite" -> 2;
      default -> 1;
    };
  }
}
