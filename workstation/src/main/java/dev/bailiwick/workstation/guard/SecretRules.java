package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.daemon.WatchedFiles;
import dev.bailiwick.workstation.daemon.WatchedFiles.Reading;
import dev.bailiwick.workstation.scan.OwnRules;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// The rules for secrets that count in a repository: those that come with the program, and its own.
///
/// @param scanner asked when the first text comes
/// @param generation differs where the rules may
public record SecretRules(Supplier<SecretScanner> scanner, long generation) {

  /// The rules of the repositories, read when one of their files changes.
  ///
  /// @param roots the repository and those around it
  /// @param builtin the rules that come with the program; not asked where no repository has its own
  static WatchedFiles<SecretRules> watched(List<Path> roots, Supplier<SecretScanner> builtin) {
    return new WatchedFiles<>(() -> reading(roots, builtin), System::nanoTime);
  }

  private static Reading<SecretRules> reading(List<Path> roots, Supplier<SecretScanner> builtin) {
    var files = roots.stream().map(OwnRules::file).toList();
    if (files.stream().noneMatch(Files::exists)) {
      return new Reading.Good<>(new SecretRules(builtin, 0), files);
    }
    try {
      var whole = OwnRules.with(builtin.get(), roots);
      return new Reading.Good<>(new SecretRules(() -> whole, System.nanoTime()), files);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return new Reading.Broken<>(String.valueOf(e.getMessage()), files);
    }
  }
}
