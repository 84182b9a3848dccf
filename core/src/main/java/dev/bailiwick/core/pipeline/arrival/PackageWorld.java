package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.Registry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What is known of packages beyond the repository. Thread-safe.
///
/// @param advisories asked for each call
/// @param registries gives the registries for the addresses a policy puts in the usual ones' places
public record PackageWorld(
    Supplier<Advisories> advisories, Function<Map<Ecosystem, String>, Registry> registries) {

  /// For a corridor that judges no packages.
  public static final Optional<PackageWorld> NONE = Optional.empty();
}
