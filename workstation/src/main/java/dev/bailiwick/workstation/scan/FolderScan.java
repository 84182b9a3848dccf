package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Scans files and whole folders with several threads.
///
/// A folder is walked as git would see it: what `.gitignore` catches is left out unless asked for,
/// `.git` always. Links are not followed. What is named itself is scanned whatever ignores it.
public final class FolderScan {
  private static final int BATCH = 64;

  /// Work for one thread.
  private sealed interface Job {
    record Folder(Path path, String shown, Ignoring ignoring) implements Job {}

    record Batch(List<Entry> entries) implements Job {}

    /// Nothing is left to do.
    record End() implements Job {}
  }

  private record Entry(Path path, String shown) {}

  private final SecretScanner scanner;
  private final Path root;
  private final boolean ignores;
  private final int threads;
  private final Runnable step;

  /// @param root paths are shown relative to it, absolute
  /// @param ignores false where ignored files are scanned as well
  /// @param step called for each file, by any thread
  public FolderScan(SecretScanner scanner, Path root, boolean ignores, int threads, Runnable step) {
    this.scanner = scanner;
    this.root = root;
    this.ignores = ignores;
    this.threads = threads;
    this.step = step;
  }

  /// @param paths files and folders, absolute
  public ScanReport scan(List<Path> paths) throws IOException {
    var jobs = new LinkedBlockingDeque<Job>();
    var open = new AtomicInteger();
    for (var path : paths) {
      open.incrementAndGet();
      jobs.add(
          Files.isDirectory(path)
              ? new Job.Folder(path, shown(path), ignoring(path))
              : new Job.Batch(List.of(new Entry(path, shown(path)))));
    }
    if (paths.isEmpty()) {
      return ScanReport.NOTHING;
    }
    var workers = new ArrayList<Worker>();
    var running = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
      var worker = new Worker(jobs, open);
      workers.add(worker);
      if (i > 0) {
        running.add(Thread.ofPlatform().daemon().name("scan-" + i).start(worker));
      }
    }
    workers.getFirst().run();
    running.forEach(FolderScan::join);
    var report = ScanReport.NOTHING;
    for (var worker : workers) {
      report = report.and(worker.report());
    }
    return report;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the folders above the path ignore counts as well, from the top of the repository down.
  private Ignoring ignoring(Path path) throws IOException {
    if (!ignores) {
      return Ignoring.nothing();
    }
    if (!path.startsWith(root)) {
      return Ignoring.at(path);
    }
    var ignoring = Ignoring.at(root);
    var at = root;
    for (var name : root.relativize(path)) {
      if (!name.toString().isEmpty()) {
        at = at.resolve(name);
        ignoring = ignoring.in(at, name.toString());
      }
    }
    return ignoring;
  }

  private String shown(Path path) {
    return path.startsWith(root)
        ? root.relativize(path).toString().replace('\\', '/')
        : path.toString();
  }

  /// One thread's part.
  private final class Worker implements Runnable {
    private final LinkedBlockingDeque<Job> jobs;
    private final AtomicInteger open;
    private final FileReading reading = new FileReading(new ContentScan(scanner));
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private long files;
    private long bytes;
    private int spokenFor;

    Worker(LinkedBlockingDeque<Job> jobs, AtomicInteger open) {
      this.jobs = jobs;
      this.open = open;
    }

    ScanReport report() {
      return new ScanReport(findings, files, bytes, spokenFor, 0, limits);
    }

    @Override
    public void run() {
      while (true) {
        switch (taken()) {
          case Job.Folder folder -> list(folder);
          case Job.Batch(var entries) -> entries.forEach(this::file);
          case Job.End end -> {
            jobs.add(end);
            return;
          }
        }
        if (open.decrementAndGet() == 0) {
          jobs.add(new Job.End());
        }
      }
    }

    private Job taken() {
      try {
        return jobs.takeFirst();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Job.End();
      }
    }

    private void list(Job.Folder folder) {
      var names = new ArrayList<Path>();
      try (var entries = Files.newDirectoryStream(folder.path)) {
        for (var entry : entries) {
          names.add(entry);
        }
        enter(folder, names);
      } catch (IOException | java.nio.file.DirectoryIteratorException e) {
        limits.add(folder.shown + ": the folder cannot be read");
      }
    }

    private void enter(Job.Folder folder, List<Path> names) throws IOException {
      var batch = new ArrayList<Entry>();
      for (var path : names) {
        var name = String.valueOf(path.getFileName());
        var attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isFolder = attributes.isDirectory();
        if (isFolder && name.equals(".git") || folder.ignoring.catches(name, isFolder)) {
          continue;
        }
        var shown = folder.shown.isEmpty() ? name : folder.shown + "/" + name;
        if (isFolder) {
          add(new Job.Folder(path, shown, deeper(folder, path, name)));
        } else if (attributes.isRegularFile()) {
          batch.add(new Entry(path, shown));
          if (batch.size() == BATCH) {
            add(new Job.Batch(List.copyOf(batch)));
            batch.clear();
          }
        }
      }
      batch.forEach(this::file);
    }

    private Ignoring deeper(Job.Folder folder, Path path, String name) throws IOException {
      return ignores ? folder.ignoring.in(path, name) : folder.ignoring;
    }

    private void add(Job job) {
      open.incrementAndGet();
      jobs.addFirst(job);
    }

    private void file(Entry entry) {
      try {
        var read = reading.read(entry.path, entry.shown);
        files++;
        bytes += read.bytes();
        findings.addAll(read.result().findings());
        spokenFor += read.result().spokenFor();
        read.result().limits().forEach(limit -> limits.add(entry.shown + ": " + limit));
      } catch (IOException e) {
        limits.add(entry.shown + ": cannot be read");
      }
      step.run();
    }
  }
}
