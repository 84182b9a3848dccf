package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// The release that a requirement comes to.
///
/// @param dependency in the release's version
/// @param facts what judging the release takes: [#judging]
/// @param until when its registry has to be asked again, UTC
public record Resolved(Dependency dependency, Known facts, Instant until) {
  private static final int FEW = 4;

  /// Whose requirement.
  public record Key(Ecosystem ecosystem, Need need) {

    /// A package that is asked for in one version.
    public static Key exactly(PackageName name, String version) {
      return new Key(name.ecosystem(), new Need(name.name(), "=" + version));
    }
  }

  /// It stands first among its facts once they are those of [#judging].
  public Release release() {
    return facts.release(dependency.version()).orElseThrow();
  }

  /// Of all facts those that count for one release: itself with what it brings, the newest, the
  /// first that came out, and some more, which tell that there are many.
  public static Known judging(Known facts, Release release, List<Need> needs) {
    var kept = new LinkedHashSet<Release>();
    facts
        .since()
        .ifPresent(since ->
            facts.releases().stream()
                .filter(one -> Objects.equals(one.published(), since))
                .findFirst()
                .ifPresent(kept::add));
    facts.release(facts.newest()).ifPresent(kept::add);
    facts.releases().stream().limit(FEW).forEach(kept::add);
    var releases = new ArrayList<Release>();
    releases.add(of(release, needs));
    for (var one : kept) {
      if (!one.version().equals(release.version())) {
        releases.add(of(one, null));
      }
    }
    return new Known(releases, facts.newest());
  }

  private static Release of(Release one, @org.jspecify.annotations.Nullable List<Need> needs) {
    return new Release(one.version(), one.published(), one.withdrawn(), one.runsCode(), needs);
  }
}
