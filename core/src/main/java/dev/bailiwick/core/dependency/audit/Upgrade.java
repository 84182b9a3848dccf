package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.advisory.Advisory;
import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lowest version above one that no advisory means any more.
public final class Upgrade {
  private Upgrade() {}

  /// Among the versions that advisories call fixed; empty where each of them is meant by another,
  /// or none is named.
  public static Optional<String> of(
      List<Advisory> advisories, Ecosystem ecosystem, String version) {
    var from = ecosystem.version(version);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    return advisories.stream()
        .flatMap(advisory -> advisory.fixes(ecosystem, from.get()))
        .distinct()
        .sorted(order(ecosystem))
        .filter(fixed -> isClear(advisories, ecosystem, fixed))
        .findFirst();
  }

  /// Whether no advisory means the version.
  public static boolean isClear(List<Advisory> advisories, Ecosystem ecosystem, String version) {
    return advisories.stream()
        .filter(advisory -> advisory.kind() != Advisory.Kind.INFORMATIONAL)
        .noneMatch(advisory -> advisory.match(ecosystem, version) == Match.AFFECTED);
  }

  static Comparator<String> order(Ecosystem ecosystem) {
    return Comparator.comparing(
        (String text) -> ecosystem.version(text).orElse(null),
        Comparator.nullsLast(Comparator.<Version>naturalOrder()));
  }
}
