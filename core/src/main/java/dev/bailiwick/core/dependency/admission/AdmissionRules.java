package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.audit.Ignore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a policy wants of packages that come in.
///
/// @param pinned whether each must come in one version that is named
/// @param minimumAge how long a release must have been out
/// @param ageStated whether the policy says so itself; a release without a date is then a question
/// @param now UTC
public record AdmissionRules(
    boolean pinned,
    Duration minimumAge,
    boolean ageStated,
    Word scripts,
    Word offline,
    List<Ignore> ignores,
    Instant now) {

  /// What a matter comes to.
  public enum Word {
    ALLOW,
    ASK,
    DENY
  }

  public AdmissionRules {
    ignores = List.copyOf(ignores);
  }

  /// The same at another time.
  public AdmissionRules at(Instant time) {
    return new AdmissionRules(pinned, minimumAge, ageStated, scripts, offline, ignores, time);
  }
}
