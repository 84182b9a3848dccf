package dev.bailiwick.workstation.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every secrets manager by the scheme of its references. One thread.
public final class Vaults implements AutoCloseable {
  private final List<Vault> vaults;
  private final Map<String, Vault> byScheme = new LinkedHashMap<>();
  private final Map<SecretReference, Vault.Answer> answered = new LinkedHashMap<>();

  public Vaults(List<Vault> vaults) {
    this.vaults = List.copyOf(vaults);
    vaults.forEach(vault -> vault.schemes().forEach(scheme -> byScheme.put(scheme, vault)));
  }

  public Set<String> schemes() {
    return byScheme.keySet();
  }

  /// Whether a text is a reference that one of them answers.
  public boolean isReference(String text) {
    return SecretReference.of(text).filter(r -> byScheme.containsKey(r.scheme())).isPresent();
  }

  /// Asks once for each reference.
  public Vault.Answer read(SecretReference reference) {
    var known = answered.get(reference);
    if (known != null) {
      return known;
    }
    var vault = byScheme.get(reference.scheme());
    var answer =
        vault == null
            ? new Vault.Failed(
                "no secrets manager has the scheme "
                    + reference.scheme()
                    + "; known: "
                    + String.join(", ", byScheme.keySet()))
            : vault.read(reference);
    answered.put(reference, answer);
    return answer;
  }

  /// Keeps a value; what is read afterwards is asked for anew.
  public Vault.Answer write(SecretReference reference, SecretValue value) {
    answered.clear();
    var vault = byScheme.get(reference.scheme());
    return vault == null ? read(reference) : vault.write(reference, value);
  }

  /// What is known of the age of what was read there.
  public Dates dates(SecretReference reference) {
    var vault = byScheme.get(reference.scheme());
    return vault == null ? Dates.UNKNOWN : vault.dates(reference);
  }

  /// Gives back what is not needed while the values are used.
  public void settle() {
    vaults.forEach(Vault::settle);
  }

  @Override
  public void close() {
    vaults.forEach(Vault::close);
  }
}
