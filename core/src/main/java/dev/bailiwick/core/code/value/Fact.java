package dev.bailiwick.core.code.value;

/// Something that a program may have checked. Compared by identity, so each is made once.
public enum Fact {

  /// A policy, role or owner was checked.
  AUTHORIZED,

  /// Who runs the program has asked for it to be careless.
  CARELESS
}
