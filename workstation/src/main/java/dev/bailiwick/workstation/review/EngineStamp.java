package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.CodeReview;
import dev.bailiwick.core.text.ContentDigest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/// What tells this build of the program from another: times and sizes of what it was loaded from.
final class EngineStamp {
  private EngineStamp() {}

  static String of() {
    return ContentDigest.of(stamp(CodeReview.class) + stamp(EngineStamp.class));
  }

  private static String stamp(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? String.valueOf(type.getModule().getDescriptor())
          : stamp(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("this program cannot be read", e);
    }
  }

  private static String stamp(Path place) throws IOException {
    var seen = new TreeSet<String>();
    try (var files = Files.walk(place)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file)) {
          seen.add(
              place.relativize(file)
                  + " "
                  + Files.size(file)
                  + " "
                  + Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return String.join("\n", seen);
  }
}
