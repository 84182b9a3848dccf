package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.Checkpoint;
import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.RecordReader;
import dev.bailiwick.core.audit.Tile;
import dev.bailiwick.core.audit.TileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a log up where it was left: what a checkpoint covers must be as it was signed; what a
/// crash left torn behind it is cut, and said so. One thread; reads only.
///
/// The newest segment is always read and compared. Older ones are read where the tiles do not lead
/// to the signed root, and the tiles are made anew from them; else `audit verify` is who reads
/// them.
final class LogRecovery {

  /// @param tree over the records that stand
  /// @param tiles full tiles that are not on disk yet
  /// @param activeFirst `seq` of the active segment's first record
  /// @param activeLength bytes of it that stand
  /// @param signed how many records the checkpoint covers
  /// @param torn bytes behind the last record that stands; 0 for none
  record State(
      TileTree tree,
      List<Tile> tiles,
      long activeFirst,
      long activeLength,
      long signed,
      long torn) {}

  private final LogPlaces places;
  private final TileFolder folder;
  private final List<Tile> fresh = new ArrayList<>();

  LogRecovery(LogPlaces places) {
    this.places = places;
    this.folder = new TileFolder(places.tiles());
  }

  State recover(NoteVerifier verifier) throws IOException {
    var segments = places.segments();
    if (!Files.exists(places.checkpoint())) {
      return unsigned(segments);
    }
    var note = Files.readString(places.checkpoint());
    var checkpoint =
        Checkpoint.open(note, verifier)
            .orElseThrow(() -> LogFault.mismatch(places.log(), "its checkpoint's signature"));
    var edge = edge(checkpoint);
    if (edge == null) {
      return all(segments, checkpoint);
    }
    try {
      return newest(segments, checkpoint, edge);
    } catch (TileFolder.MissingTile _) {
      fresh.clear();
      return all(segments, checkpoint);
    }
  }

  /// A crash before the first checkpoint leaves at most the genesis record, and nobody was
  /// answered; more than that without a checkpoint means that the checkpoint was taken away.
  private State unsigned(List<Path> segments) throws IOException {
    long torn = 0;
    for (var segment : segments) {
      try (var lines = new LineReader(segment)) {
        lines.next();
        if (!segment.equals(places.log()) || lines.next() != null) {
          throw LogFault.mismatch(places.log(), "records without a checkpoint");
        }
      }
      torn = Files.size(segment);
    }
    return new State(new TileTree(), List.of(), 0, 0, 0, torn);
  }

  private @Nullable TileTree edge(Checkpoint checkpoint) {
    try {
      var tree = TileTree.at(checkpoint.size(), folder);
      return tree.root().equals(checkpoint.root()) ? tree : null;
    } catch (TileFolder.MissingTile | IndexOutOfBoundsException _) {
      return null;
    }
  }

  private State newest(List<Path> segments, Checkpoint checkpoint, TileTree tree)
      throws IOException {
    int from = segments.size() - 1;
    while (from > 0 && firstSeq(segments.get(from)) > checkpoint.size()) {
      from--;
    }
    // An empty active segment says nothing of its place: the one before it does.
    if (from > 0 && Files.size(segments.get(from)) == 0) {
      from--;
    }
    if (from < 0) {
      throw LogFault.mismatch(places.log(), "its records are gone");
    }
    long first = Files.size(segments.get(from)) == 0 ? 0 : firstSeq(segments.get(from));
    if (first > checkpoint.size()) {
      throw LogFault.mismatch(places.log(), "records are missing before " + first);
    }
    var scan = new Scan(checkpoint, tree, first, true);
    return scan.over(segments.subList(from, segments.size()));
  }

  private State all(List<Path> segments, Checkpoint checkpoint) throws IOException {
    return new Scan(checkpoint, new TileTree(), 0, false).over(segments);
  }

  private long firstSeq(Path segment) throws IOException {
    try (var lines = new LineReader(segment)) {
      var line = lines.next();
      if (line == null || !line.whole()) {
        return Long.MAX_VALUE;
      }
      return RecordReader.read(new String(line.bytes(), StandardCharsets.UTF_8))
          .orElseThrow(() -> LogFault.mismatch(places.log(), "the first record of " + segment))
          .seq();
    }
  }

  /// One pass over segments, oldest first.
  private final class Scan {
    private final Checkpoint checkpoint;
    private final TileTree tree;
    private final boolean tilesHold;
    private long seq;
    private long activeFirst;
    private long length;
    private long torn;
    private @Nullable Tile cached;

    Scan(Checkpoint checkpoint, TileTree tree, long first, boolean tilesHold) {
      this.checkpoint = checkpoint;
      this.tree = tree;
      this.seq = first;
      this.tilesHold = tilesHold;
    }

    State over(List<Path> segments) throws IOException {
      activeFirst = seq;
      for (var segment : segments) {
        activeFirst = seq;
        length = 0;
        read(segment);
        if (torn > 0 && !segment.equals(places.log())) {
          throw LogFault.mismatch(places.log(), "record " + seq + " in " + segment);
        }
      }
      if (seq < checkpoint.size()) {
        throw LogFault.mismatch(places.log(), "records from " + seq + " on are missing");
      }
      if (!segments.contains(places.log())) {
        activeFirst = seq;
        length = 0;
      }
      return new State(tree, fresh, activeFirst, length, checkpoint.size(), torn);
    }

    private void read(Path segment) throws IOException {
      try (var lines = new LineReader(segment)) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          if (!take(line)) {
            torn = Files.size(segment) - line.offset();
            return;
          }
          seq++;
          length = line.offset() + line.bytes().length + 1;
        }
      }
    }

    private boolean take(LineReader.Line line) {
      var leaf = Merkle.leaf(line.bytes());
      if (seq < checkpoint.size()) {
        signed(line, leaf);
        return true;
      }
      var record = RecordReader.read(new String(line.bytes(), StandardCharsets.UTF_8));
      var stands = line.whole() && record.isPresent() && record.get().seq() == seq;
      if (stands) {
        fresh.addAll(tree.append(leaf));
      }
      return stands;
    }

    private void signed(LineReader.Line line, Hash leaf) {
      if (!line.whole()) {
        throw LogFault.mismatch(places.log(), "record " + seq + " is torn");
      }
      if (tilesHold) {
        if (!leaf.equals(leafInTile())) {
          throw LogFault.mismatch(places.log(), "record " + seq);
        }
        return;
      }
      fresh.addAll(tree.append(leaf));
      if (tree.size() == checkpoint.size() && !tree.root().equals(checkpoint.root())) {
        throw LogFault.mismatch(places.log(), "the tree over its records");
      }
    }

    private Hash leafInTile() {
      long index = seq / Tile.WIDTH;
      if (cached == null || cached.index() != index) {
        int width = (int) Math.min(Tile.WIDTH, checkpoint.size() - index * Tile.WIDTH);
        cached = folder.tile(0, index, width);
      }
      return cached.hashes().get((int) (seq % Tile.WIDTH));
    }
  }
}
