package dev.bailiwick.workstation.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.workstation.store.FileAuditLog;
import dev.bailiwick.workstation.store.LogPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SightingsTest {
  @TempDir Path folder;

  private static AuditRecord record(
      String session, String kind, String field, String subject, String decision, int minute) {
    return new AuditRecord(
        0,
        Instant.parse("2026-11-27T10:00:00Z").plusSeconds(60L * minute),
        "tool-asked",
        "helper",
        session,
        "",
        "Read",
        List.of(new EffectSummary(kind, field, subject)),
        decision,
        List.of(),
        Approver.RULE,
        "",
        "",
        null,
        null);
  }

  @Test
  void names_the_sessions_that_read_a_file_and_no_others() throws IOException {
    var places = LogPlaces.of(folder, Optional.empty(), folder.resolve("state"));
    try (var log = FileAuditLog.open(places, true, InstantSource.system())) {
      log.append(record("s1", "reads", "path", "a.env", "allow", 1));
      log.append(record("s1", "reads", "path", "a.env", "allow", 5));
      log.append(record("s2", "reads", "path", "a.env", "deny", 2));
      log.append(record("s3", "reads", "tree", "conf", "allow", 3));
      log.append(record("s4", "writes", "path", "a.env", "allow", 4));
      log.append(record("s5", "reads", "path", "b.env", "allow", 4));
    }
    assertThat(Sightings.of(places, List.of("a.env", "conf/x")).stream().map(Sightings::line))
        .containsExactly(
            "helper session s1: 2 times by Read, 2026-11-27T10:01:00Z to 2026-11-27T10:05:00Z",
            "helper session s3: 1 times by Read, 2026-11-27T10:03:00Z to 2026-11-27T10:03:00Z");
  }
}
