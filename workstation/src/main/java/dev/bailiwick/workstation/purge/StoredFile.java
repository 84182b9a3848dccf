package dev.bailiwick.workstation.purge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A file or a message as a commit has it.
///
/// @param root the repository
public record StoredFile(Path root) {

  /// The file's text, or empty where the commit has none of that name.
  public Optional<String> file(String commit, String path) throws IOException {
    try {
      return Optional.of(text("cat-file", "blob", commit + ":" + path));
    } catch (Git.Failed e) {
      return Optional.empty();
    }
  }

  /// The commit whole: its header and its message.
  public String commit(String id) throws IOException {
    return text("cat-file", "commit", id);
  }

  private String text(String... words) throws IOException {
    return new String(new Git(root).run(new byte[0], Map.of(), words), StandardCharsets.UTF_8);
  }
}
