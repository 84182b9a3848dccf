package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Checkpoint;
import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Tile;
import dev.bailiwick.core.audit.TileTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The tiles of a signed tree, each believed only when the hashes above it, up to the signed root,
/// say so. One thread.
final class AuthenticTiles implements Tile.Source {
  private final Checkpoint checkpoint;
  private final TileFolder folder;
  private final boolean edgeHolds;
  private final Map<String, Tile> known = new HashMap<>();

  AuthenticTiles(Checkpoint checkpoint, TileFolder folder) {
    this.checkpoint = checkpoint;
    this.folder = folder;
    this.edgeHolds = edgeHolds();
  }

  /// True where the right edge leads to the signed root.
  boolean edgeHolds() {
    try {
      return TileTree.at(checkpoint.size(), folder).root().equals(checkpoint.root());
    } catch (TileFolder.MissingTile | IndexOutOfBoundsException _) {
      return false;
    }
  }

  /// The hash of a record that the checkpoint covers; empty where the tiles do not prove it.
  Optional<Hash> leaf(long seq) {
    try {
      long index = seq / Tile.WIDTH;
      int width = (int) Math.min(Tile.WIDTH, checkpoint.size() - index * Tile.WIDTH);
      return Optional.of(tile(0, index, width).hashes().get((int) (seq % Tile.WIDTH)));
    } catch (TileFolder.MissingTile _) {
      return Optional.empty();
    }
  }

  @Override
  public Tile tile(int level, long index, int width) {
    var path = Tile.path(level, index, width);
    var found = known.get(path);
    if (found != null) {
      return found;
    }
    var tile = folder.tile(level, index, width);
    if (!edgeHolds || (width == Tile.WIDTH && !isBelowItsParent(tile))) {
      throw TileFolder.missing(level, index, width);
    }
    known.put(path, tile);
    return tile;
  }

  private boolean isBelowItsParent(Tile tile) {
    long parent = tile.index() / Tile.WIDTH;
    long count = checkpoint.size() >>> (8 * (tile.level() + 1));
    int width = (int) Math.min(Tile.WIDTH, count - parent * Tile.WIDTH);
    var above = tile(tile.level() + 1, parent, width);
    var root = tile.root();
    return above.hashes().get((int) (tile.index() % Tile.WIDTH)).equals(root);
  }
}
