package dev.bailiwick.core.dependency.admission;

/// What is against a package that comes in.
///
/// @param denies whether it is refused; else a person is asked
/// @param rule a stable word, e.g. `malicious`, `missing`, `too-young`
/// @param reason a clause whose subject is the package
/// @param instead the version to take in its place; empty for none
public record Objection(boolean denies, String rule, String reason, String instead) {

  static Objection deny(String rule, String reason) {
    return new Objection(true, rule, reason, "");
  }

  static Objection ask(String rule, String reason, String instead) {
    return new Objection(false, rule, reason, instead);
  }
}
