package dev.bailiwick.workstation.cli.output;

import java.util.concurrent.atomic.AtomicLong;

/// A bar on standard error for work over a second, when that is a terminal. Thread-safe.
public final class Progress implements AutoCloseable {
  private static final long SILENT_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final int BAR = 30;

  private final Terminal terminal;
  private final String what;
  private final long total;
  private final long started = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private long drawn;

  /// @param total how many steps; 0 where that is not known
  public Progress(Terminal terminal, String what, long total) {
    this.terminal = terminal;
    this.what = what;
    this.total = total;
  }

  public void step() {
    long count = done.incrementAndGet();
    long now = System.nanoTime();
    if (terminal.live() && now - started > SILENT_NANOS) {
      draw(count, now);
    }
  }

  private synchronized void draw(long count, long now) {
    if (now - drawn < PAUSE_NANOS) {
      return;
    }
    drawn = now;
    terminal.err().print("\r\u001b[K" + line(count));
    terminal.err().flush();
  }

  private String line(long count) {
    if (total == 0) {
      return what + " " + count;
    }
    int full = (int) Math.min(BAR, BAR * count / total);
    return what + " [" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + count + "/" + total;
  }

  @Override
  public synchronized void close() {
    if (drawn != 0) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}
