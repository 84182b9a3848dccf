package dev.bailiwick.workstation.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// Appends per second, run by hand: `AuditThroughput FOLDER [SECONDS]`. Not a test.
final class AuditThroughput {
  private AuditThroughput() {}

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    for (int round = 0; round < 2; round++) {
      for (var durable : new boolean[] {true, false}) {
        for (int writers : new int[] {1, 8, 64, 256, 1024}) {
          var here = Files.createTempDirectory(folder, "log");
          System.out.printf(
              "round %d durable %b writers %d: %,d/s%n",
              round, durable, writers, rate(here, durable, writers, seconds));
        }
      }
    }
  }

  private static long rate(Path folder, boolean durable, int writers, int seconds) {
    var count = new LongAdder();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (var log = FileAuditLog.open(Drafts.places(folder), durable, InstantSource.system());
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        var draft = Drafts.draft("session-" + i);
        pool.execute(() -> {
          while (System.nanoTime() < end) {
            log.append(draft);
            count.increment();
          }
        });
      }
    }
    return count.sum() / seconds;
  }
}
