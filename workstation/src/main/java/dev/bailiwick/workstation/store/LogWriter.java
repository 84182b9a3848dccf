package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.audit.Tile;
import dev.bailiwick.core.audit.TileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The files of a log and its tree, which grow together: records to the segment, leaves to the
/// tree, now and then a checkpoint over both. Thread-safe: one lock guards all of it.
///
/// The disk's slow word, that bytes are safe, is waited for outside the lock wherever nobody waits
/// for it. Checkpoints are signed on a thread of their own: a signature takes milliseconds.
final class LogWriter {
  private final LogPlaces places;
  private final LogSettings settings;
  private final Segments segments;
  private final CheckpointWriter checkpoints;
  private final TileTree tree;
  private final List<Tile> full = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private volatile boolean failed;
  private @Nullable Thread signing;
  private long covered;
  private long lastCheckpoint = System.nanoTime();
  private long unsyncedSince;

  private LogWriter(
      LogPlaces places,
      LogSettings settings,
      Segments segments,
      CheckpointWriter checkpoints,
      LogRecovery.State state) {
    this.places = places;
    this.settings = settings;
    this.segments = segments;
    this.checkpoints = checkpoints;
    this.tree = state.tree();
    this.full.addAll(state.tiles());
    this.covered = state.signed();
  }

  static LogWriter open(
      LogPlaces places, LogSettings settings, Disk disk, NoteSigner signer, LogRecovery.State state)
      throws IOException {
    var segments =
        new Segments(
            places, disk, settings.segmentBytes(), state.activeFirst(), state.activeLength());
    var checkpoints = new CheckpointWriter(places, disk, signer);
    return new LogWriter(places, settings, segments, checkpoints, state);
  }

  /// Writes the log's own first records and signs for all there is, before anybody is answered.
  void first(List<AuditRecord> records) throws IOException {
    lock.lock();
    try {
      if (!records.isEmpty()) {
        append(records.stream().map(SpelledRecord::new).toList());
      }
      segments.sync();
      if (tree.size() > covered) {
        checkpoints.write(tree, full);
        full.clear();
        covered = tree.size();
      }
    } catch (IOException e) {
      segments.close();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /// Writes the records under one another, all or none, and where the log is durable syncs them;
  /// the `seq` of the first.
  ///
  /// Throws [dev.bailiwick.core.text.BailiwickException]: `audit.write-failed`, `audit.closed`,
  /// `audit.timeout`.
  long write(List<SpelledRecord> records) {
    if (!locked()) {
      throw LogFault.slow();
    }
    try {
      if (closed) {
        throw LogFault.closed();
      }
      return append(records);
    } catch (IOException e) {
      throw LogFault.notWritten(places.log(), e);
    } finally {
      lock.unlock();
    }
  }

  private boolean locked() {
    try {
      return lock.tryLock()
          || lock.tryLock(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private long append(List<SpelledRecord> records) throws IOException {
    long first = tree.size();
    var out = new ByteArrayOutputStream(records.size() * 512);
    var leaves = new ArrayList<Hash>(records.size());
    long seq = first;
    for (var record : records) {
      var line = record.line(seq++);
      leaves.add(Merkle.leaf(line));
      out.writeBytes(line);
      out.write('\n');
    }
    var clean = !segments.unsynced();
    segments.write(ByteBuffer.wrap(out.toByteArray()), first, settings.durable());
    if (clean) {
      unsyncedSince = System.nanoTime();
    }
    for (var leaf : leaves) {
      full.addAll(tree.append(leaf));
    }
    return first;
  }

  /// Nanoseconds until [#keepUp] has something to do; [Long#MAX_VALUE] where all is done.
  long due() {
    lock.lock();
    try {
      long now = System.nanoTime();
      long sync = segments.unsynced() ? unsyncedSince + syncPause() - now : Long.MAX_VALUE;
      long sign =
          tree.size() > covered || failed
              ? lastCheckpoint + settings.checkpointEvery().toNanos() - now
              : Long.MAX_VALUE;
      return Math.max(0, Math.min(sync, isSigning() ? Math.max(sign, syncPause()) : sign));
    } finally {
      lock.unlock();
    }
  }

  /// Half the time a record may wait for its sync, so that it is safe when the time is over.
  private long syncPause() {
    return settings.syncWithin().toNanos() / 2;
  }

  private boolean isSigning() {
    return signing != null && signing.isAlive();
  }

  /// What a sync is for: the file, and the tree to be signed once its records are safe.
  private record Due(Disk.Appender file, @Nullable TileTree snapshot, List<Tile> tiles) {}

  /// Syncs what has waited long enough and signs in time. One thread.
  void keepUp() {
    var due = taken();
    if (due == null) {
      return;
    }
    boolean safe = isForced(due.file());
    lock.lock();
    try {
      if (!safe) {
        // Tried again in a while; appends meet the same disk and are refused there.
        segments.markUnsynced();
        unsyncedSince = System.nanoTime();
      } else if (due.snapshot() != null) {
        full.subList(0, due.tiles().size()).clear();
        covered = due.snapshot().size();
        failed = false;
        signing = signing(due.snapshot(), due.tiles());
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Due taken() {
    lock.lock();
    try {
      long now = System.nanoTime();
      boolean news = tree.size() > covered || failed;
      boolean sign =
          news
              && !isSigning()
              && (tree.size() - covered >= settings.checkpointRecords()
                  || now - lastCheckpoint >= settings.checkpointEvery().toNanos());
      boolean sync = segments.unsynced() && now - unsyncedSince >= syncPause();
      if (closed || (!sign && !sync)) {
        return null;
      }
      if (sign) {
        lastCheckpoint = now;
      }
      segments.markSynced();
      return new Due(
          segments.file(), sign ? tree.copy() : null, sign ? List.copyOf(full) : List.of());
    } finally {
      lock.unlock();
    }
  }

  /// A file that is no longer the log's own was synced when it was left.
  private boolean isForced(Disk.Appender file) {
    try {
      file.force();
      return true;
    } catch (IOException _) {
      lock.lock();
      try {
        return segments.file() != file;
      } finally {
        lock.unlock();
      }
    }
  }

  private Thread signing(TileTree snapshot, List<Tile> tiles) {
    return Thread.ofPlatform()
        .daemon()
        .name("audit-checkpoint")
        .start(() -> {
          try {
            checkpoints.write(snapshot, tiles);
          } catch (IOException _) {
            failed = true;
          }
        });
  }

  /// Signs a last checkpoint and lets the files go; nothing is written from here on.
  void finish() {
    lock.lock();
    try (segments) {
      closed = true;
      if (signing != null) {
        signing.join(settings.answerWithin());
      }
      segments.sync();
      if (tree.size() > covered || failed) {
        checkpoints.write(tree, full);
      }
    } catch (IOException _) {
      // The records stand; the next start signs for them.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
