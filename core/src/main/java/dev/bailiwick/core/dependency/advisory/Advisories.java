package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Known advisories by package. Thread-safe.
public interface Advisories {

  /// What is known of a package; empty where nothing is, which is no praise: see [#source].
  ///
  /// @param name in any spelling its registry takes
  List<Advisory> of(Ecosystem ecosystem, String name);

  /// Where the advisories of whole ecosystems came from.
  List<Source> sources();

  /// The source that answers for an ecosystem; where there is none, nothing here says that a
  /// package is sound.
  default Optional<Source> source(Ecosystem ecosystem) {
    return sources().stream().filter(source -> source.ecosystem() == ecosystem).findFirst();
  }

  /// An archive of an ecosystem's advisories.
  ///
  /// @param address where it was fetched
  /// @param fetched when, UTC
  /// @param newest when its newest record was changed, UTC
  /// @param sha256 of the archive, in hex
  /// @param records how many were taken over
  record Source(
      Ecosystem ecosystem,
      String address,
      Instant fetched,
      Instant newest,
      String sha256,
      int records) {}
}
