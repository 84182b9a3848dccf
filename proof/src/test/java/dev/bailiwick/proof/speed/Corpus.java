package dev.bailiwick.proof.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The contents of a folder's files in memory, in an order that has nothing to do with their names
/// and is the same in each run.
record Corpus(List<byte[]> files, long bytes) {
  private static final long LARGEST_FILE = 4 << 20;

  /// @param most how many bytes at most; files are drawn until they are reached
  static Corpus of(Path folder, long most) throws IOException {
    var paths = new ArrayList<Path>();
    try (var walk = Files.walk(folder)) {
      walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> size(path) <= LARGEST_FILE)
          .sorted()
          .forEach(paths::add);
    }
    Collections.shuffle(paths, new Random(1));
    var files = new ArrayList<byte[]>();
    long bytes = 0;
    for (var path : paths) {
      if (bytes >= most) {
        break;
      }
      var content = Files.readAllBytes(path);
      files.add(content);
      bytes += content.length;
    }
    return new Corpus(files, bytes);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
