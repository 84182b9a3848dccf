package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.CodeFile;
import java.util.List;
import java.util.Optional;

/// The files that may be looked at. A port: who has them decides which those are.
public interface Project {

  /// The file at that path, relative to the root; empty where there is none that can be read.
  Optional<CodeFile> file(String path);

  /// The paths of all files directly in the folder that are in a language of ours; sorted.
  ///
  /// @param folder relative to the root, empty for the root itself
  List<String> siblings(String folder);

  /// The text of a file that is no code, relative to the root: properties, settings.
  default Optional<String> text(String path) {
    return Optional.empty();
  }
}
