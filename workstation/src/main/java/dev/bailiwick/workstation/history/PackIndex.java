package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The index beside a pack, versions 1 and 2: ids in order, and where each object lies. Thread-safe
/// until closed.
///
/// Source of fact: git's `Documentation/gitformat-pack.txt`.
final class PackIndex implements Closeable {
  private static final int MAGIC = 0xff744f63;
  private static final int FAN_OUT = 256 * 4;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena = Arena.ofShared();
  private final MemorySegment file;
  private final int idBytes;
  private final int count;
  private final long fanOut;
  private final long names;
  private final int stride;
  private final long offsets;
  private final long large;

  /// @throws CorruptObject where the file is no index, or its tables do not fit into it
  PackIndex(Path path, int idBytes) throws IOException {
    this.idBytes = idBytes;
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
    boolean second = file.byteSize() >= 8 && file.get(INT, 0) == MAGIC;
    fanOut = second ? 8 : 0;
    names = fanOut + FAN_OUT + (second ? 0 : 4);
    stride = second ? idBytes : idBytes + 4;
    if (file.byteSize() < names || (second && file.get(INT, 4) != 2)) {
      throw refused("no pack index of version 1 or 2");
    }
    count = file.get(INT, fanOut + FAN_OUT - 4);
    offsets = second ? names + (long) count * (idBytes + 4) : fanOut + FAN_OUT;
    large = offsets + (long) count * (second ? 4 : stride);
    if (count < 0 || large > file.byteSize() || !risesEvenly()) {
      throw refused("the tables do not fit into the file");
    }
  }

  private CorruptObject refused(String message) {
    arena.close();
    return new CorruptObject(message);
  }

  private boolean risesEvenly() {
    for (int i = 1; i < 256; i++) {
      if (file.get(INT, fanOut + 4L * i) < file.get(INT, fanOut + 4L * (i - 1))) {
        return false;
      }
    }
    return file.get(INT, fanOut) >= 0;
  }

  int count() {
    return count;
  }

  int idBytes() {
    return idBytes;
  }

  /// Where the object at a place in the order of ids begins in the pack.
  ///
  /// @throws CorruptObject where a far offset points outside the table
  long offset(int position) throws CorruptObject {
    boolean first = stride != idBytes;
    int near = file.get(INT, offsets + (long) position * (first ? stride : 4));
    if (near >= 0 || first) {
      return near & 0xffff_ffffL;
    }
    long at = large + 8L * (near & 0x7fff_ffff);
    if (at + 8 > file.byteSize()) {
      throw new CorruptObject("an offset points outside the index");
    }
    return file.get(LONG, at);
  }

  /// The id at a place, as bytes of `into` from 0.
  void id(int position, byte[] into) {
    MemorySegment.copy(
        file, ValueLayout.JAVA_BYTE, names + (long) position * stride, into, 0, idBytes);
  }

  /// The place of an id, or -1.
  int find(byte[] id) {
    int bucket = id[0] & 0xff;
    int low = bucket == 0 ? 0 : file.get(INT, fanOut + 4L * (bucket - 1));
    int high = file.get(INT, fanOut + 4L * bucket) - 1;
    var seen = new byte[idBytes];
    while (low <= high) {
      int middle = (low + high) >>> 1;
      id(middle, seen);
      int order = Arrays.compareUnsigned(seen, id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    arena.close();
  }
}
