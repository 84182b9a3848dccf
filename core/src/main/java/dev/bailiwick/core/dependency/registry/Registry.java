package dev.bailiwick.core.dependency.registry;

import java.util.Collection;
import java.util.Map;

/// The registries of all ecosystems. Thread-safe.
public interface Registry {

  /// What is asked of a registry.
  ///
  /// @param version of which the date is wanted too; empty for none
  record Question(PackageName name, String version) {}

  /// What is known of each package, all asked at once; never throws, and answers within the
  /// deadline of the implementation: what did not come is [PackageFacts.Unknown].
  Map<PackageName, PackageFacts> facts(Collection<Question> questions);

  /// As [#facts], from what was told before: nobody is asked, so no name leaves this machine.
  Map<PackageName, PackageFacts> kept(Collection<Question> questions);
}
