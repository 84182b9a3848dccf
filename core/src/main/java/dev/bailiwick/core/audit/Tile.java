package dev.bailiwick.core.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run of up to 256 neighbouring hashes of one level, as C2SP tlog-tiles (c2sp.org/tlog-tiles,
/// read November 2026) stores the tree.
///
/// At level 0 the hashes are leaves; above, each is the root of a full tile one level below. Entry
/// bundles are left out on purpose: the log's lines are the entries, and a second copy of them
/// would only be a second thing to keep.
///
/// @param index the place among the tiles of its level, from 0
/// @param hashes 1 to 256 of them
public record Tile(int level, long index, List<Hash> hashes) {
  public static final int WIDTH = 256;
  static final int HEIGHT = 8;

  public Tile {
    hashes = List.copyOf(hashes);
    if (level < 0 || level > 63 || index < 0 || hashes.isEmpty() || hashes.size() > WIDTH) {
      throw new IllegalArgumentException("no tile at level " + level + ", index " + index);
    }
  }

  public boolean isFull() {
    return hashes.size() == WIDTH;
  }

  /// The path below the log's prefix, e.g. `tile/0/x001/234` or `tile/1/000.p/17`.
  public String path() {
    return path(level, index, hashes.size());
  }

  public static String path(int level, long index, int width) {
    var name = new StringBuilder(digits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      name.insert(0, "x" + digits(rest % 1000) + "/");
    }
    return "tile/" + level + "/" + name + (width == WIDTH ? "" : ".p/" + width);
  }

  private static String digits(long number) {
    return String.format("%03d", number);
  }

  /// The hashes one after the other.
  public byte[] bytes() {
    var out = new ByteArrayOutputStream(hashes.size() * Hash.LENGTH);
    for (var hash : hashes) {
      out.writeBytes(hash.shared());
    }
    return out.toByteArray();
  }

  /// The tile those bytes encode; empty where they are no whole number of hashes, none or too many.
  public static Optional<Tile> read(int level, long index, byte[] bytes) {
    int count = bytes.length / Hash.LENGTH;
    if (bytes.length % Hash.LENGTH != 0 || count < 1 || count > WIDTH) {
      return Optional.empty();
    }
    var hashes = new ArrayList<Hash>(count);
    for (int i = 0; i < count; i++) {
      hashes.add(Hash.at(bytes, i * Hash.LENGTH));
    }
    return Optional.of(new Tile(level, index, hashes));
  }

  /// The hash over the hashes `[place << height, (place + 1) << height)` of the tile.
  Hash node(int height, int place) {
    if (height == 0) {
      return hashes.get(place);
    }
    return Merkle.node(node(height - 1, 2 * place), node(height - 1, 2 * place + 1));
  }

  /// The root of a full tile: what stands for it one level above.
  public Hash root() {
    return node(HEIGHT, 0);
  }

  /// The widths of the rightmost tiles of a tree of `size` leaves, level 0 first: how many of the
  /// last tile's hashes there are, 0 where the level ends with a full tile.
  public static List<Integer> partialWidths(long size) {
    var widths = new ArrayList<Integer>();
    for (long rest = size; rest > 0; rest /= WIDTH) {
      widths.add((int) (rest % WIDTH));
    }
    return widths;
  }

  /// The tree that a set of tiles holds. `tiles` is asked for a tile by its level and index and for
  /// the width it has in a tree of `size` leaves.
  public static Merkle.Nodes nodes(long size, Source tiles) {
    return (level, index) -> {
      int tileLevel = level / HEIGHT;
      int height = level % HEIGHT;
      long first = index << height;
      long count = size >>> Math.min(63, tileLevel * HEIGHT);
      long tile = first / WIDTH;
      int width = (int) Math.min(WIDTH, count - tile * WIDTH);
      return tiles.tile(tileLevel, tile, width).node(height, (int) (first % WIDTH) >>> height);
    };
  }

  /// Where tiles come from; a tile has at least the width that was asked for.
  @FunctionalInterface
  public interface Source {
    Tile tile(int level, long index, int width);
  }
}
