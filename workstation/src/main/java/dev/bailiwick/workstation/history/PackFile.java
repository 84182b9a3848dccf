package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A pack on disk. Thread-safe. It is read, not mapped, so that a pack larger than the memory costs
/// no memory.
final class PackFile implements Closeable {
  /// Bytes before the first object: `PACK`, version, count.
  static final int HEADER = 12;

  private static final int MAGIC = 0x5041434b;

  private final FileChannel channel;
  private final long end;
  private final Path path;

  /// @throws CorruptObject where the file does not begin like a pack
  PackFile(Path path, int idBytes) throws IOException {
    this.path = path;
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      var head = ByteBuffer.allocate(HEADER);
      read(head, 0);
      head.flip();
      if (head.remaining() < HEADER || head.getInt(0) != MAGIC) {
        throw new CorruptObject("the file does not begin like a pack");
      }
      if (head.getInt(4) != 2 && head.getInt(4) != 3) {
        throw new CorruptObject("a pack of an unknown version");
      }
      end = Math.max(HEADER, channel.size() - idBytes);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /// Where the last object ends.
  long end() {
    return end;
  }

  /// Fills the buffer from the offset, as far as the file goes.
  void read(ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        return;
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
