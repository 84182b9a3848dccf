package dev.bailiwick.workstation.cli.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.cli.findings.WholeFile;
import dev.bailiwick.workstation.scan.MendablePlaces;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Puts references to the environment in the place of secrets, file by file. One thread.
///
/// A file is replaced as a whole or left as it is. Guesses (low confidence) are left, and so is
/// what stands where the language takes no expression.
final class Mending {
  private static final int LARGEST = 4 << 20;

  /// What became of a file.
  ///
  /// @param variables that took a secret's place
  /// @param left why secrets stand there still; empty where none does
  record Mended(String path, List<String> variables, String left) {
    Mended {
      variables = List.copyOf(variables);
    }
  }

  private final MendablePlaces places;
  private final Path root;
  private final EnvironmentReferences references = new EnvironmentReferences();

  Mending(SecretScanner scanner, Path root) {
    this.places = new MendablePlaces(scanner);
    this.root = root;
  }

  /// @param findings what may be mended, by their files
  List<Mended> mend(List<Finding> findings) throws IOException {
    var fingerprints = new HashMap<String, Set<String>>();
    var paths = new TreeSet<String>();
    for (var finding : findings) {
      paths.add(finding.path());
      fingerprints.computeIfAbsent(finding.path(), _ -> new HashSet<>()).add(finding.fingerprint());
    }
    var mended = new ArrayList<Mended>();
    for (var path : paths) {
      mended.add(mend(path, fingerprints.getOrDefault(path, Set.of())));
    }
    return mended;
  }

  private Mended mend(String path, Set<String> wanted) throws IOException {
    var file = root.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      return new Mended(path, List.of(), "no plain file of at most 4 MiB");
    }
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new Mended(path, List.of(), "not UTF-8");
    }
    var held = places.of(path, text, found -> wanted.contains(found.fingerprint()));
    var result = references.mend(path, text, held);
    if (!result.replaced().isEmpty()) {
      WholeFile.replace(file, result.text().getBytes(StandardCharsets.UTF_8));
    }
    return new Mended(
        path,
        result.replaced().stream()
            .map(EnvironmentReferences.Replaced::variable)
            .distinct()
            .toList(),
        result.left().isEmpty() ? "" : "no reference to the environment can stand there");
  }
}
