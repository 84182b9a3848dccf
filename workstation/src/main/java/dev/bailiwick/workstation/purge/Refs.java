package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A repository's refs, moved at one stroke.
///
/// First every ref is packed, which changes nothing; then the one file of packed refs is replaced.
/// Whoever reads before that sees every ref as it was, whoever reads after it every ref as it is. A
/// transaction of `git update-ref` over many refs is not like that: it renames one file after
/// another.
public final class Refs {
  private static final String HEADER = "# pack-refs with: sorted \n";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}|[0-9a-f]{40}) (\\S.*)");

  private final Path file;
  private final TreeMap<String, String> ids = new TreeMap<>();

  private Refs(Path file) {
    this.file = file;
  }

  /// What a ref was and is.
  ///
  /// @param newName as `oldName` where the name stays
  public record Moved(String oldName, String oldId, String newName, String newId) {
    public boolean isMoved() {
      return !oldName.equals(newName) || !oldId.equals(newId);
    }
  }

  /// Packs all refs and reads them.
  static Refs packed(Repository repository) throws IOException {
    repository.git().line("pack-refs", "--all", "--prune");
    return read(repository);
  }

  private static Refs read(Repository repository) throws IOException {
    var refs = new Refs(repository.common().resolve("packed-refs"));
    if (Files.exists(refs.file)) {
      for (var line : Repository.latin(Files.readAllBytes(refs.file)).split("\n")) {
        var match = LINE.matcher(line);
        if (match.matches()) {
          refs.ids.put(match.group(2), match.group(1));
        }
      }
    }
    return refs;
  }

  /// All refs as git lists them, without writing anything: names to ids.
  static Map<String, String> listed(Repository repository) throws IOException {
    var refs = new LinkedHashMap<String, String>();
    var text =
        Repository.latin(
            repository
                .git()
                .run(new byte[0], Map.of(), "for-each-ref", "--format=%(objectname) %(refname)"));
    for (var line : text.split("\n")) {
      var match = LINE.matcher(line);
      if (match.matches()) {
        refs.put(match.group(2), match.group(1));
      }
    }
    return refs;
  }

  /// Where each ref of these goes.
  static List<Moved> moved(Map<String, String> ids, KnownSecrets known, Renamed renamed) {
    var taken = new HashSet<>(ids.keySet());
    var moved = new ArrayList<Moved>();
    ids.forEach((name, id) ->
        moved.add(new Moved(name, id, fresh(name, known, renamed, taken), renamed.get(id))));
    return moved;
  }

  List<Moved> moved(KnownSecrets known, Renamed renamed) {
    return moved(ids, known, renamed);
  }

  private static String fresh(String name, KnownSecrets known, Renamed renamed, Set<String> taken) {
    var clean = Repository.latin(known.nameWithout(Repository.latin(name)));
    var last = clean.substring(clean.lastIndexOf('/') + 1);
    if (clean.startsWith("refs/replace/") && last.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      clean = "refs/replace/" + renamed.get(last);
    }
    if (clean.equals(name)) {
      return name;
    }
    var free = clean;
    for (int i = 2; !taken.add(free); i++) {
      free = clean + "-" + i;
    }
    return free;
  }

  /// Moves them all, or none.
  void move(List<Moved> moved) throws IOException {
    var sorted = new TreeMap<String, String>();
    moved.forEach(ref -> sorted.put(ref.newName(), ref.newId()));
    var text = new StringBuilder(HEADER);
    sorted.forEach((name, id) -> text.append(id).append(' ').append(name).append('\n'));
    write(file, Repository.latin(text.toString()));
  }

  /// Under git's own lock, synced before it counts.
  static void write(Path file, byte[] content) throws IOException {
    var lock = file.resolveSibling(file.getFileName() + ".lock");
    try (var channel =
        FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(lock, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
