package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import dev.bailiwick.workstation.history.ObjectVisitor;
import dev.bailiwick.workstation.history.ObjectWalk;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import dev.bailiwick.workstation.purge.pack.PackWriter;
import dev.bailiwick.workstation.purge.pack.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One walk over every object: files that hold a value are written anew at once, trees, commits and
/// tags are kept for [Rewriting].
final class Survey {
  /// A larger file is written anew after the walk, one at a time.
  private static final int LARGE = 1 << 20;

  private static final long LARGEST = 1L << 30;

  private final ObjectWalk walk;
  private final KnownSecrets known;
  private final Pointers pointers;
  private final PackWriter writer;
  private final Renamed renamed;
  private final TreeTable trees;
  private final Messages messages;
  private final List<Found> found = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> large = Collections.synchronizedSet(new HashSet<>());

  Survey(
      ObjectWalk walk, KnownSecrets known, Pointers pointers, PackWriter writer, Renamed renamed) {
    this.walk = walk;
    this.known = known;
    this.pointers = pointers;
    this.writer = writer;
    this.renamed = renamed;
    this.trees = new TreeTable(walk.idBytes());
    this.messages = new Messages(walk.idBytes());
  }

  TreeTable trees() {
    return trees;
  }

  Messages messages() {
    return messages;
  }

  List<Found> found() {
    return found;
  }

  /// Ids of files that hold a value and are not written anew yet.
  Set<String> large() {
    return large;
  }

  void run(ObjectWalk.Wanted wanted) throws IOException {
    try {
      walk.visit(wanted, () -> visitor());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private ObjectVisitor visitor() {
    var versions = new Versions(writer);
    return (ObjectKind kind, Place place, byte[] bytes, int length, long start) -> {
      switch (kind) {
        case BLOB -> blob(versions, place, bytes, length, start);
        case TREE -> trees.add(walk.rawId(place), bytes, length);
        case COMMIT, TAG -> {
          messages.add(kind, walk.rawId(place), Arrays.copyOf(bytes, length));
          if (known.isPlainlyIn(bytes, 0, length)) {
            tell(kind, place, bytes, length);
          }
        }
      }
    };
  }

  private void blob(Versions versions, Place place, byte[] bytes, int length, long start) {
    if (length >= LARGE || start > 0) {
      if (known.isIn(bytes, length) && large.add(walk.id(place))) {
        tell(ObjectKind.BLOB, place, bytes, length);
      }
      return;
    }
    var fresh = fresh(bytes, length);
    if (fresh.isEmpty()) {
      return;
    }
    try {
      renamed.put(walk.rawId(place), versions.write(fresh.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tell(ObjectKind.BLOB, place, bytes, length);
  }

  private Optional<byte[]> fresh(byte[] bytes, int length) {
    var without = known.without(bytes, length);
    if (length > Pointers.LONGEST || bytes.length == 0 || bytes[0] != 'v') {
      return without;
    }
    var content = without.orElse(Arrays.copyOf(bytes, length));
    return pointers.moved(content).or(() -> without);
  }

  /// Writes the large ones anew, each read by git's own program.
  void writeLarge(Git git) throws IOException {
    for (var id : large) {
      if (Long.parseLong(git.line("cat-file", "-s", id)) > LARGEST) {
        throw new IllegalArgumentException(
            "object " + id + " holds a value and is over 1 GiB; nothing was changed");
      }
      var bytes = git.run(new byte[0], Map.of(), "cat-file", "blob", id);
      var without = known.without(bytes, bytes.length);
      if (without.isPresent()) {
        renamed.put(HexFormat.of().parseHex(id), writer.write(ObjectKind.BLOB, without.get()).id());
      }
    }
  }

  private void tell(ObjectKind kind, Place place, byte[] bytes, int length) {
    found.add(
        new Found(
            kind.name().toLowerCase(Locale.ROOT), walk.id(place), known.formsIn(bytes, length)));
  }
}
