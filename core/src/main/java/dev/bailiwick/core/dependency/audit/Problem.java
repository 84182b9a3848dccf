package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.finding.Severity;
import java.util.Optional;

/// One thing against one package in one file.
///
/// @param rule the advisory's id, or one of the words of [Rule]
/// @param message one sentence
/// @param fix the version to go to; empty where none is known
/// @param group the advisory's matter; empty for what is no advisory
public record Problem(
    String rule,
    Severity severity,
    Dependency dependency,
    String message,
    String fix,
    Optional<AdvisoryGroup> group) {

  /// What is against a package beside an advisory.
  public enum Rule {
    UNPINNED("unpinned", Severity.LOW),
    UNVOUCHED("unvouched", Severity.MEDIUM);

    private final String word;
    private final Severity severity;

    Rule(String word, Severity severity) {
      this.word = word;
      this.severity = severity;
    }

    public String word() {
      return word;
    }

    Problem against(Dependency dependency, String message, String fix) {
      return new Problem(word, severity, dependency, message, fix, Optional.empty());
    }
  }
}
