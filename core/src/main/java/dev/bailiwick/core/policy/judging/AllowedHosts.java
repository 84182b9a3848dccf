package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.policy.rule.HostPattern;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The hosts that a program without a judge may open: a sandbox, a firewall.
public final class AllowedHosts {
  private static final String SECTION = "network.allow";

  private AllowedHosts() {}

  /// Lines of `network.allow` as they are written, sorted: those that every source takes in that
  /// states a list, and of which no line denies a part. What the policy allows beside them is left
  /// out; nothing is in that it does not allow.
  public static List<String> of(Ruleset ruleset) {
    var allowed = new TreeSet<String>();
    for (var source : ruleset.sources()) {
      for (var line : source.networkAllow().orElse(List.of())) {
        if (isAgreed(line, ruleset) && !isDenied(line, ruleset)) {
          text(line, source).ifPresent(allowed::add);
        }
      }
    }
    return List.copyOf(allowed);
  }

  private static boolean isAgreed(HostPattern line, Ruleset ruleset) {
    return ruleset.sources().stream()
        .flatMap(source -> source.networkAllow().stream())
        .allMatch(lines -> lines.stream().anyMatch(one -> one.takesIn(line)));
  }

  private static boolean isDenied(HostPattern line, Ruleset ruleset) {
    return ruleset.sources().stream()
        .flatMap(source -> source.networkDeny().stream())
        .anyMatch(denied -> denied.meets(line));
  }

  private static Optional<String> text(HostPattern pattern, SourceRules source) {
    return source.lines().stream()
        .filter(line -> line.section().equals(SECTION) && line.rule().equals(pattern.rule()))
        .map(line -> line.value())
        .findFirst();
  }
}
