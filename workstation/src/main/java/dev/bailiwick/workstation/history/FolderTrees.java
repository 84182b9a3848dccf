package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.TreeEntries;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Trees with some of their entries, side by side in one array, so that a history's trees are
/// opened once and not once a level of folders. Many threads may add; when all have, one reads.
final class FolderTrees {
  private static final int LENGTH_BYTES = Integer.BYTES;
  private static final int NOWHERE = -1;

  /// Takes the entries of a tree that are kept, in their order.
  @FunctionalInterface
  interface Each {
    void tree(byte[] id, TreeEntries entries);
  }

  private final int idBytes;
  private final int mostBytes;

  /// For each tree its id, how many bytes its entries take, and these.
  private byte[] kept = new byte[1 << 16];

  private int size;
  private boolean full;

  /// Where in `kept` trees begin, by the numbers of their ids.
  private int[] places = {};

  /// @param mostBytes with more than these, none is kept
  FolderTrees(int idBytes, int mostBytes) {
    this.idBytes = idBytes;
    this.mostBytes = mostBytes;
  }

  /// Adds a tree, where an entry of it is wanted.
  synchronized void add(byte[] id, byte[] tree, int length, Predicate<TreeEntries> wanted) {
    if (full) {
      return;
    }
    int from = size + idBytes + LENGTH_BYTES;
    int at = from;
    var entries = new TreeEntries(tree, 0, length, idBytes);
    while (entries.advance()) {
      if (wanted.test(entries)) {
        int bytes = entries.end() - entries.start();
        room(at + bytes);
        System.arraycopy(tree, entries.start(), kept, at, bytes);
        at += bytes;
      }
    }
    if (at > mostBytes) {
      full = true;
      kept = new byte[0];
      size = 0;
    } else if (at > from) {
      System.arraycopy(id, 0, kept, size, idBytes);
      ByteBuffer.wrap(kept).putInt(from - LENGTH_BYTES, at - from);
      size = at;
    }
  }

  private void room(int bytes) {
    if (bytes > kept.length) {
      kept = Arrays.copyOf(kept, (int) Math.clamp(2L * kept.length, bytes, Integer.MAX_VALUE - 8));
    }
  }

  /// True where all trees are here that were added.
  boolean isWhole() {
    return !full;
  }

  void forEach(Each each) {
    for (int at = 0; at < size; at = end(at)) {
      each.tree(Arrays.copyOfRange(kept, at, at + idBytes), entriesAt(at));
    }
  }

  /// Makes trees be found by the numbers of their ids; those without one are not.
  void index(IdTable ids) {
    places = new int[ids.count()];
    Arrays.fill(places, NOWHERE);
    for (int at = 0; at < size; at = end(at)) {
      int number = ids.find(kept, at);
      if (number >= 0) {
        places[number] = at;
      }
    }
  }

  /// The kept entries of a tree that was indexed, or null where none is here.
  @Nullable TreeEntries entries(int number) {
    return number >= places.length || places[number] == NOWHERE ? null : entriesAt(places[number]);
  }

  private TreeEntries entriesAt(int at) {
    return new TreeEntries(kept, at + idBytes + LENGTH_BYTES, end(at), idBytes);
  }

  private int end(int at) {
    return at + idBytes + LENGTH_BYTES + ByteBuffer.wrap(kept).getInt(at + idBytes);
  }
}
