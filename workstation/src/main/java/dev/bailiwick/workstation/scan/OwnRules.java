package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.RuleReader;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A repository's own rules for secrets, `.bailiwick/secrets.yaml`, in the form of those that come
/// with the program. They find more, and never hide or soften what other rules find.
public final class OwnRules {
  private static final String FILE = ".bailiwick/secrets.yaml";
  private static final int LARGEST = 256 << 10;

  private OwnRules() {}

  /// Where the rules of a repository stand.
  public static Path file(Path root) {
    return root.resolve(FILE);
  }

  /// @throws IllegalArgumentException where the file is not as it must be; one line that names it
  public static SecretScanner with(SecretScanner scanner, Path root) {
    return with(scanner, List.of(root));
  }

  /// The same for a repository and those around it; a rule that two of them have counts once.
  ///
  /// @throws IllegalArgumentException where a file is not as it must be; one line that names it
  public static SecretScanner with(SecretScanner scanner, List<Path> roots) {
    var known = scanner.rules().stream().map(SecretRule::id).collect(Collectors.toSet());
    var own = roots.stream().flatMap(root -> read(root, known).stream()).distinct().toList();
    try {
      return own.isEmpty() ? scanner : scanner.and(own);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static List<SecretRule> read(Path root, Set<String> taken) {
    var file = file(root);
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw new IllegalArgumentException("no regular file of at most " + LARGEST / 1024 + " KiB");
      }
      var own = RuleReader.read(FILE, Files.readString(file));
      var known = new HashSet<>(taken);
      for (var rule : own) {
        if (!known.add(rule.id())) {
          throw new IllegalArgumentException(rule.id() + ": this id is taken; choose another");
        }
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FILE + ": " + e.getMessage(), e);
    }
  }
}
