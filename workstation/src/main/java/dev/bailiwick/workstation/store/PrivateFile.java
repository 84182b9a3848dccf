package dev.bailiwick.workstation.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Files and folders that only their owner may touch: 0600 and 0700 from the moment they exist.
public final class PrivateFile {
  private PrivateFile() {}

  /// Makes the folder, and those above it, where they are missing; sets 0700 on the last.
  public static Path folder(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  /// Writes the file whole or not at all: a reader sees the old text or the new.
  public static void write(Path file, String text) {
    write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// The same for bytes.
  public static void write(Path file, byte[] content) {
    var parent = folder(file.toAbsolutePath().resolveSibling(""));
    var draft = parent.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    try {
      Files.deleteIfExists(draft);
      try (var channel = open(draft, Set.of(StandardOpenOption.CREATE_NEW))) {
        var bytes = java.nio.ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// Opens the file for writing with mode 0600 where `options` create it; the caller closes it.
  public static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
    var all = new java.util.HashSet<>(options);
    all.add(StandardOpenOption.WRITE);
    return FileChannel.open(
        file,
        all,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// The file's text without blank ends, or empty where there is no file. A file that others may
  /// read or write is an [IllegalStateException]: what it holds is no secret any more.
  public static Optional<String> read(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      if (!mode.endsWith("------")) {
        throw new IllegalStateException(
            file + " has mode " + mode + "; others could have read or set it. Delete it.");
      }
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
