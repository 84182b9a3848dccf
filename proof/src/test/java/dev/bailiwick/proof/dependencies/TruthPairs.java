package dev.bailiwick.proof.dependencies;

import dev.bailiwick.core.dependency.advisory.Advisory;
import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.advisory.OsvReader;
import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.dependency.format.MalformedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// PyPA's records name ranges and, one by one, the versions that stood in them when they were
/// written: the ranges alone must hold each.
final class TruthPairs {
  private TruthPairs() {}

  static void print(Path folder) throws IOException {
    int records = 0;
    int pairs = 0;
    int missed = 0;
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (var file : files) {
      for (var affected : affected(file)) {
        var advisory = affected.advisory();
        if (advisory.ranges().isEmpty()) {
          continue;
        }
        records++;
        var ranges =
            new Advisory(
                advisory.id(),
                List.of(),
                "",
                advisory.kind(),
                advisory.severity(),
                advisory.ranges(),
                List.of());
        for (var version : advisory.versions()) {
          pairs++;
          if (ranges.match(affected.ecosystem(), version) != Match.AFFECTED) {
            missed++;
            IO.println("not in its ranges: " + advisory.id() + " " + version);
          }
        }
      }
    }
    IO.println(
        "%,d records with ranges, %,d pairs, %,d not held".formatted(records, pairs, missed));
  }

  private static List<OsvReader.Affected> affected(Path file) throws IOException {
    try {
      var text = new Document("r.yaml", Files.readString(file), Neighbours.NONE).yaml().write();
      return OsvReader.read(text) instanceof OsvReader.Read read ? read.affected() : List.of();
    } catch (MalformedText e) {
      IO.println(file + ": " + e.message());
      return List.of();
    }
  }
}
