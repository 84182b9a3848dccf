package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.Checkpoint;
import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.RecordProof;
import dev.bailiwick.core.audit.RecordReader;
import dev.bailiwick.core.audit.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads a log without proving it; also while it is being written.
public final class LogReader {
  private final LogPlaces places;

  public LogReader(LogPlaces places) {
    this.places = places;
  }

  /// Hands over each record in order; what is none is passed over, `LogVerifier` tells of it. False
  /// where there is no log.
  public boolean each(Consumer<AuditRecord> consumer) throws IOException {
    var segments = places.segments();
    for (var segment : segments) {
      try (var lines = new LineReader(segment)) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          RecordReader.read(new String(line.bytes(), StandardCharsets.UTF_8)).ifPresent(consumer);
        }
      }
    }
    return !segments.isEmpty();
  }

  /// The proof that record `seq` is under the newest checkpoint; empty where the checkpoint does
  /// not cover it or the tiles do not lead to it.
  public Optional<RecordProof> proof(long seq, NoteVerifier key) throws IOException {
    var note = Files.readString(places.checkpoint());
    var head = Checkpoint.open(note, key).filter(checkpoint -> seq < checkpoint.size());
    if (head.isEmpty() || seq < 0) {
      return Optional.empty();
    }
    var line = new StringBuilder();
    each(record -> {
      if (record.seq() == seq && line.isEmpty()) {
        line.append(new String(record.line(), StandardCharsets.UTF_8));
      }
    });
    try {
      long size = head.get().size();
      var path = Merkle.inclusion(seq, size, Tile.nodes(size, new TileFolder(places.tiles())));
      return Optional.of(new RecordProof(line.toString(), seq, path, note))
          .filter(proof -> proof.holds(key));
    } catch (TileFolder.MissingTile _) {
      return Optional.empty();
    }
  }
}
