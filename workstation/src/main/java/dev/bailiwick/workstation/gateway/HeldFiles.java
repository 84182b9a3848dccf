package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.redact.gateway.LocalWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What the files of a repository and around it hold now.
///
/// @param root what a relative path starts from
record HeldFiles(Path root) implements LocalWrites.Files {
  private static final long LONGEST = 8 << 20;

  @Override
  public boolean holds(String path, String value) {
    try {
      var file = root.resolve(path);
      return Files.isRegularFile(file)
          && Files.size(file) <= LONGEST
          && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(value);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
