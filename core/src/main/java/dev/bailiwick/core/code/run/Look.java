package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.text.ContentDigest;

/// Something that was looked at, and what was seen: as long as the same is seen there, what came of
/// it still holds.
///
/// @param path relative to the root
/// @param seen what tells it from anything else, or empty where there was nothing
public record Look(Kind kind, String path, String seen) {

  /// What can be looked at.
  public enum Kind {
    /// A file of code.
    FILE,
    /// The names of the files in a folder.
    FOLDER,
    /// A file of no code.
    TEXT,
    /// All of a program's code that says who may come in; the path is the language's name.
    GATES
  }

  public static Look at(Kind kind, String path, Project project) {
    var seen =
        switch (kind) {
          case FILE -> project.file(path).map(CodeFile::digest).orElse("");
          case FOLDER -> ContentDigest.of(String.join("\n", project.siblings(path)));
          case TEXT -> project.text(path).map(ContentDigest::of).orElse("");
          case GATES -> "";
        };
    return new Look(kind, path, seen);
  }
}
