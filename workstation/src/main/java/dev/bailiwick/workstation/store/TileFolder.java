package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The tiles of a log as they lie on disk, unchecked.
record TileFolder(Path folder) implements Tile.Source {

  /// A tile that is not there, or is no tile.
  static final class MissingTile extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingTile(String path) {
      super(path, null, false, false);
    }
  }

  @Override
  public Tile tile(int level, long index, int width) {
    for (int candidate : new int[] {width, Tile.WIDTH}) {
      var file = folder.resolve(Tile.path(level, index, candidate));
      try {
        if (Files.isRegularFile(file)) {
          return Tile.read(level, index, Files.readAllBytes(file))
              .filter(tile -> tile.hashes().size() == candidate)
              .orElseThrow(() -> missing(level, index, width));
        }
      } catch (IOException _) {
        throw missing(level, index, width);
      }
    }
    throw missing(level, index, width);
  }

  static MissingTile missing(int level, long index, int width) {
    return new MissingTile(Tile.path(level, index, width));
  }
}
