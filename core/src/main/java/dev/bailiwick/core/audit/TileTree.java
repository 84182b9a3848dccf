package dev.bailiwick.core.audit;

import java.util.ArrayList;
import java.util.List;

/// A tree that grows at its right edge and knows no more of itself than the tiles there. One
/// thread.
///
/// Appending costs one hash per leaf on average; what is kept is at most 255 hashes a level. Full
/// tiles are handed over once, by [#append], and forgotten.
public final class TileTree {
  private final List<List<Hash>> edge = new ArrayList<>();
  private long size;

  /// A tree of `size` leaves, its right edge taken from tiles.
  public static TileTree at(long size, Tile.Source tiles) {
    var tree = new TileTree();
    tree.size = size;
    long index = size;
    for (int width : Tile.partialWidths(size)) {
      index /= Tile.WIDTH;
      var known =
          width == 0
              ? List.<Hash>of()
              : tiles.tile(tree.edge.size(), index, width).hashes().subList(0, width);
      tree.edge.add(new ArrayList<>(known));
    }
    return tree;
  }

  public long size() {
    return size;
  }

  /// Appends a leaf; the tiles it fills, lowest level first, mostly none.
  public List<Tile> append(Hash leaf) {
    size++;
    var full = new ArrayList<Tile>(0);
    var hash = leaf;
    for (int level = 0; ; level++) {
      if (level == edge.size()) {
        edge.add(new ArrayList<>(Tile.WIDTH));
      }
      var row = edge.get(level);
      row.add(hash);
      if (row.size() < Tile.WIDTH) {
        return full;
      }
      var tile = new Tile(level, (size >>> (Tile.HEIGHT * (level + 1))) - 1, row);
      full.add(tile);
      row.clear();
      hash = tile.root();
    }
  }

  /// The tiles at the right edge that are not full, lowest level first.
  public List<Tile> partials() {
    var partials = new ArrayList<Tile>();
    for (int level = 0; level < edge.size(); level++) {
      if (!edge.get(level).isEmpty()) {
        long index = size >>> (Tile.HEIGHT * (level + 1));
        partials.add(new Tile(level, index, edge.get(level)));
      }
    }
    return partials;
  }

  /// The root over all leaves so far.
  public Hash root() {
    Hash root = null;
    for (var row : edge) {
      for (int to = row.size(); to > 0; ) {
        int width = Integer.lowestOneBit(to);
        var part = complete(row, to - width, width);
        root = root == null ? part : Merkle.node(part, root);
        to -= width;
      }
    }
    return root == null ? Merkle.EMPTY : root;
  }

  private static Hash complete(List<Hash> row, int from, int width) {
    if (width == 1) {
      return row.get(from);
    }
    int half = width / 2;
    return Merkle.node(complete(row, from, half), complete(row, from + half, half));
  }

  /// A tree that grows on its own from here.
  public TileTree copy() {
    var copy = new TileTree();
    copy.size = size;
    edge.forEach(row -> copy.edge.add(new ArrayList<>(row)));
    return copy;
  }
}
