package dev.bailiwick.core.dependency.registry;

import java.util.Collection;
import java.util.Map;

/// The registries of all ecosystems. Thread-safe.
public interface Registry {

  /// What is known of each package, all asked at once; never throws, and answers within the
  /// deadline of the implementation: what did not come is [PackageFacts.Unknown].
  Map<PackageName, PackageFacts> facts(Collection<PackageName> names);
}
