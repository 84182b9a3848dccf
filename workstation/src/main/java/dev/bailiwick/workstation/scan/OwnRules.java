package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.RuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

/// A repository's own rules for secrets, `.bailiwick/secrets.yaml`, in the form of those that come
/// with the program. They find more, and never hide or soften what other rules find.
public final class OwnRules {
  private static final String FILE = ".bailiwick/secrets.yaml";
  private static final int LARGEST = 256 << 10;

  private OwnRules() {}

  /// @throws IllegalArgumentException where the file is not as it must be; one line that names it
  public static SecretScanner with(SecretScanner scanner, Path root) {
    var file = root.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return scanner;
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException("over " + LARGEST / 1024 + " KiB");
      }
      var own = RuleReader.read(FILE, Files.readString(file));
      var known = new HashSet<String>();
      scanner.rules().forEach(rule -> known.add(rule.id()));
      for (var rule : own) {
        if (!known.add(rule.id())) {
          throw new IllegalArgumentException(rule.id() + ": this id is taken; choose another");
        }
      }
      return own.isEmpty() ? scanner : scanner.and(own);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FILE + ": " + e.getMessage(), e);
    }
  }
}
