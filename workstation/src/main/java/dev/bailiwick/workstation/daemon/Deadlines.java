package dev.bailiwick.workstation.daemon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Sees to it that every call is answered in time, without a second thread for each of them: a call
/// runs where it came in, and only one that overstays is answered from here. Thread-safe.
///
/// A late answer comes at most an eighth of the time behind its deadline. The thread that overstays
/// is not interrupted: it may be writing the log, and an interrupt closes a file for everybody.
final class Deadlines implements AutoCloseable {
  private static final int LOOKS = 8;

  private final long nanos;
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;

  Deadlines(Duration time) {
    nanos = time.toNanos();
    thread = Thread.ofPlatform().daemon().name("deadlines").start(this::watch);
  }

  /// One call under way, from [#begin] to [#ends].
  final class Call {
    private final long start = System.nanoTime();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch late = new CountDownLatch(1);
    private final Runnable answer;

    private Call(Runnable answer) {
      this.answer = answer;
    }

    /// True where the caller is the one to answer. False where the call has been answered as late;
    /// then that answer is out.
    boolean ends() {
      open.remove(this);
      if (taken.compareAndSet(false, true)) {
        return true;
      }
      boolean interrupted = false;
      while (late.getCount() > 0) {
        try {
          late.await();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    private void look(long now) {
      if (now - start >= nanos && taken.compareAndSet(false, true)) {
        open.remove(this);
        Thread.startVirtualThread(() -> {
          try {
            answer.run();
          } finally {
            late.countDown();
          }
        });
      }
    }
  }

  /// Begins a call; `answer` runs on another thread, once, when it is not over in time.
  Call begin(Runnable answer) {
    var call = new Call(answer);
    open.add(call);
    if (asleep) {
      LockSupport.unpark(thread);
    }
    return call;
  }

  /// Wakes for calls under way alone: an idle daemon does nothing.
  private void watch() {
    while (!closed) {
      if (open.isEmpty()) {
        asleep = true;
        if (open.isEmpty() && !closed) {
          LockSupport.park(this);
        }
        asleep = false;
      } else {
        LockSupport.parkNanos(this, nanos / LOOKS);
        long now = System.nanoTime();
        open.forEach(call -> call.look(now));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
