package dev.bailiwick.core.code.value;

/// Something that a program may have checked. Compared by identity, so each is made once.
public enum Fact {
  /// Who asks is known and was looked at in a condition.
  PRINCIPAL_CHECKED,
  /// A policy, role or owner was checked.
  AUTHORIZED
}
