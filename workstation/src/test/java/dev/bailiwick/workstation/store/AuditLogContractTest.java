package dev.bailiwick.workstation.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.audit.InMemoryAuditLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every log promises, whatever it keeps its records in.
class AuditLogContractTest {
  @TempDir Path folder;

  private interface Promise {
    void holds(AuditLog log) throws Exception;
  }

  private void eachLog(Promise promise) throws Exception {
    promise.holds(new InMemoryAuditLog());
    for (var durable : new boolean[] {false, true}) {
      var places = Drafts.places(folder.resolve("durable-" + durable));
      try (var log = Drafts.open(places, Drafts.settings(durable, 2000, 7))) {
        promise.holds(log);
      }
      assertThat(LogVerifier.verify(places, java.util.Optional.empty()).problems()).isEmpty();
    }
  }

  @Test
  void numbers_records_one_after_the_other() throws Exception {
    eachLog(log -> {
      long first = log.append(Drafts.draft("a")).seq();
      for (int i = 1; i < 50; i++) {
        assertThat(log.append(Drafts.draft("s" + i)).seq()).isEqualTo(first + i);
      }
    });
  }

  @Test
  void gives_every_writer_its_own_number() throws Exception {
    eachLog(log -> {
      var tasks = new ArrayList<Callable<Long>>();
      for (int i = 0; i < 400; i++) {
        var session = "s" + i;
        tasks.add(() -> log.append(Drafts.draft(session)).seq());
      }
      var numbers = new ArrayList<Long>();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : pool.invokeAll(tasks)) {
          numbers.add(done.get());
        }
      }
      Collections.sort(numbers);
      assertThat(numbers).hasSize(400).doesNotHaveDuplicates();
      assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(399);
    });
  }

  @Test
  void passes_over_the_draft_s_own_number() throws Exception {
    eachLog(log -> {
      long first = log.append(Drafts.draft("a").withSeq(77)).seq();
      assertThat(log.append(Drafts.draft("b").withSeq(77)).seq()).isEqualTo(first + 1);
    });
  }
}
