package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Versions between events, as OSV has them. `SEMVER` and `ECOSYSTEM` ranges are read alike, in the
/// order of the package's ecosystem.
public record AffectedRange(List<Event> events) {

  /// @param version as written; `0` in [Kind#INTRODUCED] stands before every version
  public record Event(Kind kind, String version) {}

  /// From where the versions are affected, and up to where.
  public enum Kind {
    INTRODUCED("introduced"),
    FIXED("fixed"),
    LAST_AFFECTED("last_affected"),
    LIMIT("limit");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// An event with its place in the order; null stands before every version.
  private record Placed(Kind kind, @Nullable Version at) {
    boolean isReachedBy(Version version) {
      return at == null || version.compareTo(at) >= 0;
    }
  }

  public AffectedRange {
    events = List.copyOf(events);
  }

  /// Whether it begins with the first version and never ends.
  boolean isEndless() {
    return events.stream()
        .allMatch(event -> event.kind() == Kind.INTRODUCED && event.version().equals("0"));
  }

  boolean holds(Ecosystem ecosystem, Version version) {
    boolean affected = false;
    for (var event : placed(ecosystem)) {
      switch (event.kind()) {
        case INTRODUCED -> affected |= event.isReachedBy(version);
        case FIXED -> affected &= !event.isReachedBy(version);
        case LAST_AFFECTED -> affected &= event.at() == null || version.compareTo(event.at()) <= 0;
        case LIMIT -> {}
      }
    }
    return affected && isWithinLimits(ecosystem, version);
  }

  private boolean isWithinLimits(Ecosystem ecosystem, Version version) {
    var limits = events.stream().filter(event -> event.kind() == Kind.LIMIT).toList();
    return limits.isEmpty()
        || limits.stream()
            .anyMatch(limit ->
                limit.version().equals("*")
                    || ecosystem.version(limit.version()).filter(version::isBefore).isPresent());
  }

  Stream<Version> fixes(Ecosystem ecosystem) {
    return events.stream()
        .filter(event -> event.kind() == Kind.FIXED)
        .flatMap(event -> ecosystem.version(event.version()).stream());
  }

  /// In order of their versions; at one version what is fixed comes before what begins, and what
  /// begins before what is affected for the last time.
  private List<Placed> placed(Ecosystem ecosystem) {
    var placed = new ArrayList<Placed>(events.size());
    for (var event : events) {
      boolean first = event.kind() == Kind.INTRODUCED && event.version().equals("0");
      Optional<Version> at = first ? Optional.empty() : ecosystem.version(event.version());
      if (first || at.isPresent()) {
        placed.add(new Placed(event.kind(), at.orElse(null)));
      }
    }
    placed.sort(
        Comparator.comparing(Placed::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(event -> event.kind() == Kind.LAST_AFFECTED)
            .thenComparing(event -> event.kind() == Kind.INTRODUCED));
    return placed;
  }
}
