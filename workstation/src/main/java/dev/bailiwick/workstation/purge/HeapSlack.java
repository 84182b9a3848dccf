package dev.bailiwick.workstation.purge;

import java.util.concurrent.atomic.AtomicInteger;

/// Keeps the heap near what lives. Thread-safe.
///
/// The serial collector lets its old generation grow as long as the machine has memory, and a walk
/// over a history leaves a steady drip of dead buffers there. A collection costs a tenth of a
/// second for each 100 MB that live; one is asked for when that much was added, by a fifth, since
/// the last.
final class HeapSlack {
  private static final int EVERY = 1 << 12;
  private static final long LEAST = 48 << 20;
  private static final int FIFTH = 5;

  private final AtomicInteger steps = new AtomicInteger();
  private long lived = used();

  /// Told for each step of a long work.
  void step() {
    if ((steps.incrementAndGet() & EVERY - 1) == 0 && used() > limit()) {
      trim();
    }
  }

  /// The step of a work, with this one's.
  Runnable beside(Runnable other) {
    return () -> {
      other.run();
      step();
    };
  }

  /// Told where much has just died.
  synchronized void trim() {
    System.gc();
    lived = used();
  }

  private synchronized long limit() {
    return lived + Math.max(LEAST, lived / FIFTH);
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
