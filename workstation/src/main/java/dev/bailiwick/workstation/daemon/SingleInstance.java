package dev.bailiwick.workstation.daemon;

import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The lock that only one daemon of a user holds; the system gives it back when the process ends,
/// however it ends.
final class SingleInstance implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private final FileChannel channel;
  private final FileLock lock;

  private SingleInstance(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// The lock, or empty where a daemon holds it that listens, or one that does not yet after
  /// `patience`. A holder without a socket is on its way up or on its way out, which is worth
  /// waiting for.
  static Optional<SingleInstance> take(Places places, Duration patience) throws IOException {
    var file = places.state().resolve("daemon.lock");
    var channel = PrivateFile.open(file, Set.of(StandardOpenOption.CREATE));
    long end = System.nanoTime() + patience.toNanos();
    do {
      var lock = tried(channel);
      if (lock.isPresent()) {
        return Optional.of(new SingleInstance(channel, lock.get()));
      }
    } while (!Files.exists(places.socket()) && System.nanoTime() < end && paused());
    channel.close();
    return Optional.empty();
  }

  private static Optional<FileLock> tried(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
