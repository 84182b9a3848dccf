package dev.bailiwick.core.audit;

import java.util.ArrayList;
import java.util.List;

/// A log that lasts as long as the object. Thread-safe.
public final class InMemoryAuditLog implements AuditLog {
  private final List<AuditRecord> records = new ArrayList<>();
  private final TileTree tree = new TileTree();

  @Override
  public synchronized Receipt append(AuditRecord draft) {
    var record = draft.withSeq(records.size());
    var leaf = Merkle.leaf(record.line());
    records.add(record);
    tree.append(leaf);
    return new Receipt(record.seq());
  }

  /// The records so far, in order.
  public synchronized List<AuditRecord> records() {
    return List.copyOf(records);
  }

  /// The root over the records so far.
  public synchronized Hash root() {
    return tree.root();
  }
}
