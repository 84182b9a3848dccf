package dev.bailiwick.proof.sanitizing;

import java.nio.file.Path;

/// A real file and where its texts are kept.
record Trial(Path file, String original, Path work) {

  /// The file of one of its texts: the name is the original's, for it tells the language.
  Path at(String way) {
    return work.resolve(way).resolve(file.getFileName().toString());
  }
}
