package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.text.BailiwickException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// The thread behind a log: syncs and signs in time, and commits together what waits where no
/// answer may leave before its record is safe. Asleep while there is nothing to do. Thread-safe,
/// but for [#run], which is the thread's own.
final class LogKeeper {
  private static final int BATCH = 4096;

  /// How long the next records may gather for each that came together before, and at most: where
  /// many wait, fewer syncs answer more of them; where one caller waits, it waits for no other.
  private static final long GATHER_EACH = 200_000;

  private static final long GATHER_MOST = 2_000_000;

  private record Waiting(SpelledRecord record, CompletableFuture<AuditLog.Receipt> answer) {}

  /// `ASLEEP` until somebody wakes it, `DOZING` until something is due.
  private enum State {
    AWAKE,
    DOZING,
    ASLEEP
  }

  private final LogWriter writer;
  private final Thread thread;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private long gatheredFrom = System.nanoTime();
  private long gatherFor;
  private volatile State state = State.AWAKE;
  private volatile boolean stopping;
  private volatile boolean over;

  LogKeeper(LogWriter writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("audit-keeper").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Has the record committed with all that wait; the answer comes when it is safe.
  CompletableFuture<AuditLog.Receipt> commit(SpelledRecord record) {
    var waiting = new Waiting(record, new CompletableFuture<>());
    queue.add(waiting);
    if (state != State.AWAKE) {
      LockSupport.unpark(thread);
    }
    if (over && queue.remove(waiting)) {
      waiting.answer().completeExceptionally(LogFault.closed());
    }
    return waiting.answer();
  }

  /// Says that something was written; it is synced and signed for in time.
  void written() {
    if (state == State.ASLEEP) {
      LockSupport.unpark(thread);
    }
  }

  /// Ends the thread when all that waits is written and signed for; waits for it so long.
  void close(long millis) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join(millis);
  }

  private void run() {
    try {
      while (!(stopping && queue.isEmpty())) {
        rest();
        gather();
        commitAll();
        writer.keepUp();
      }
    } finally {
      over = true;
      for (var left = queue.poll(); left != null; left = queue.poll()) {
        left.answer().completeExceptionally(LogFault.closed());
      }
      writer.finish();
    }
  }

  /// The state is told before the last look, so that whoever comes behind that look wakes it.
  private void rest() {
    state = State.ASLEEP;
    long due = writer.due();
    if (due < Long.MAX_VALUE) {
      state = State.DOZING;
    }
    if (queue.isEmpty() && !stopping && due > 0) {
      LockSupport.parkNanos(this, due);
    }
    state = State.AWAKE;
  }

  /// Waits until the records that come together have come.
  private void gather() {
    long until = gatheredFrom + gatherFor;
    while (!stopping && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(this, until - System.nanoTime());
    }
    gatheredFrom = System.nanoTime();
  }

  private void commitAll() {
    var batch = new ArrayList<Waiting>();
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      if (!next.answer().isDone()) {
        batch.add(next);
      }
      if (batch.size() == BATCH) {
        break;
      }
    }
    gatherFor = batch.size() > 1 ? Math.min(GATHER_MOST, batch.size() * GATHER_EACH) : 0;
    if (batch.isEmpty()) {
      return;
    }
    try {
      long seq = writer.write(records(batch));
      for (var waiting : batch) {
        waiting.answer().complete(new AuditLog.Receipt(seq++));
      }
    } catch (BailiwickException fault) {
      batch.forEach(waiting -> waiting.answer().completeExceptionally(fault));
    }
  }

  private static List<SpelledRecord> records(List<Waiting> batch) {
    return batch.stream().map(Waiting::record).toList();
  }
}
