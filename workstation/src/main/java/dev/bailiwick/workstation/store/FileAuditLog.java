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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The log of one repository in files, with its Merkle tree and signed checkpoints. Thread-safe.
///
/// A record is written by the thread that brings it, before it is answered. Where the log is
/// durable it waits for its sync, and what waits is written and synced together. The checkpoint is
/// never ahead of what is synced. Limit: records newer than the last checkpoint (200 milliseconds
/// or about 1,000 records) can be cut off unseen by whoever may write the file, as nothing signed
/// speaks of them yet.
///
/// An interrupt while a thread writes closes the file: then nothing is appended until the log is
/// opened again. Only the end of a daemon interrupts.
public final class FileAuditLog implements AuditLog, Closeable {
  private final LogSettings settings;
  private final LogWriter writer;
  private final LogKeeper keeper;
  private final FileChannel lock;

  private FileAuditLog(LogSettings settings, LogWriter writer, FileChannel lock) {
    this.settings = settings;
    this.writer = writer;
    this.lock = lock;
    this.keeper = new LogKeeper(writer);
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
      log.keeper.start();
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
    var record = new SpelledRecord(draft);
    if (settings.durable()) {
      return answer(keeper.commit(record));
    }
    var receipt = new Receipt(writer.write(List.of(record)));
    keeper.written();
    return receipt;
  }

  private Receipt answer(CompletableFuture<Receipt> answer) {
    try {
      return answer.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BailiwickException fault ? fault : LogFault.closed();
    } catch (TimeoutException _) {
      answer.cancel(false);
      throw LogFault.slow();
    } catch (InterruptedException _) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw LogFault.slow();
    }
  }

  /// Writes what waits, signs a last checkpoint and lets the files go.
  @Override
  public void close() {
    try {
      keeper.close(settings.answerWithin().toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    release(lock);
  }
}
