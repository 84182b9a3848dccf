package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.workstation.vault.SecretReference;

/// A variable of the child, and what it is bound to.
///
/// @param where the file that says so
sealed interface Binding {
  String name();

  String where();

  /// Kept by a secrets manager.
  record Kept(String name, SecretReference reference, String where) implements Binding {}

  /// In the clear in a file.
  ///
  /// @param secret whether it reads like a secret
  record Literal(String name, String value, boolean secret, String where) implements Binding {
    @Override
    public String toString() {
      return name;
    }
  }
}
