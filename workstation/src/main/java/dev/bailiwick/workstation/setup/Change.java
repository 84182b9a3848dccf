package dev.bailiwick.workstation.setup;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file's content before and after, as [Bytes]; `null` stands for no file.
///
/// @param mode the mode to set, e.g. `rw-------`; empty to keep the one it has
public record Change(
    Path file, @Nullable String before, @Nullable String after, Optional<String> mode) {

  /// `created`, `changed` or `removed`.
  public String word() {
    if (before == null) {
      return "created";
    }
    return after == null ? "removed" : "changed";
  }

  /// The difference as `diff -u` writes it, paths relative to the root.
  public String diff(Path root) {
    var name = file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    return UnifiedDiff.of(name, Bytes.shown(before), Bytes.shown(after));
  }
}
