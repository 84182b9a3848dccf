package dev.bailiwick.core.audit.export;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.util.List;

/// Records to export, and a way to look into what came of them.
final class Records {
  private Records() {}

  /// A call of `Bash` in the session `s1` at 2026-11-23T10:00:00.120Z, seventh in its log.
  static AuditRecord call(String decision, EffectSummary... effects) {
    return of("tool-asked", "", "Bash", decision, List.of(effects), null, null);
  }

  static AuditRecord of(
      String event,
      String actor,
      String tool,
      String decision,
      List<EffectSummary> effects,
      @org.jspecify.annotations.Nullable String command,
      @org.jspecify.annotations.Nullable String note) {
    return new AuditRecord(
        7,
        Instant.parse("2026-11-23T10:00:00.120Z"),
        event,
        "claude",
        "s1",
        actor,
        tool,
        effects,
        decision,
        List.of("read.deny:.env*", "read.allow:**"),
        Approver.RULE,
        "critical",
        "sha256:ab",
        command,
        note);
  }

  /// The value behind the names, as JSON text; empty where there is none.
  static String at(Json json, String... names) {
    var value = json;
    for (var name : names) {
      var member = value instanceof Json.Obj object ? object.get(name) : java.util.Optional.empty();
      if (!(member.orElse(null) instanceof Json found)) {
        return "";
      }
      value = found;
    }
    return value.write();
  }
}
