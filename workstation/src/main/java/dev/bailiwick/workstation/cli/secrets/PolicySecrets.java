package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.workstation.cli.findings.WholeFile;
import dev.bailiwick.workstation.vault.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// References are added to `secrets` of a repository's own policy; all else in it stays byte for
/// byte.
record PolicySecrets(Path root) {
  private static final Pattern SECTION = Pattern.compile("(?m)^secrets:[ \\t]*(?:#[^\\n]*)?\\n");
  private static final Pattern OTHER = Pattern.compile("(?m)^secrets:");

  /// @throws IllegalArgumentException where the section is written in a way that cannot be added
  ///   to, or a name stands there with another reference
  void add(Map<String, SecretReference> names) throws IOException {
    var file = root.resolve("bailiwick.yaml");
    var text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "version: 1\n";
    var lines = new StringBuilder();
    new TreeMap<>(names)
        .forEach((name, reference) -> {
          var line = "  " + name + ": \"" + reference + "\"\n";
          var there = Pattern.compile("(?m)^  \"?" + name + "\"?:[^\\n]*").matcher(text);
          if (!there.find()) {
            lines.append(line);
          } else if (!there.group().contains(reference.toString())) {
            throw new IllegalArgumentException(
                "bailiwick.yaml: "
                    + name
                    + " is kept elsewhere already; name another place with --to");
          }
        });
    if (lines.isEmpty()) {
      return;
    }
    var section = SECTION.matcher(text);
    if (section.find()) {
      write(file, text.substring(0, section.end()) + lines + text.substring(section.end()));
    } else if (OTHER.matcher(text).find()) {
      throw new IllegalArgumentException(
          "bailiwick.yaml: write secrets: with a name a line, so that names can be added");
    } else {
      write(file, text + (text.endsWith("\n") ? "" : "\n") + "secrets:\n" + lines);
    }
  }

  private static void write(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } else {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
  }
}
