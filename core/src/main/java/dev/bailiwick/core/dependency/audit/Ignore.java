package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import java.time.LocalDate;
import java.util.Optional;

/// An advisory that somebody has looked at and answers for, up to a day.
///
/// @param advisory its id or an alias of it
/// @param pack the package it is ignored for, `name` or `npm:name`; empty for every package
/// @param until the last day it holds, UTC
public record Ignore(String advisory, String pack, String reason, LocalDate until) {

  boolean means(AdvisoryGroup group, Dependency dependency) {
    return group.names().contains(advisory)
        && (pack.isEmpty()
            || dependency.key().equals(dependency.ecosystem().key(pack))
            || pack.equals(dependency.ecosystem().purlType() + ":" + dependency.key())
            || pack.equals(dependency.ecosystem().osvName() + ":" + dependency.key()));
  }

  /// Whether its last day is not over.
  public boolean holds(LocalDate today) {
    return !today.isAfter(until);
  }

  /// The first that means the advisory.
  public static Optional<Ignore> of(
      Iterable<Ignore> ignores, AdvisoryGroup group, Dependency dependency) {
    for (var ignore : ignores) {
      if (ignore.means(group, dependency)) {
        return Optional.of(ignore);
      }
    }
    return Optional.empty();
  }
}
