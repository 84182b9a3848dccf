package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.audit.Tile;
import dev.bailiwick.core.audit.TileTree;
import dev.bailiwick.core.text.BailiwickException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the writing thread does: batches to the segment, leaves to the tree, checkpoints in time.
///
/// One thread, but for [#stop] and [#isClosed]. Checkpoints are signed on a thread of their own: a
/// signature takes milliseconds.
final class LogWriter {
  private static final int BATCH = 4096;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final LogPlaces places;
  private final LogSettings settings;
  private final Segments segments;
  private final CheckpointWriter checkpoints;
  private final TileTree tree;
  private final List<Tile> full = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean closed;
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
    try {
      var batch = new ArrayList<Pending>();
      records.forEach(record -> batch.add(new Pending(record)));
      if (!batch.isEmpty()) {
        write(batch);
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
    }
  }

  void stop() {
    stopping = true;
  }

  boolean isClosed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }

  void run(BlockingQueue<Pending> queue) {
    var batch = new ArrayList<Pending>(BATCH);
    while (!(stopping && queue.isEmpty())) {
      take(queue, batch);
      if (!batch.isEmpty()) {
        commit(batch);
      }
      keepUp();
    }
    closed = true;
    finish();
  }

  private void take(BlockingQueue<Pending> queue, List<Pending> batch) {
    batch.clear();
    try {
      var wait = segments.unsynced() ? settings.syncWithin().toNanos() / 2 : IDLE_NANOS;
      var first = stopping ? queue.poll() : queue.poll(wait, TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        batch.removeIf(pending -> pending.answer.isDone());
      }
    } catch (InterruptedException _) {
      stopping = true;
    }
  }

  private void commit(List<Pending> batch) {
    try {
      long seq = tree.size();
      write(batch);
      for (var pending : batch) {
        pending.answer.complete(new AuditLog.Receipt(seq++));
      }
    } catch (IOException e) {
      refuse(batch, LogFault.notWritten(places.log(), e));
    }
  }

  private static void refuse(List<Pending> batch, BailiwickException fault) {
    batch.forEach(pending -> pending.answer.completeExceptionally(fault));
  }

  private void write(List<Pending> batch) throws IOException {
    var out = new ByteArrayOutputStream(batch.size() * 512);
    var leaves = new ArrayList<Hash>(batch.size());
    long seq = tree.size();
    for (var pending : batch) {
      var line = pending.line(seq++);
      leaves.add(Merkle.leaf(line));
      out.writeBytes(line);
      out.write('\n');
    }
    var clean = !segments.unsynced();
    segments.write(ByteBuffer.wrap(out.toByteArray()), tree.size(), settings.durable());
    if (clean) {
      unsyncedSince = System.nanoTime();
    }
    for (var leaf : leaves) {
      full.addAll(tree.append(leaf));
    }
  }

  private void keepUp() {
    try {
      long now = System.nanoTime();
      if (segments.unsynced() && now - unsyncedSince >= settings.syncWithin().toNanos()) {
        segments.sync();
      }
      var due =
          tree.size() - covered >= settings.checkpointRecords()
              || now - lastCheckpoint >= settings.checkpointEvery().toNanos();
      var idle = signing == null || !signing.isAlive();
      if (due && idle && (tree.size() > covered || failed)) {
        lastCheckpoint = now;
        sign();
      }
    } catch (IOException _) {
      // Tried again in the next round; appends meet the same disk and are refused there.
      unsyncedSince = System.nanoTime();
    }
  }

  private void sign() throws IOException {
    segments.sync();
    var snapshot = tree.copy();
    var tiles = List.copyOf(full);
    full.clear();
    covered = snapshot.size();
    failed = false;
    signing =
        Thread.ofPlatform()
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

  private void finish() {
    try (segments) {
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
    }
  }
}
