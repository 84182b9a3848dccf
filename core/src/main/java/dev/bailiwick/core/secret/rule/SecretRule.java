package dev.bailiwick.core.secret.rule;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Severity;
import java.util.List;
import java.util.Optional;

/// One kind of secret.
///
/// @param name what it is, as a person says it
/// @param risk what somebody can do with it
/// @param confidence how sure a match is while nothing speaks for or against it
/// @param pattern see [dev.bailiwick.core.secret.pattern.TokenPattern]
/// @param before words of which one must stand a little before the value; empty where the value
///   tells by itself
/// @param assigned true where the words are (part of) the name that the value is assigned to
/// @param checks the proofs that can be tried on a value without a network
/// @param alone true where a match must begin a line, or follow a name and `:` directly, as in a
///   list of accounts
/// @param general true where the rule knows the place a secret stands in and not whose it is; of
///   two that overlap the other one is told
/// @param surprise the least surprise per character a value must have; 0 for any
/// @param runbook how to take it out of use
/// @param examples templates of what it must find
/// @param leaves templates of what it must not find
public record SecretRule(
    String id,
    String vendor,
    String name,
    String risk,
    Severity severity,
    Confidence confidence,
    String pattern,
    List<String> before,
    boolean assigned,
    List<String> checks,
    Optional<Companion> with,
    boolean alone,
    boolean general,
    double surprise,
    String runbook,
    List<String> references,
    List<String> examples,
    List<String> leaves,
    List<String> cwe) {

  /// Another rule whose match nearby makes this one surer.
  ///
  /// @param lines how far away it may stand
  /// @param required true where a match without it is none
  public record Companion(String rule, int lines, boolean required) {}

  public SecretRule {
    before = List.copyOf(before);
    checks = List.copyOf(checks);
    references = List.copyOf(references);
    examples = List.copyOf(examples);
    leaves = List.copyOf(leaves);
    cwe = List.copyOf(cwe);
  }

  /// Whose secret it is; empty where the rule does not know.
  public String owner() {
    return general ? "" : vendor;
  }
}
