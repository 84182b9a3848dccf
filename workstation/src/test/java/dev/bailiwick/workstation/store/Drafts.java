package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Records and settings that the tests of this room share.
final class Drafts {
  static final Instant TIME = Instant.parse("2026-11-23T10:00:00.120Z");
  static final InstantSource CLOCK = InstantSource.fixed(TIME);

  private Drafts() {}

  static AuditRecord draft(String session) {
    return new AuditRecord(
        0,
        TIME,
        "tool-asked",
        "claude",
        session,
        "",
        "Bash",
        List.of(new EffectSummary("reads", "path", ".env")),
        "deny",
        List.of("read.deny:.env*"),
        Approver.RULE,
        "critical",
        "sha256:ab",
        "echo \"seq\":0,\"",
        null);
  }

  static LogPlaces places(Path folder) {
    return new LogPlaces(folder.resolve("repo/audit.log"), folder.resolve("state/signing.key"));
  }

  /// Never a checkpoint but at the start and the end, and no rotation.
  static LogSettings quiet() {
    return settings(false, 1 << 30, 1 << 30);
  }

  static LogSettings settings(boolean durable, long segmentBytes, long checkpointRecords) {
    return new LogSettings(
        durable,
        Duration.ofMillis(50),
        segmentBytes,
        checkpointRecords,
        Duration.ofHours(1),
        Duration.ofSeconds(20));
  }

  static FileAuditLog open(LogPlaces places, LogSettings settings) {
    return FileAuditLog.open(places, settings, CLOCK, new RealDisk());
  }
}
