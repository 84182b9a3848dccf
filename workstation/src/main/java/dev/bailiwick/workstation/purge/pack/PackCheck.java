package dev.bailiwick.workstation.purge.pack;

import dev.bailiwick.workstation.history.ObjectVisitor;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Reads a pack back and compares every object with its id.
///
/// @param large lengths of the objects that come in windows, by their ids
record PackCheck(Path index, Path pack, int idBytes, Map<String, Integer> large) {

  /// @throws IOException where an object is not what its id says, or cannot be read
  void run() throws IOException {
    var wrong = new ConcurrentLinkedQueue<String>();
    try (var walk = ObjectWalk.ofPack(index, pack, idBytes)) {
      walk.visit(
          new ObjectWalk.Wanted(
              EnumSet.allOf(ObjectKind.class),
              Runtime.getRuntime().availableProcessors(),
              () -> {}),
          () -> new Hashing(walk, wrong));
      walk.flaws().forEach(flaw -> wrong.add(flaw.toString()));
    }
    if (!wrong.isEmpty()) {
      throw new IOException("the new pack does not hold what it should: " + List.copyOf(wrong));
    }
  }

  private final class Hashing implements ObjectVisitor {
    private final ObjectWalk walk;
    private final ConcurrentLinkedQueue<String> wrong;
    private final MessageDigest digest = PackWriter.digest(idBytes);

    Hashing(ObjectWalk walk, ConcurrentLinkedQueue<String> wrong) {
      this.walk = walk;
      this.wrong = wrong;
    }

    @Override
    public void object(ObjectKind kind, Place place, byte[] bytes, int length, long start) {
      var id = walk.rawId(place);
      int total =
          large.isEmpty() ? length : large.getOrDefault(HexFormat.of().formatHex(id), length);
      if (start == 0) {
        digest.update(PackWriter.header(kind, total));
      }
      int seen = start == 0 ? 0 : Math.min(length, ObjectWalk.OVERLAP);
      digest.update(bytes, seen, length - seen);
      if (start + length >= total && !Arrays.equals(digest.digest(), id)) {
        wrong.add(HexFormat.of().formatHex(id));
      }
    }
  }
}
