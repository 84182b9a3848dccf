package dev.bailiwick.workstation.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// The real disk with a number of bytes free: a write over it is short and fails, as on a full
/// disk. With [#crash] it also refuses everything after, as when the power is gone.
final class FaultyDisk implements Disk {
  private final RealDisk real = new RealDisk();
  private final AtomicLong free;
  private final boolean crashes;
  private volatile boolean dead;

  private FaultyDisk(long free, boolean crashes) {
    this.free = new AtomicLong(free);
    this.crashes = crashes;
  }

  static FaultyDisk withFree(long bytes) {
    return new FaultyDisk(bytes, false);
  }

  static FaultyDisk crashAfter(long bytes) {
    return new FaultyDisk(bytes, true);
  }

  void free(long bytes) {
    free.set(bytes);
  }

  private void alive() throws IOException {
    if (dead) {
      throw new IOException("no power");
    }
  }

  private int take(int wanted) {
    long before = free.getAndUpdate(left -> Math.max(0, left - wanted));
    int granted = (int) Math.min(wanted, before);
    dead |= crashes && granted < wanted;
    return granted;
  }

  @Override
  public Appender open(Path file) throws IOException {
    alive();
    return new Failing(real.open(file));
  }

  @Override
  public void replace(Path file, byte[] bytes, boolean sync) throws IOException {
    alive();
    if (take(bytes.length) < bytes.length) {
      throw new IOException("no space left");
    }
    real.replace(file, bytes, sync);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    alive();
    real.move(from, to);
  }

  private final class Failing implements Appender {
    private final Appender file;

    Failing(Appender file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      alive();
      int granted = take(bytes.remaining());
      var part = bytes.slice(bytes.position(), granted);
      file.write(part);
      if (granted < bytes.remaining()) {
        throw new IOException("no space left");
      }
      bytes.position(bytes.limit());
    }

    @Override
    public void force() throws IOException {
      alive();
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      alive();
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
