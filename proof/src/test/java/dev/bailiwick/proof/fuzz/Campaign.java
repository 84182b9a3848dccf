package dev.bailiwick.proof.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Inputs one after another for a given time, each under watch: what it throws, how long it takes
/// and how much memory it asks for.
///
/// `-Dfuzz.seconds=600` sets the time (5 without), `-Dfuzz.seed=N` the seed (1 without). Every
/// finding is written to `target/fuzz/`, one of a kind.
final class Campaign {
  private static final long MOST_CPU_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 1L << 30;
  private static final int MOST_FINDINGS = 60;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// One input through the front door; complains with [Findings#add] or by throwing.
  interface Round {
    void run(Findings findings);
  }

  /// What was found, one of a kind. One thread at a time.
  static final class Findings {
    private final List<String> found = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();
    private final Path folder;
    private volatile String input = "";

    Findings(Path folder) {
      this.folder = folder;
    }

    /// Names the input that the complaints to come are about.
    void about(String text) {
      input = text;
    }

    void add(String kind, String detail) {
      if (found.size() >= MOST_FINDINGS || !kinds.add(kind)) {
        return;
      }
      var text = kind + "\n" + detail + "\n--- input\n" + input + "\n";
      found.add(text);
      write(found.size() + ".txt", text);
    }

    private void write(String name, String text) {
      try {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text.replaceAll("[\\ud800-\\udfff]", "\ufffd"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// @param rounds how many inputs were tried
  /// @param slowest CPU time of the slowest input in milliseconds
  /// @param largest bytes allocated by the greediest input
  record Report(long rounds, long slowest, long largest, List<String> findings) {
    Report {
      findings = List.copyOf(findings);
    }
  }

  private Campaign() {}

  static long seed() {
    return Long.getLong("fuzz.seed", 1);
  }

  static Report run(String name, Round round) {
    var findings = new Findings(Path.of("target", "fuzz", name));
    var over = new AtomicBoolean();
    startHangWatch(findings, over);
    long end = System.nanoTime() + Integer.getInteger("fuzz.seconds", 5) * 1_000_000_000L;
    long rounds = 0;
    long slowest = 0;
    long largest = 0;
    while (rounds < 200 || System.nanoTime() < end) {
      long cpu = THREADS.getCurrentThreadCpuTime();
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      one(round, findings);
      cpu = THREADS.getCurrentThreadCpuTime() - cpu;
      bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      // The first rounds load classes and models.
      if (rounds++ > 100) {
        slowest = Math.max(slowest, cpu);
        largest = Math.max(largest, bytes);
        if (cpu > MOST_CPU_NANOS) {
          findings.add("slow " + cpu / 1_000_000_000, cpu / 1_000_000 + " ms");
        }
        if (bytes > MOST_BYTES) {
          findings.add("greedy " + (bytes >> 30), (bytes >> 20) + " MB");
        }
      }
    }
    over.set(true);
    var report = new Report(rounds, slowest / 1_000_000, largest, findings.found);
    findings.write(
        "report",
        "seed %d, %d inputs, slowest %d ms, largest %d KB, %d findings%n"
            .formatted(seed(), rounds, report.slowest(), largest >> 10, report.findings().size()));
    return report;
  }

  private static void one(Round round, Findings findings) {
    try {
      round.run(findings);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      findings.add(e.getClass().getSimpleName() + " at " + ownFrame(e), trace.toString());
    }
  }

  private static String ownFrame(Throwable e) {
    for (var frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.bailiwick.")) {
        return frame.getClassName() + "." + frame.getMethodName();
      }
    }
    return "";
  }

  /// An endless loop cannot be stopped from outside; its input can be kept.
  private static void startHangWatch(Findings findings, AtomicBoolean over) {
    var watch =
        new Thread(
            () -> {
              var last = "";
              while (!over.get()) {
                try {
                  Thread.sleep(20_000);
                } catch (InterruptedException e) {
                  return;
                }
                var now = findings.input;
                if (now.equals(last) && !now.isEmpty()) {
                  findings.write("hang.txt", now);
                }
                last = now;
              }
            },
            "hang-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
