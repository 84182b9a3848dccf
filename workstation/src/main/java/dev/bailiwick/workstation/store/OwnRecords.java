package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the log records about itself.
final class OwnRecords {
  private OwnRecords() {}

  /// What must stand first after opening: the key where the log is new, and what was mended.
  static List<AuditRecord> onOpening(SigningKey key, LogRecovery.State state, Instant now) {
    var records = new ArrayList<AuditRecord>();
    if (state.tree().size() == 0) {
      records.add(AuditRecord.ofLog(now, "audit.genesis", key.signer().verifier().text()));
      if (key.old()) {
        records.add(
            AuditRecord.ofLog(
                now, "audit.restarted", "the key is older than this log: another one was here"));
      }
    }
    if (state.torn() > 0) {
      var note = "cut " + state.torn() + " torn bytes behind record " + (state.tree().size() - 1);
      records.add(AuditRecord.ofLog(now, "audit.repaired", note));
    }
    return records;
  }
}
