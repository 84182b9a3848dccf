package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.vault.EnvFile;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.Vaults;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Which variables a repository wants, from `secrets` of its policy and from its `.env` files; a
/// later file's word counts.
///
/// @param config the folder of the user's own policy
record Bindings(Path root, Path config, Vaults vaults, Supplier<SecretScanner> scanner) {
  private static final int MOST_BYTES = 1 << 20;

  /// In the order of their names.
  ///
  /// @param files `.env` files; one that is missing is a mistake
  /// @throws IllegalArgumentException one line that names the file and the mend
  List<Binding> read(List<Path> files) throws IOException {
    var all = new TreeMap<String, Binding>();
    ofPolicy(new PolicyFiles(root, config).read().orThrow().settings().secrets(), all);
    for (var file : files) {
      ofFile(file, all);
    }
    return new ArrayList<>(all.values());
  }

  private void ofPolicy(Map<String, String> secrets, Map<String, Binding> into) {
    secrets.forEach((name, text) ->
        into.put(
            name,
            new Binding.Kept(
                name,
                SecretReference.of(text)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "bailiwick.yaml: secrets."
                                + name
                                + ": "
                                + text
                                + " is no reference; write SCHEME://PLACE#FIELD")),
                "bailiwick.yaml")));
  }

  private void ofFile(Path file, Map<String, Binding> into) throws IOException {
    var where = file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException(where + ": no file of at most 1 MiB");
    }
    try {
      var text = Files.readString(file, StandardCharsets.UTF_8);
      for (var entry : EnvFile.read(text)) {
        into.put(entry.name(), binding(entry, where));
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(where + ": not UTF-8", e);
    }
  }

  private Binding binding(EnvFile.Entry entry, String where) {
    return vaults.isReference(entry.value())
        ? new Binding.Kept(entry.name(), SecretReference.of(entry.value()).orElseThrow(), where)
        : new Binding.Literal(entry.name(), entry.value(), isSecret(entry), where);
  }

  private boolean isSecret(EnvFile.Entry entry) {
    var line = (entry.name() + "=" + entry.value() + "\n").getBytes(StandardCharsets.UTF_8);
    return !new ContentScan(scanner.get()).scan(".env", line, line.length).findings().isEmpty();
  }
}
