package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.workstation.cli.findings.WholeFile;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.vault.EnvFile;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import dev.bailiwick.workstation.vault.Vaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Values in the clear move from a file of variables into a secrets manager; a reference takes the
/// place of each.
///
/// A value is kept first, read back, and only then taken out of the file, which is replaced whole.
///
/// @param to where: a reference without a field, e.g. `vault://kv/app` or `keychain://app`
record Migration(Terminal terminal, Vaults vaults, String to) {
  private static final int NOT_ALL = 1;

  /// The variables whose values are in the clear.
  static List<Binding> literals(List<Binding> bindings) {
    return bindings.stream().filter(Binding.Literal.class::isInstance).toList();
  }

  /// Those of them that read like secrets.
  static List<Binding> secrets(List<Binding> bindings) {
    return bindings.stream()
        .filter(one -> one instanceof Binding.Literal literal && literal.secret())
        .toList();
  }

  /// @throws IllegalArgumentException where `to` is no place
  void check(List<Binding> wanted) {
    wanted.forEach(one -> reference(one.name()));
  }

  /// @param wanted the variables to move
  int run(Path file, List<Binding> wanted) throws IOException {
    var names = wanted.stream().map(Binding::name).collect(Collectors.toSet());
    var text = Files.readString(file, StandardCharsets.UTF_8);
    var moved = new ArrayList<EnvFile.Entry>();
    for (var entry : EnvFile.read(text)) {
      if (names.contains(entry.name()) && isKept(entry.name(), SecretValue.of(entry.value()))) {
        moved.add(entry);
      }
    }
    WholeFile.replace(file, rewritten(text, moved).getBytes(StandardCharsets.UTF_8));
    moved.forEach(entry -> terminal.note(entry.name() + " is now " + reference(entry.name())));
    return moved.size() < names.size() ? NOT_ALL : 0;
  }

  /// Where a variable's value is kept.
  SecretReference reference(String name) {
    var written = to.startsWith("keychain://") ? to + "/" + name : to + "#" + name;
    return SecretReference.of(written)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--to " + to + " is no place; write vault://MOUNT/PATH or keychain://SERVICE"));
  }

  /// Keeps a value and reads it back; false after a line for a person.
  boolean isKept(String name, SecretValue value) {
    var reference = reference(name);
    var answer = vaults.write(reference, value);
    if (answer instanceof Vault.Found(SecretValue back) && back.equals(value)) {
      return true;
    }
    terminal.note(
        name
            + ": "
            + reference
            + ": "
            + switch (answer) {
              case Vault.Found _ -> "another value came back";
              case Vault.Absent(String why) -> why;
              case Vault.Failed(String why) -> why;
            });
    return false;
  }

  private String rewritten(String text, List<EnvFile.Entry> moved) {
    var out = new StringBuilder(text);
    for (var entry : moved.reversed()) {
      out.replace(entry.start(), entry.end(), reference(entry.name()).toString());
    }
    return out.toString();
  }
}
