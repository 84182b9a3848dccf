package dev.bailiwick.workstation.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What the log does to files when it writes. [RealDisk] does it; tests let it fail at any byte.
interface Disk {

  /// A file that grows at its end. One thread.
  interface Appender extends Closeable {
    long size() throws IOException;

    /// Writes all of it at the end, or throws and may have written a part.
    void write(ByteBuffer bytes) throws IOException;

    /// Returns when what was written would survive a power cut.
    void force() throws IOException;

    void truncate(long size) throws IOException;
  }

  /// Opens the file at its end, making it readable by its owner alone; never through a link.
  Appender open(Path file) throws IOException;

  /// Puts a whole file in the place of another, or leaves the other; missing folders are made.
  ///
  /// @param sync whether it must survive a power cut
  void replace(Path file, byte[] bytes, boolean sync) throws IOException;

  void move(Path from, Path to) throws IOException;
}
