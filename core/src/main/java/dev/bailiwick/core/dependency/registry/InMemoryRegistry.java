package dev.bailiwick.core.dependency.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A registry of given packages; one that is not given is missing, or unknown after [#offline].
/// Thread-safe once filled.
public final class InMemoryRegistry implements Registry {
  private final Map<PackageName, PackageFacts> known = new HashMap<>();
  private final Resolutions resolutions = Resolutions.inMemory();
  private boolean reachable = true;

  public InMemoryRegistry with(PackageName name, PackageFacts facts) {
    known.put(name, facts);
    return this;
  }

  public InMemoryRegistry offline() {
    reachable = false;
    return this;
  }

  @Override
  public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
    var facts = new HashMap<PackageName, PackageFacts>();
    for (var question : questions) {
      var name = question.name();
      facts.put(
          name,
          reachable
              ? known.getOrDefault(name, new PackageFacts.Missing())
              : new PackageFacts.Unknown("the registry cannot be reached"));
    }
    return facts;
  }

  @Override
  public Map<Question, List<PackageFacts.Need>> needs(Collection<Question> releases) {
    var needs = new HashMap<Question, List<PackageFacts.Need>>();
    if (reachable) {
      releases.forEach(question -> needs.put(question, List.of()));
    }
    return needs;
  }

  /// What is given stays.
  @Override
  public Instant until(Question question) {
    return Instant.MAX;
  }

  @Override
  public Resolutions resolutions() {
    return resolutions;
  }

  @Override
  public Registry patient() {
    return this;
  }

  /// What was given was never told: all of it is unknown.
  @Override
  public Registry silent() {
    return new InMemoryRegistry().offline();
  }
}
