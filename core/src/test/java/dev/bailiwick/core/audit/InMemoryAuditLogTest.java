package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryAuditLogTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final AuditRecord FIRST = AuditRecord.ofLog(TIME, "audit.first", "1");
  private static final AuditRecord SECOND = AuditRecord.ofLog(TIME, "audit.second", "2");

  @Test
  void numbers_what_it_keeps_from_zero_whatever_the_draft_says() {
    var log = new InMemoryAuditLog();
    assertThat(log.append(FIRST.withSeq(9))).isEqualTo(new AuditLog.Receipt(0));
    assertThat(log.append(SECOND.withSeq(9))).isEqualTo(new AuditLog.Receipt(1));
    assertThat(log.records()).containsExactly(FIRST.withSeq(0), SECOND.withSeq(1));
  }

  @Test
  void its_root_is_that_of_the_tree_over_its_lines() {
    var log = new InMemoryAuditLog();
    assertThat(log.root()).isEqualTo(Merkle.EMPTY);
    log.append(FIRST);
    log.append(SECOND);
    var leaves = List.of(FIRST.withSeq(0), SECOND.withSeq(1));
    var hashes = leaves.stream().map(record -> Merkle.leaf(record.line())).toList();
    assertThat(log.root()).isEqualTo(Merkle.node(hashes.getFirst(), hashes.getLast()));
  }

  @Test
  void what_it_gave_out_does_not_grow() {
    var log = new InMemoryAuditLog();
    log.append(FIRST);
    var records = log.records();
    log.append(SECOND);
    assertThat(records).hasSize(1);
  }
}
