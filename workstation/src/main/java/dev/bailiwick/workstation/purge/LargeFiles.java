package dev.bailiwick.workstation.purge;

import dev.bailiwick.core.redact.masking.KnownSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The files of large-file storage that this repository keeps: those with a value get a new content
/// under a new id; [Pointers] knows both. The old ones go at the end.
record LargeFiles(Repository repository, KnownSecrets known) {
  private static final long LARGEST = 1L << 30;

  private List<Path> files() throws IOException {
    var folder = repository.common().resolve("lfs/objects");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  List<Found> found() throws IOException {
    var found = new ArrayList<Found>();
    for (var file : files()) {
      if (Files.size(file) <= LARGEST) {
        var bytes = Files.readAllBytes(file);
        if (known.isIn(bytes, bytes.length)) {
          found.add(
              new Found(
                  "lfs", String.valueOf(file.getFileName()), known.formsIn(bytes, bytes.length)));
        }
      }
    }
    return found;
  }

  /// Writes new files beside the old ones.
  Pointers run() throws IOException {
    var pointers = new Pointers();
    for (var file : files()) {
      if (Files.size(file) > LARGEST) {
        continue;
      }
      var bytes = Files.readAllBytes(file);
      var without = known.without(bytes, bytes.length);
      if (without.isPresent()) {
        var id = id(without.get());
        var to = place(id);
        Files.createDirectories(to.getParent());
        var beside = to.resolveSibling(id + ".new");
        Files.write(beside, without.get());
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        pointers.put(String.valueOf(file.getFileName()), id, without.get().length);
      }
    }
    return pointers;
  }

  private Path place(String id) {
    return repository
        .common()
        .resolve("lfs/objects")
        .resolve(id.substring(0, 2))
        .resolve(id.substring(2, 4))
        .resolve(id);
  }

  void removeOld(Pointers pointers) throws IOException {
    for (var old : pointers.ids().keySet()) {
      Files.deleteIfExists(place(old));
    }
  }

  private static String id(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
