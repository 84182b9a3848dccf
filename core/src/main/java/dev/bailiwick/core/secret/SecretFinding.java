package dev.bailiwick.core.secret;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.finding.Validation;
import java.util.List;
import java.util.Optional;

/// A secret that was found. Holds where it stands and never what it is.
///
/// @param start in bytes; the value itself, without what tells of it
/// @param end in bytes, exclusive
/// @param masked the public start of the value and stars
/// @param fingerprint the same for the same value under the same rule, wherever it stands
/// @param runbook how to take it out of use: a file under `rules/runbooks`
public record SecretFinding(
    String rule,
    Severity severity,
    Confidence confidence,
    String message,
    int start,
    int end,
    String masked,
    String fingerprint,
    Optional<Validation> validated,
    String runbook,
    List<String> cwe) {

  public SecretFinding {
    cwe = List.copyOf(cwe);
  }
}
