package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.text.BailiwickException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The log of one repository in files, with its Merkle tree and signed checkpoints. Thread-safe.
///
/// One thread writes; what waits is written together and, where the log is durable, synced together
/// before anybody is answered. The checkpoint is never ahead of what is synced. Limit: records
/// newer than the last checkpoint (200 milliseconds or 1,000 records) can be cut off unseen by
/// whoever may write the file, as nothing signed speaks of them yet.
public final class FileAuditLog implements AuditLog, Closeable {
  private static final int QUEUE = 16 << 10;

  private final LogSettings settings;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
  private final LogWriter writer;
  private final Thread thread;
  private final FileChannel lock;

  private FileAuditLog(LogSettings settings, LogWriter writer, FileChannel lock) {
    this.settings = settings;
    this.writer = writer;
    this.lock = lock;
    this.thread = Thread.ofPlatform().daemon().name("audit-writer").unstarted(this::write);
  }

  /// Opens the log, or begins it with a genesis record that carries its public key.
  ///
  /// Throws [BailiwickException]: `audit.mismatch` where the records are not what was signed,
  /// `audit.key-unusable`, `audit.locked`, `audit.open-failed`.
  ///
  /// @param durable whether an answer waits until its record would survive a power cut; else it is
  ///   written before the answer and synced at most 50 ms later
  public static FileAuditLog open(LogPlaces places, boolean durable, InstantSource clock) {
    return open(places, LogSettings.of(durable), clock, new RealDisk());
  }

  static FileAuditLog open(LogPlaces places, LogSettings settings, InstantSource clock, Disk disk) {
    @Nullable FileChannel lock = null;
    try {
      var signing = SigningKey.of(places, disk);
      lock = lock(places, disk);
      var state = new LogRecovery(places).recover(signing.signer().verifier());
      var writer = LogWriter.open(places, settings, disk, signing.signer(), state);
      var log = new FileAuditLog(settings, writer, lock);
      log.writer.first(OwnRecords.onOpening(signing, state, clock.instant()));
      log.thread.start();
      return log;
    } catch (IOException e) {
      release(lock);
      throw LogFault.notOpened(places.log(), e);
    } catch (UncheckedIOException e) {
      release(lock);
      throw LogFault.notOpened(places.log(), new IOException(e));
    } catch (BailiwickException e) {
      release(lock);
      throw e;
    }
  }

  private static FileChannel lock(LogPlaces places, Disk disk) throws IOException {
    Path file = places.tiles().resolve("lock");
    disk.open(file).close();
    var channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Held by this very process: refused like any other holder.
    }
    channel.close();
    throw LogFault.locked(places.log());
  }

  private static void release(@Nullable FileChannel lock) {
    if (lock == null) {
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Receipt append(AuditRecord draft) {
    var pending = new Pending(draft);
    try {
      if (!queue.offer(pending, settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        throw LogFault.slow();
      }
      if (writer.isClosed() && queue.remove(pending)) {
        throw LogFault.closed();
      }
      return pending.answer.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BailiwickException fault ? fault : LogFault.closed();
    } catch (TimeoutException _) {
      pending.answer.cancel(false);
      throw LogFault.slow();
    } catch (InterruptedException _) {
      pending.answer.cancel(false);
      Thread.currentThread().interrupt();
      throw LogFault.slow();
    }
  }

  private void write() {
    try {
      writer.run(queue);
    } finally {
      writer.markClosed();
      for (var left = queue.poll(); left != null; left = queue.poll()) {
        left.answer.completeExceptionally(LogFault.closed());
      }
    }
  }

  /// Writes what waits, signs a last checkpoint and lets the files go.
  @Override
  public void close() {
    writer.stop();
    // A full queue needs no waking.
    var _ = queue.offer(Pending.wakeUp());
    try {
      thread.join(settings.answerWithin());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    release(lock);
  }
}
