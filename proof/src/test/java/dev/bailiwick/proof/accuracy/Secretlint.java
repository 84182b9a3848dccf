package dev.bailiwick.proof.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the snapshots that secretlint's rules are tested with: what goes in, and whether a message
/// comes out. A snapshot with options of its own is left out: what comes out depends on them.
final class Secretlint {
  static final String FAMILY = "secretlint";

  /// What says nothing about a kind of secrets: the machinery, and rules that find what they are
  /// told to.
  private static final Set<String> NO_KINDS =
      Set.of(
          "example",
          "filter-comments",
          "internal-test-cjs",
          "internal-test-esm",
          "pattern",
          "source-creator",
          "no-homedir",
          "no-dotenv");

  private static final Pattern INPUT = Pattern.compile("\"filePath\":\\s*\"[^\"]*/([^\"/]+)\"");

  private Secretlint() {}

  static List<Sample> read(Path checkout) throws IOException {
    var samples = new ArrayList<Sample>();
    try (var rules = Files.list(checkout.resolve("packages/@secretlint"))) {
      for (var rule : rules.sorted().toList()) {
        var folder = rule.resolve("test/snapshots");
        var kind = String.valueOf(rule.getFileName()).replace("secretlint-rule-", "");
        if (Files.isDirectory(folder) && !NO_KINDS.contains(kind)) {
          snapshots(kind, folder, samples);
        }
      }
    }
    return samples;
  }

  private static void snapshots(String kind, Path folder, List<Sample> samples) throws IOException {
    try (var cases = Files.list(folder)) {
      for (var one : cases.sorted().toList()) {
        var output = one.resolve("output.json");
        if (Files.exists(output) && !hasOptions(one)) {
          snapshot(kind, one, Files.readString(output), samples);
        }
      }
    }
  }

  /// The output names the file it is about.
  private static void snapshot(String kind, Path folder, String output, List<Sample> samples)
      throws IOException {
    var named = INPUT.matcher(output);
    if (!named.find() || !Files.isRegularFile(folder.resolve(named.group(1)))) {
      return;
    }
    var bytes = Files.readAllBytes(folder.resolve(named.group(1)));
    boolean secret = !output.replaceAll("\\s", "").contains("\"messages\":[]");
    samples.add(
        new Sample(
            FAMILY, kind, named.group(1), new String(bytes, StandardCharsets.ISO_8859_1), secret));
  }

  private static boolean hasOptions(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("options."));
    }
  }
}
