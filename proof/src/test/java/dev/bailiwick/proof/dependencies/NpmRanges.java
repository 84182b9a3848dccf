package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.version.NpmRange;
import dev.bailiwick.core.dependency.version.NpmRange.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/// Pairs of a range and a version against what node-semver said of them (`node-semver.mjs` writes
/// the file): range, version, and its four answers `strict loose prereleases both`.
final class NpmRanges {
  private NpmRanges() {}

  static void print(Path file) throws IOException {
    int asked = 0;
    var differing = new ArrayList<String>();
    for (var line : Files.readAllLines(file)) {
      var fields = line.split("\t", -1);
      var ours = new StringBuilder();
      for (int bits = 0; bits < 4; bits++) {
        ours.append(admits(fields[0], fields[1], options(bits)));
        asked++;
      }
      if (!ours.toString().equals(fields[2])) {
        differing.add(line + " ours " + ours);
      }
    }
    differing.forEach(IO::println);
    IO.println("%d questions, %d pairs differ".formatted(asked, differing.size()));
  }

  private static Set<Option> options(int bits) {
    var options = EnumSet.noneOf(Option.class);
    if ((bits & 1) != 0) {
      options.add(Option.LOOSE);
    }
    if ((bits & 2) != 0) {
      options.add(Option.PRERELEASES);
    }
    return options;
  }

  /// `1` admitted, `0` not, `x` no range.
  private static String admits(String range, String version, Set<Option> options) {
    return NpmRange.parse(range, options).map(read -> read.admits(version) ? "1" : "0").orElse("x");
  }
}
