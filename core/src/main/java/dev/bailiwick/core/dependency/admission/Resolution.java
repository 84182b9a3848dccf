package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.version.Version;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which release a requirement comes to, as the manager would choose.
final class Resolution {
  private static final Set<String> NEWEST = Set.of("", "*", "latest", "LATEST", "RELEASE");

  private final Known facts;
  private final Dependency dependency;
  private final Ecosystem ecosystem;

  Resolution(Known facts, Dependency dependency) {
    this.facts = facts;
    this.dependency = dependency;
    this.ecosystem = dependency.ecosystem();
  }

  /// Empty where the registry has no such release, or the requirement is not understood.
  Optional<Release> release() {
    if (!dependency.version().isEmpty()) {
      return exactly(dependency.version());
    }
    var wanted = dependency.requirement().strip();
    if (NEWEST.contains(wanted)) {
      return facts.release(facts.newest()).or(() -> highest(_ -> true));
    }
    var range = RequirementRange.of(ecosystem, wanted);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    var newest = facts.release(facts.newest());
    // Where a range has no finished release, what comes before one.
    return newest
        .filter(one -> range.get().test(one.version()))
        .or(() -> highest(range.get(), _ -> true, false))
        .or(() -> highest(range.get(), _ -> true, true));
  }

  private Optional<Release> exactly(String version) {
    var same = facts.release(version);
    if (same.isPresent()) {
      return same;
    }
    var wanted = ecosystem.version(version);
    return facts.releases().stream()
        .filter(one -> ecosystem.version(one.version()).filter(v -> isSame(v, wanted)).isPresent())
        .findFirst();
  }

  private static boolean isSame(Version version, Optional<Version> wanted) {
    return wanted.isPresent() && version.compareTo(wanted.get()) == 0;
  }

  /// The highest finished release that stands and that the requirement and the test let in.
  Optional<Release> highest(Predicate<Release> test) {
    Predicate<String> range =
        NEWEST.contains(dependency.requirement().strip()) || !dependency.version().isEmpty()
            ? _ -> true
            : RequirementRange.of(ecosystem, dependency.requirement()).orElse(_ -> true);
    return highest(range, test, false);
  }

  /// Popular packages have thousands of releases: what is lower than what was found is not tested.
  private Optional<Release> highest(
      Predicate<String> range, Predicate<Release> test, boolean unfinished) {
    var found = Optional.<Release>empty();
    var top = Optional.<Version>empty();
    for (var release : facts.releases()) {
      var version =
          release.withdrawn() ? Optional.<Version>empty() : ecosystem.version(release.version());
      if (version.isEmpty()
          || version.get().isPrerelease() && !unfinished
          || top.filter(best -> best.compareTo(version.get()) >= 0).isPresent()) {
        continue;
      }
      if (range.test(release.version()) && test.test(release)) {
        found = Optional.of(release);
        top = version;
      }
    }
    return found;
  }
}
