package dev.bailiwick.core.dependency.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

  /// What releases bring with them whose facts do not tell it, all asked at once, within the same
  /// deadline; a question that has no answer is left out.
  Map<Question, List<PackageFacts.Need>> needs(Collection<Question> releases);

  /// Until when what was told of a package is told again without a new question, UTC; in the past
  /// where nothing was told, or long ago.
  Instant until(Question question);

  /// What requirements were found to come to by what these registries told.
  Resolutions resolutions();

  /// The same registries for the many questions of one call: all of them together are answered
  /// within the implementation's longer deadline, counted from now.
  Registry patient();

  /// The same from what was told before: nobody is asked, so no name leaves this machine.
  Registry silent();
}
