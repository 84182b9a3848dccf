package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.ObjectKind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The work on one pack, shared out among threads: first trees of deltas in pack order, then, when
/// those are gone, branches that busy threads give away. Thread-safe.
final class PackJob {
  private static final int BATCH = 32;

  /// From here on, in bytes, an object is opened by one thread at a time.
  private static final int LARGE = 8 << 20;

  private final Pack pack;
  private final int number;
  private final DeltaForest forest;
  private final Set<ObjectKind> kinds;
  private final BitSet duplicates;
  private final int threads;
  private final Semaphore large = new Semaphore(1);
  private final AtomicInteger claimed = new AtomicInteger();
  private final Deque<Branch> given = new ArrayDeque<>();
  private int waiting;
  private volatile boolean hungry;

  /// @param duplicates ordinals that another pack has shown already
  PackJob(
      Pack pack,
      int number,
      DeltaForest forest,
      Set<ObjectKind> kinds,
      BitSet duplicates,
      int threads) {
    this.pack = pack;
    this.number = number;
    this.forest = forest;
    this.kinds = kinds;
    this.duplicates = duplicates;
    this.threads = threads;
  }

  Pack pack() {
    return pack;
  }

  int number() {
    return number;
  }

  DeltaForest forest() {
    return forest;
  }

  boolean wants(ObjectKind kind) {
    return kinds.contains(kind);
  }

  boolean isDuplicate(int ordinal) {
    return duplicates.get(ordinal);
  }

  static boolean isLarge(long bytes) {
    return bytes > LARGE;
  }

  /// What a thread holds from its first large object to the end of that object's tree, so that
  /// memory holds the large objects of one tree and not of one a thread.
  Semaphore large() {
    return large;
  }

  static int batch() {
    return BATCH;
  }

  /// The first ordinal of a batch that is the caller's now, or -1.
  int claim() {
    int from = claimed.get() >= pack.order().count() ? Integer.MAX_VALUE : claimed.getAndAdd(BATCH);
    return from < pack.order().count() ? from : -1;
  }

  /// True while a thread has nothing to do.
  boolean isHungry() {
    return hungry;
  }

  synchronized void give(Branch branch) {
    given.add(branch);
    hungry = given.size() < waiting;
    notifyAll();
  }

  /// A branch that another thread gave away; null when no thread has any work left.
  synchronized @Nullable Branch await() {
    waiting++;
    hungry = given.size() < waiting;
    while (given.isEmpty()) {
      if (waiting == threads) {
        notifyAll();
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        waiting = threads;
        notifyAll();
        return null;
      }
    }
    waiting--;
    var branch = given.poll();
    hungry = given.size() < waiting;
    return branch;
  }

  /// Called by a thread that fails, so that the others do not wait for it.
  synchronized void abandon() {
    waiting = threads;
    notifyAll();
  }
}
