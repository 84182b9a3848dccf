package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import java.util.Locale;

/// Who wrote a policy file, the uppermost first. A lower layer can only tighten.
public enum Layer {
  BUILTIN,
  ORGANISATION,
  TEAM,
  REPOSITORY,
  USER;

  /// The word in decisions, e.g. `organisation`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A rule of this layer that stands at `source`.
  public Decision.Rule rule(String id, String source) {
    return new Decision.Rule(id, word(), source);
  }

  /// A rule that stands in no file.
  public static Decision.Rule builtin(String name) {
    return BUILTIN.rule("builtin:" + name, "");
  }
}
