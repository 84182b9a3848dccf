package dev.bailiwick.core.dependency.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a registry says of a package.
public sealed interface PackageFacts {

  /// The registry knows it.
  ///
  /// @param releases in the order of the registry; may be empty
  /// @param newest the release the registry calls the latest; empty where it calls none so
  record Known(List<Release> releases, String newest) implements PackageFacts {
    public Known {
      releases = List.copyOf(releases);
    }

    public Optional<Release> release(String version) {
      for (var release : releases) {
        if (release.version().equals(version)) {
          return Optional.of(release);
        }
      }
      return Optional.empty();
    }

    /// When the first release came out; empty where no date is known.
    public Optional<Instant> since() {
      var first = Optional.<Instant>empty();
      for (var release : releases) {
        var published = release.published();
        if (published != null && first.filter(published::isAfter).isEmpty()) {
          first = Optional.of(published);
        }
      }
      return first;
    }
  }

  /// The registry answered that there is no such package.
  record Missing() implements PackageFacts {}

  /// Nobody answered, in time or at all; `why` is one clause.
  record Unknown(String why) implements PackageFacts {}

  /// A package that a release brings with it.
  ///
  /// @param requirement as the registry spells it; empty where it leaves the version open
  record Need(String name, String requirement) {}

  /// One version.
  ///
  /// @param published UTC; null where the registry does not say
  /// @param withdrawn yanked, unlisted or deprecated by its author
  /// @param runsCode whether installing it runs code of its own; false too where the registry
  ///   cannot say
  /// @param needs what comes with it; null where its registry tells that apart, or not at all
  record Release(
      String version,
      @Nullable Instant published,
      boolean withdrawn,
      boolean runsCode,
      @Nullable List<Need> needs) {
    public Release {
      needs = needs == null ? null : List.copyOf(needs);
    }

    public static Release of(String version, @Nullable Instant published) {
      return new Release(version, published, false, false, null);
    }
  }
}
