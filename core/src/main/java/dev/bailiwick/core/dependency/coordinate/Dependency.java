package dev.bailiwick.core.dependency.coordinate;

import dev.bailiwick.core.dependency.version.Version;
import java.util.List;
import java.util.Optional;

/// One package that a file names: a lock file with the version that is installed, a manifest with
/// what it asks for.
///
/// @param name as the file spells it; [#key] for comparing
/// @param version the one version meant; empty where the file leaves it open
/// @param requirement what a manifest asks for, as written; empty in a lock file
/// @param groups what it is wanted for, in the file's own words (`dev`, `test`); empty for
///   everything
/// @param integrity the digests the file holds for its bytes, as written
public record Dependency(
    Ecosystem ecosystem,
    String name,
    String version,
    String requirement,
    Origin origin,
    List<String> groups,
    Place place,
    List<String> integrity) {

  /// @param file relative to the repository's root
  /// @param line counts from 1
  public record Place(String file, int line) {}

  public Dependency {
    groups = List.copyOf(groups);
    integrity = List.copyOf(integrity);
  }

  public static Dependency locked(Ecosystem ecosystem, String name, String version, Place place) {
    return new Dependency(
        ecosystem, name, version, "", Origin.REGISTRY, List.of(), place, List.of());
  }

  public static Dependency wanted(
      Ecosystem ecosystem, String name, String requirement, Place place) {
    return new Dependency(
        ecosystem, name, "", requirement, Origin.REGISTRY, List.of(), place, List.of());
  }

  public Dependency at(String exact) {
    return new Dependency(ecosystem, name, exact, requirement, origin, groups, place, integrity);
  }

  public Dependency from(Origin where) {
    return new Dependency(ecosystem, name, version, requirement, where, groups, place, integrity);
  }

  public Dependency in(List<String> these) {
    return new Dependency(ecosystem, name, version, requirement, origin, these, place, integrity);
  }

  public Dependency sealedBy(List<String> digests) {
    return new Dependency(ecosystem, name, version, requirement, origin, groups, place, digests);
  }

  /// The name under which its registry finds it.
  public String key() {
    return ecosystem.key(name);
  }

  public Purl purl() {
    return new Purl(ecosystem, name, version);
  }

  public Optional<Version> resolved() {
    return version.isEmpty() ? Optional.empty() : ecosystem.version(version);
  }
}
