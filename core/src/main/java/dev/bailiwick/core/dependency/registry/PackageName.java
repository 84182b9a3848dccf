package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;

/// A package without a version.
///
/// @param name the key under which its registry finds it
public record PackageName(Ecosystem ecosystem, String name) {
  public PackageName {
    name = ecosystem.key(name);
  }

  public static PackageName of(Dependency dependency) {
    return new PackageName(dependency.ecosystem(), dependency.name());
  }

  @Override
  public String toString() {
    return ecosystem.purlType() + ":" + name;
  }
}
