package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Git's own files beside its objects (logs, heads, configuration, hooks, messages, what is under
/// way): new ids in the place of old ones, no value in a text or a name.
record Sweep(Repository repository, KnownSecrets known) {
  private static final int LARGEST = 256 << 20;
  private static final Pattern ID =
      Pattern.compile("(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])");

  /// Written by git in a form of its own; [Index] sees to them.
  private static final Set<String> BINARY = Set.of("index", "packed-refs");

  /// The files that hold a value, in their text or their name.
  List<Found> found() throws IOException {
    var found = new ArrayList<Found>();
    for (var file : repository.files()) {
      var name = Repository.latin(String.valueOf(repository.common().relativize(file)));
      if (known.isPlainlyIn(name, 0, name.length)) {
        found.add(new Found("name", shown(file), known.formsIn(name, name.length)));
      }
      if (Files.size(file) <= LARGEST && !file.startsWith(repository.common().resolve("lfs"))) {
        var bytes = Files.readAllBytes(file);
        if (known.isIn(bytes, bytes.length)) {
          found.add(new Found("file", shown(file), known.formsIn(bytes, bytes.length)));
        }
      }
    }
    return found;
  }

  private String shown(Path file) {
    var path = ".git/" + repository.common().relativize(file);
    return Repository.latin(known.nameWithout(Repository.latin(path)));
  }

  /// @param names refs that have another name now
  void run(Renamed renamed, List<Refs.Moved> names) throws IOException {
    for (var file : repository.files()) {
      if (isOthers(file)) {
        continue;
      }
      var bytes = Files.readAllBytes(file);
      var fresh = fresh(bytes, renamed, names);
      if (fresh.isPresent()) {
        Repository.replace(file, fresh.get());
      }
    }
    rename();
  }

  /// Whether another class sees to the file; our own list of old ids must keep them.
  private boolean isOthers(Path file) throws IOException {
    return BINARY.contains(String.valueOf(file.getFileName()))
        || Index.isShared(file)
        || file.startsWith(repository.common().resolve("lfs/objects"))
        || file.startsWith(repository.common().resolve("bailiwick"))
        || Files.size(file) > LARGEST;
  }

  private Optional<byte[]> fresh(byte[] bytes, Renamed renamed, List<Refs.Moved> names) {
    var old = Repository.latin(bytes);
    var text = ID.matcher(old).replaceAll(id -> renamed.get(id.group()));
    for (var name : names) {
      if (!name.oldName().equals(name.newName()) && text.strip().equals("ref: " + name.oldName())) {
        text = "ref: " + name.newName() + "\n";
      }
    }
    var moved = Repository.latin(text);
    var clean = known.nameWithout(moved);
    return Repository.latin(clean).equals(old) ? Optional.empty() : Optional.of(clean);
  }

  /// Files and folders with a value in their name, the innermost first; an empty one goes.
  private void rename() throws IOException {
    List<Path> all;
    try (var walk = Files.walk(repository.common())) {
      all =
          walk.filter(path -> !path.startsWith(repository.objects()))
              .sorted(Comparator.comparing(Path::getNameCount).reversed())
              .toList();
    }
    for (var path : all) {
      var name = Repository.latin(String.valueOf(path.getFileName()));
      if (path.equals(repository.common()) || !known.isPlainlyIn(name, 0, name.length)) {
        continue;
      }
      var clean = Repository.latin(known.nameWithout(name));
      var to = path.resolveSibling(clean);
      for (int i = 2; Files.exists(to, LinkOption.NOFOLLOW_LINKS); i++) {
        to = path.resolveSibling(clean + "-" + i);
      }
      Files.move(path, to);
    }
  }
}
