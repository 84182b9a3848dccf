package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the files that ripsecrets is tested with: a secret a line, a secret a file, and none.
final class Ripsecrets {
  static final String FAMILY = "ripsecrets";

  private Ripsecrets() {}

  static List<Sample> read(Path checkout) throws IOException {
    var samples = new ArrayList<Sample>();
    for (var folder : List.of("one_per_line", "one_per_file", "none")) {
      try (var files = Files.walk(checkout.resolve("test").resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          file(file, folder, samples);
        }
      }
    }
    return samples;
  }

  private static void file(Path file, String folder, List<Sample> samples) throws IOException {
    var kind = String.valueOf(file.getFileName());
    boolean secret = !folder.equals("none");
    if (folder.equals("one_per_file")) {
      samples.add(new Sample(FAMILY, kind, kind, Files.readString(file), secret));
      return;
    }
    for (var line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        samples.add(new Sample(FAMILY, kind, kind, line, secret));
      }
    }
  }
}
