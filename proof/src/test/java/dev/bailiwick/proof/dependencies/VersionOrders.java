package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.version.Version;
import dev.bailiwick.core.dependency.version.VersionScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables of `a < b` lines against our order; each line counts in both directions.
///
/// The folder is `semantic/testdata` of google/osv-scalibr, or one laid out like it.
final class VersionOrders {
  private static final Map<String, VersionScheme> SCHEMES = new LinkedHashMap<>();

  static {
    SCHEMES.put("semver", VersionScheme.SEMANTIC);
    SCHEMES.put("nuget", VersionScheme.NUGET);
    SCHEMES.put("pypi", VersionScheme.PYTHON);
    SCHEMES.put("maven", VersionScheme.MAVEN);
    SCHEMES.put("rubygems", VersionScheme.RUBY);
    SCHEMES.put("packagist", VersionScheme.COMPOSER);
    SCHEMES.put("debian", VersionScheme.DEBIAN);
  }

  private VersionOrders() {}

  static void print(Path folder) throws IOException {
    int lines = 0;
    int wrong = 0;
    for (var scheme : SCHEMES.entrySet()) {
      for (var suffix : List.of("-versions.txt", "-versions-generated.txt")) {
        var file = folder.resolve(scheme.getKey() + suffix);
        if (!Files.exists(file)) {
          continue;
        }
        var differing = new ArrayList<String>();
        int read = 0;
        for (var line : Files.readAllLines(file)) {
          if (line.isBlank() || line.startsWith("# ") || line.startsWith("// ")) {
            continue;
          }
          read++;
          if (!agrees(scheme.getValue(), line.split(" "))) {
            differing.add(line);
          }
        }
        lines += read;
        wrong += differing.size();
        IO.println(
            "%-36s %6d lines %5d differ".formatted(file.getFileName(), read, differing.size()));
        differing.forEach(line -> IO.println(scheme.getKey() + "\t" + line));
      }
    }
    IO.println("%d of %d lines agree".formatted(lines - wrong, lines));
  }

  private static boolean agrees(VersionScheme scheme, String[] line) {
    var left = scheme.parse(line[0]).orElseThrow();
    var right = scheme.parse(line[2]).orElseThrow();
    int expected =
        switch (line[1]) {
          case "<" -> -1;
          case "=" -> 0;
          default -> 1;
        };
    return sign(left, right) == expected && sign(right, left) == -expected;
  }

  private static int sign(Version left, Version right) {
    return Integer.signum(left.compareTo(right));
  }
}
