package dev.bailiwick.core.audit;

/// Where decisions are recorded, in order and for good. Thread-safe.
///
/// An answer may leave the house only after its record's [Receipt] is there; what throws here is
/// answered with a deny.
public interface AuditLog {

  /// Proof that the record stands.
  ///
  /// @param seq the record's place, from 0
  record Receipt(long seq) {}

  /// Records the draft under the next `seq`; the draft's own is passed over. Throws
  /// [dev.bailiwick.core.text.BailiwickException] with a code `audit.…` where it cannot be kept;
  /// then nothing of it stands in the log.
  Receipt append(AuditRecord draft);
}
