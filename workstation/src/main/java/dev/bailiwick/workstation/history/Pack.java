package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.CorruptObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A pack with its index. Thread-safe.
final class Pack implements Closeable {
  private final PackIndex index;
  private final PackFile file;
  private final PackOrder order;
  private int @Nullable [] positions;

  private Pack(PackIndex index, PackFile file, PackOrder order) {
    this.index = index;
    this.file = file;
    this.order = order;
  }

  /// @param path of the `.idx`; the pack stands beside it
  static Pack open(Path path, int idBytes) throws IOException {
    var name = String.valueOf(path.getFileName());
    return open(path, path.resolveSibling(name.substring(0, name.length() - 3) + "pack"), idBytes);
  }

  static Pack open(Path path, Path beside, int idBytes) throws IOException {
    var index = new PackIndex(path, idBytes);
    PackFile file = null;
    try {
      file = new PackFile(beside, idBytes);
      return new Pack(index, file, PackOrder.of(index, file.end()));
    } catch (IOException e) {
      index.close();
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  PackIndex index() {
    return index;
  }

  PackFile file() {
    return file;
  }

  PackOrder order() {
    return order;
  }

  PackCursor cursor() {
    return new PackCursor(file, index.idBytes());
  }

  /// The ordinal of an id, or -1.
  int ordinal(byte[] id) throws CorruptObject {
    int position = index.find(id);
    return position < 0 ? -1 : order.ordinal(index.offset(position));
  }

  String hex(int ordinal) {
    return HexFormat.of().formatHex(id(ordinal));
  }

  byte[] id(int ordinal) {
    var id = new byte[index.idBytes()];
    index.id(positions()[ordinal], id);
    return id;
  }

  /// The objects whose place in the order of ids is set, by their ordinal.
  BitSet ordinals(BitSet byId) throws CorruptObject {
    var result = new BitSet();
    for (int i = byId.nextSetBit(0); i >= 0; i = byId.nextSetBit(i + 1)) {
      result.set(order.ordinal(index.offset(i)));
    }
    return result;
  }

  /// Ordinal to place in the order of ids. Few walks ask, so it is made when the first one does.
  private synchronized int[] positions() {
    if (positions == null) {
      var made = new int[order.count()];
      try {
        for (int i = 0; i < made.length; i++) {
          made[order.ordinal(index.offset(i))] = i;
        }
      } catch (CorruptObject e) {
        throw new IllegalStateException("the index changed while it was open", e);
      }
      positions = made;
    }
    return positions;
  }

  @Override
  public void close() throws IOException {
    index.close();
    file.close();
  }
}
