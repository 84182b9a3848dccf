package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The findings of an earlier scan or review, as `--format json` printed them: known, and not
/// reported again. The same secret under another path is the same secret.
public final class Baseline {
  public static final Baseline EMPTY = new Baseline(Set.of());

  private static final JsonReader.Limits LIMITS = JsonReader.Limits.EVENT;

  private final Set<String> fingerprints;

  private Baseline(Set<String> fingerprints) {
    this.fingerprints = Set.copyOf(fingerprints);
  }

  /// @throws IllegalArgumentException where the file is none
  public static Baseline read(Path file) throws IOException {
    var fingerprints = new HashSet<String>();
    try {
      switch (JsonReader.read(Files.readString(file), LIMITS)) {
        case JsonReader.Malformed(String message, int line, int _) ->
            throw new IllegalArgumentException(
                "--baseline "
                    + file
                    + ": line "
                    + line
                    + ": "
                    + message
                    + "; make it with `--format json`");
        case JsonReader.Parsed(Json.Obj report) -> {
          for (var finding : report.array("findings")) {
            if (finding instanceof Json.Obj one) {
              one.string("fingerprint").ifPresent(fingerprints::add);
            }
          }
        }
        case JsonReader.Parsed _ ->
            throw new IllegalArgumentException(
                "--baseline " + file + ": no report with findings; make it with `--format json`");
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "--baseline " + file + ": no such file; make it with `--format json`", e);
    }
    return new Baseline(fingerprints);
  }

  boolean knows(Finding finding) {
    return fingerprints.contains(finding.fingerprint());
  }
}
