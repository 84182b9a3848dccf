package dev.bailiwick.proof.speed;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Prints how fast secrets are looked for in memory: `bench/secrets` in the folder `proof`.
final class Measure {
  private static final long MOST = 200_000_000;
  private static final int PASSES = Integer.getInteger("passes", 9);
  private static final int SMALL = 4 << 10;

  private Measure() {}

  /// @param arguments the folder whose files are read, then perhaps the number of threads
  public static void main(String[] arguments) throws Exception {
    var corpus = Corpus.of(Path.of(arguments[0]), MOST);
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    var scanner = SecretScanner.packed();
    IO.println(
        "%d rules, %d files, %.1f MB, %d threads"
            .formatted(
                scanner.rules().size(), corpus.files().size(), corpus.bytes() / 1e6, threads));
    memory(scanner, corpus, threads);
    small(scanner, corpus);
  }

  private static void memory(SecretScanner scanner, Corpus corpus, int threads) throws Exception {
    var wall = new double[PASSES];
    for (int pass = 0; pass < PASSES; pass++) {
      var shares = new ArrayList<Share>();
      for (int i = 0; i < threads; i++) {
        shares.add(new Share(scanner, corpus.files(), i, threads));
      }
      long start = System.nanoTime();
      var running = shares.stream().map(Thread.ofPlatform()::start).toList();
      for (var thread : running) {
        thread.join();
      }
      wall[pass] = corpus.bytes() * 1e3 / (System.nanoTime() - start);
      long found = shares.stream().mapToLong(share -> share.found).sum();
      long cpu = shares.stream().mapToLong(share -> share.cpu).sum();
      IO.println(
          "pass %d: %6.0f MB/s, %6.0f MB a CPU second, %d findings"
              .formatted(pass + 1, wall[pass], corpus.bytes() * 1e3 / cpu, found));
    }
    var late = Arrays.copyOfRange(wall, PASSES / 2, PASSES);
    Arrays.sort(late);
    IO.println("memory: median %.0f MB/s of the later passes".formatted(late[late.length / 2]));
  }

  /// One thread's part of the corpus.
  private static final class Share implements Runnable {
    private final ContentScan scan;
    private final List<byte[]> files;
    private final int first;
    private final int step;
    private long found;
    private long cpu;

    Share(SecretScanner scanner, List<byte[]> files, int first, int step) {
      this.scan = new ContentScan(scanner);
      this.files = files;
      this.first = first;
      this.step = step;
    }

    @Override
    public void run() {
      var clock = ManagementFactory.getThreadMXBean();
      long start = clock.getCurrentThreadCpuTime();
      for (int i = first; i < files.size(); i += step) {
        var file = files.get(i);
        found += scan.scan("f", file, file.length).findings().size();
      }
      cpu = clock.getCurrentThreadCpuTime() - start;
    }
  }

  /// Texts of 4 KB from random places, each of them seen for the first time.
  private static void small(SecretScanner scanner, Corpus corpus) throws IOException {
    var scan = new ContentScan(scanner);
    var random = new Random(2);
    var large = corpus.files().stream().filter(file -> file.length > 4 * SMALL).toList();
    var nanos = new long[20_000];
    long found = 0;
    for (int i = 0; i < nanos.length; i++) {
      var file = large.get(random.nextInt(large.size()));
      int at = random.nextInt(file.length - SMALL);
      var text = Arrays.copyOfRange(file, at, at + SMALL);
      long start = System.nanoTime();
      found += scan.scan("f", text, SMALL).findings().size();
      nanos[i] = System.nanoTime() - start;
    }
    var late = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    Arrays.sort(late);
    IO.println(
        "4 KB: p50 %.1f µs, p90 %.1f µs, p99 %.1f µs, %d findings"
            .formatted(
                late[late.length / 2] / 1e3,
                late[late.length * 9 / 10] / 1e3,
                late[late.length * 99 / 100] / 1e3,
                found));
  }
}
