package dev.bailiwick.workstation.vault;

import java.util.Set;

/// One kind of secrets manager. One thread.
public interface Vault extends AutoCloseable {

  /// What came of asking for a secret.
  sealed interface Answer {}

  record Found(SecretValue value) implements Answer {}

  /// The manager answers, and has nothing there.
  ///
  /// @param why one clause without any value
  record Absent(String why) implements Answer {}

  /// The manager was not reached, or lets us not in.
  ///
  /// @param why one clause without any value, with the mend where it is known
  record Failed(String why) implements Answer {}

  /// The schemes of references it answers.
  Set<String> schemes();

  Answer read(SecretReference reference);

  /// Keeps a value, in the place of an older one; what else is kept there stays.
  ///
  /// @return the value as it reads now
  default Answer write(SecretReference reference, SecretValue value) {
    return new Failed("values cannot be written there from here; use its own program");
  }

  /// When what was read there was made and when it ends; empty where the manager does not say.
  default Dates dates(SecretReference reference) {
    return Dates.UNKNOWN;
  }

  /// Gives back what is not needed while the values are used (a token it logged in for).
  default void settle() {}

  /// Gives back what it was lent, values with a term among it.
  @Override
  default void close() {}
}
