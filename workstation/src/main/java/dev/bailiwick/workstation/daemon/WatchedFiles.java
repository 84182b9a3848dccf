package dev.bailiwick.workstation.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A value made from files, made anew when they change. Thread-safe.
///
/// Looks at the files at most once a second, on a call: an idle daemon does nothing. A change is
/// seen in size, modification time or inode, so also when an editor replaces the file; one that
/// keeps all three is not seen. A broken edit leaves the last good value in force and is told.
public final class WatchedFiles<T> {
  private static final long PAUSE_NANOS = 1_000_000_000L;

  /// What reading the files gave: the value, or why there is none (one line, no secret). `files`
  /// are those it depends on, missing ones included.
  public sealed interface Reading<T> {
    List<Path> files();

    /// For a value that is good until the files change.
    Duration ALWAYS = Duration.ofDays(36_500);

    /// @param holds for how long, at most
    record Good<T>(T value, List<Path> files, Duration holds) implements Reading<T> {
      public Good(T value, List<Path> files) {
        this(value, files, ALWAYS);
      }
    }

    record Broken<T>(String reason, List<Path> files) implements Reading<T> {}
  }

  /// The last good value, empty where there never was one, and what is wrong with the files now.
  public record Current<T>(Optional<T> value, Optional<String> complaint) {}

  private final Supplier<Reading<T>> reader;
  private final LongSupplier nanoClock;
  private Current<T> current = new Current<>(Optional.empty(), Optional.empty());
  private List<Path> files = List.of();
  private String seen = "";
  private long looked;
  private long made;
  private long holds;
  private boolean read;

  public WatchedFiles(Supplier<Reading<T>> reader, LongSupplier nanoClock) {
    this.reader = reader;
    this.nanoClock = nanoClock;
  }

  public synchronized Current<T> current() {
    long now = nanoClock.getAsLong();
    if (read && now - looked < PAUSE_NANOS) {
      return current;
    }
    looked = now;
    boolean over = holds > 0 && now - made > holds;
    if (!read || over || seen.isEmpty() || !state(files).equals(seen)) {
      readAgain();
      made = now;
    }
    return current;
  }

  /// The state is taken before reading, so that an edit meanwhile is seen at the next look. Files
  /// that came new into the list have no such state yet: the next look reads once more.
  private void readAgain() {
    var before = state(files);
    var reading = reader.get();
    seen = files.equals(reading.files()) ? before : "";
    files = List.copyOf(reading.files());
    read = true;
    holds = reading instanceof Reading.Good<T> good ? good.holds().toNanos() : 0;
    current =
        switch (reading) {
          case Reading.Good<T>(T value, List<Path> _, Duration _) ->
              new Current<>(Optional.of(value), Optional.empty());
          case Reading.Broken<T>(String reason, List<Path> _) ->
              new Current<>(current.value(), Optional.of(reason));
        };
  }

  private static String state(List<Path> files) {
    return files.stream().map(WatchedFiles::state).collect(Collectors.joining("\n"));
  }

  private static String state(Path file) {
    try {
      var a =
          file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class);
      return a == null ? "none" : a.size() + " " + a.lastModifiedTime() + " " + a.fileKey();
    } catch (IOException e) {
      return "none";
    }
  }
}
