package dev.bailiwick.workstation.vault.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The end of a child's time: it and everything it started are asked to end, and made to ten
/// seconds later. One run.
final class Term implements AutoCloseable {
  /// The status of a child whose time was up, as `timeout` of coreutils has it.
  static final int UP = 124;

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Thread thread;
  private volatile boolean up;

  private Term(Process child, Duration most) {
    thread = Thread.ofVirtual().unstarted(() -> watch(child, most));
  }

  /// @param most zero for no end
  static Term of(Process child, Duration most) {
    var term = new Term(child, most);
    if (!most.isZero()) {
      term.thread.start();
    }
    return term;
  }

  int status(int own) {
    return up ? UP : own;
  }

  private void watch(Process child, Duration most) {
    try {
      if (child.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      up = true;
      var all = family(child);
      all.forEach(ProcessHandle::destroy);
      child.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      all.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The outermost first: a shell whose program ends goes on to its next line.
  private static List<ProcessHandle> family(Process child) {
    return Stream.concat(Stream.of(child.toHandle()), child.descendants()).toList();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
