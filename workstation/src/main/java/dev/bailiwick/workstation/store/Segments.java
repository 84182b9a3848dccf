package dev.bailiwick.workstation.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The active segment and its rotation. One thread at a time.
///
/// After a failed write the file is cut back to its last whole record; while that cannot be done
/// nothing more is written.
final class Segments implements Closeable {
  private final LogPlaces places;
  private final Disk disk;
  private final long limit;
  private Disk.Appender file;
  private long firstSeq;
  private long length;
  private boolean ragged;
  private boolean unsynced;

  Segments(LogPlaces places, Disk disk, long limit, long firstSeq, long length) throws IOException {
    this.places = places;
    this.disk = disk;
    this.limit = limit;
    this.firstSeq = firstSeq;
    this.length = length;
    this.file = disk.open(places.log());
    if (file.size() != length) {
      file.truncate(length);
      file.force();
    }
  }

  /// Writes records, whole lines of which the first has `seq`; all or none.
  void write(ByteBuffer lines, long seq, boolean durable) throws IOException {
    mend();
    if (length >= limit) {
      rotate(seq);
    }
    int bytes = lines.remaining();
    try {
      unsynced = true;
      file.write(lines);
      if (durable) {
        sync();
      }
      length += bytes;
    } catch (IOException e) {
      ragged = true;
      tryMend();
      throw e;
    }
  }

  boolean unsynced() {
    return unsynced;
  }

  /// The file that is written to now.
  Disk.Appender file() {
    return file;
  }

  /// What was written so far counts as synced: whoever says so does it, on [#file].
  void markSynced() {
    unsynced = false;
  }

  void markUnsynced() {
    unsynced = true;
  }

  void sync() throws IOException {
    if (unsynced) {
      file.force();
      unsynced = false;
    }
  }

  private void mend() throws IOException {
    if (ragged) {
      file.truncate(length);
      ragged = false;
    }
  }

  private void tryMend() {
    try {
      mend();
    } catch (IOException _) {
      ragged = true;
    }
  }

  /// The full segment is forced whatever is said of it: who marked it may still be waiting.
  private void rotate(long seq) throws IOException {
    file.force();
    unsynced = false;
    var full = places.rotated(firstSeq);
    disk.move(places.log(), full);
    Disk.Appender next;
    try {
      next = disk.open(places.log());
    } catch (IOException e) {
      disk.move(full, places.log());
      throw e;
    }
    file.close();
    file = next;
    firstSeq = seq;
    length = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      mend();
      sync();
    } finally {
      file.close();
    }
  }
}
