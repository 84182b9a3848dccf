package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.Checkpoint;
import dev.bailiwick.core.audit.Hash;
import dev.bailiwick.core.audit.Merkle;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.RecordReader;
import dev.bailiwick.core.audit.TileTree;
import dev.bailiwick.workstation.store.Verification.Kind;
import dev.bailiwick.workstation.store.Verification.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks a log offline: signature, root, every record, every tile. One thread; reads only, also
/// while the log is being written.
///
/// Catches each record altered, missing, moved or added among those that the newest checkpoint
/// covers. Does not see: that records newer than the checkpoint were cut off or well-formed ones
/// put in their place, nor that a whole log was put back to an older state, checkpoint and all. The
/// first ends with the next checkpoint; against the second keep checkpoints elsewhere.
public final class LogVerifier {
  private final LogPlaces places;
  private final @Nullable NoteVerifier trusted;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> repairs = new ArrayList<>();
  private final TileTree tree = new TileTree();
  private @Nullable AuthenticTiles tiles;
  private @Nullable Hash rootAtCheckpoint;
  private long size;

  private LogVerifier(LogPlaces places, @Nullable NoteVerifier trusted) {
    this.places = places;
    this.trusted = trusted;
  }

  /// Checks against a key one trusts, or else against the one in the log's genesis record.
  public static Verification verify(LogPlaces places, Optional<NoteVerifier> trusted)
      throws IOException {
    return new LogVerifier(places, trusted.orElse(null)).verify();
  }

  private Verification verify() throws IOException {
    var key = trusted == null ? genesisKey() : Optional.of(trusted);
    // The checkpoint first: the log may grow while it is read, and older is what is covered.
    var checkpoint = key.flatMap(this::checkpoint);
    checkpoint.ifPresent(head -> {
      size = head.size();
      tiles = new AuthenticTiles(head, new TileFolder(places.tiles()));
    });
    if (checkpoint.isEmpty()) {
      var what = key.isEmpty() ? "no public key was found" : "no checkpoint that the key signed";
      problem(Kind.CHECKPOINT, -1, "checkpoint", 0, what);
    }
    var read = records();
    if (checkpoint.isPresent() && problems.isEmpty()) {
      compare(checkpoint.get(), read);
    }
    return new Verification(
        read,
        Math.min(size, read),
        key.map(NoteVerifier::text).orElse(""),
        trusted == null,
        problems,
        repairs);
  }

  private Optional<NoteVerifier> genesisKey() throws IOException {
    for (var segment : places.segments()) {
      try (var lines = new LineReader(segment)) {
        var line = lines.next();
        return line == null
            ? Optional.empty()
            : RecordReader.read(text(line))
                .filter(record -> record.event().equals("audit.genesis"))
                .map(AuditRecord::note)
                .flatMap(NoteVerifier::parse);
      }
    }
    return Optional.empty();
  }

  private Optional<Checkpoint> checkpoint(NoteVerifier key) {
    try {
      return Checkpoint.open(Files.readString(places.checkpoint()), key);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Reads all records up to the first that is wrong; how many were right.
  private long records() throws IOException {
    long seq = 0;
    for (var segment : places.segments()) {
      long number = 0;
      try (var lines = new LineReader(segment)) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          number++;
          var isTornEnd = !line.whole() && seq >= size && segment.equals(places.log());
          if (isTornEnd) {
            return seq;
          }
          if (!take(segment, number, line, seq)) {
            return seq;
          }
          seq++;
        }
      }
    }
    if (seq < size) {
      var what = "records " + seq + " to " + (size - 1) + " are missing: the log was cut";
      problem(Kind.MISSING, seq, name(places.log()), 0, what);
    }
    return seq;
  }

  private boolean take(Path segment, long number, LineReader.Line line, long seq)
      throws IOException {
    var leaf = Merkle.leaf(line.bytes());
    var expected = tiles == null || seq >= size ? Optional.<Hash>empty() : tiles.leaf(seq);
    if (expected.isPresent() && !expected.get().equals(leaf)) {
      diagnose(segment, number, leaf, seq, expected.get());
      return false;
    }
    var record = RecordReader.read(text(line));
    if (record.isEmpty() || record.get().seq() != seq || !line.whole()) {
      problem(Kind.ALTERED, seq, name(segment), number, "no record with this seq");
      return false;
    }
    if (record.get().event().equals("audit.repaired")) {
      repairs.add("record " + seq + ": " + record.get().note());
    }
    tree.append(leaf);
    if (seq + 1 == size) {
      rootAtCheckpoint = tree.root();
    }
    return true;
  }

  /// All lines are well-formed and none contradicts a proved tile: does the whole agree?
  private void compare(Checkpoint checkpoint, long read) {
    var root = checkpoint.size() == 0 ? Merkle.EMPTY : rootAtCheckpoint;
    if (read >= size && (root == null || !root.equals(checkpoint.root()))) {
      problem(
          Kind.ALTERED,
          -1,
          name(places.log()),
          0,
          "a record was altered, and the tiles that would tell which are damaged too");
      return;
    }
    for (long seq = 0; tiles != null && seq < size; seq += 256) {
      if (tiles.leaf(seq).isEmpty()) {
        problem(
            Kind.TILES, -1, "tile", 0, "the tile over record " + seq + " is damaged or missing");
        return;
      }
    }
  }

  private void diagnose(Path segment, long number, Hash leaf, long seq, Hash expected)
      throws IOException {
    var present = leaves();
    long home = home(leaf);
    var isLater = present.contains(expected);
    var kind =
        home < 0
            ? (isLater ? Kind.ADDED : Kind.ALTERED)
            : home < seq ? Kind.ADDED : isLater ? Kind.REORDERED : Kind.MISSING;
    var what =
        switch (kind) {
          case ADDED -> "a line that was never recorded stands before record " + seq;
          case REORDERED -> "record " + home + " stands in the place of record " + seq;
          case MISSING -> "record " + seq + " is missing; record " + home + " follows";
          case ALTERED, CHECKPOINT, TILES -> "record " + seq + " was altered";
        };
    problem(kind, seq, name(segment), number, what);
  }

  /// The place of a leaf in the signed tree, or -1.
  private long home(Hash leaf) {
    for (long seq = 0; tiles != null && seq < size; seq++) {
      if (tiles.leaf(seq).filter(leaf::equals).isPresent()) {
        return seq;
      }
    }
    return -1;
  }

  private Set<Hash> leaves() throws IOException {
    var leaves = new HashSet<Hash>();
    for (var segment : places.segments()) {
      try (var lines = new LineReader(segment)) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          leaves.add(Merkle.leaf(line.bytes()));
        }
      }
    }
    return leaves;
  }

  private void problem(Kind kind, long seq, String file, long line, String message) {
    problems.add(new Problem(kind, seq, file, line, message));
  }

  private static String text(LineReader.Line line) {
    return new String(line.bytes(), StandardCharsets.UTF_8);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
