package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Checkpoint;
import dev.bailiwick.core.audit.NoteSigner;
import dev.bailiwick.core.audit.Tile;
import dev.bailiwick.core.audit.TileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes tiles and then the checkpoint over them. One thread at a time.
///
/// The records must be safe on disk before; tiles need not be: they can be made from the records
/// again, so only the checkpoint is synced.
final class CheckpointWriter {
  private final LogPlaces places;
  private final Disk disk;
  private final NoteSigner signer;
  private final List<Tile> waiting = new ArrayList<>();

  CheckpointWriter(LogPlaces places, Disk disk, NoteSigner signer) {
    this.places = places;
    this.disk = disk;
    this.signer = signer;
  }

  /// Signs for the tree as it is; `full` are the tiles filled since the last call. What fails is
  /// written with the next.
  void write(TileTree tree, List<Tile> full) throws IOException {
    waiting.addAll(full);
    for (var tile : waiting) {
      disk.replace(places.tiles().resolve(tile.path()), tile.bytes(), false);
    }
    for (var tile : tree.partials()) {
      disk.replace(places.tiles().resolve(tile.path()), tile.bytes(), false);
    }
    var checkpoint = new Checkpoint(signer.verifier().name(), tree.size(), tree.root());
    var note = checkpoint.sign(signer).getBytes(StandardCharsets.UTF_8);
    disk.replace(places.checkpoint(), note, true);
    waiting.clear();
  }
}
