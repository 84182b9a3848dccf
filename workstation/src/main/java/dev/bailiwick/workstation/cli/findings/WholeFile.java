package dev.bailiwick.workstation.cli.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is replaced as a whole or left as it is; its mode stays.
public final class WholeFile {
  private WholeFile() {}

  public static void replace(Path file, byte[] content) throws IOException {
    var beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".bailiwick", ".new");
    try {
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
