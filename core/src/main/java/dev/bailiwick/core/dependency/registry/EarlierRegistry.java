package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What registries would tell a manager that takes no release of after a moment: releases without a
/// date are none of it. Thread-safe.
public final class EarlierRegistry implements Registry {
  private final Registry registry;
  private final Instant moment;
  private final Resolutions resolutions;

  /// @param moment UTC
  public EarlierRegistry(Registry registry, Instant moment) {
    this.registry = registry;
    this.moment = moment;
    this.resolutions = registry.resolutions().until(moment);
  }

  @Override
  public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
    var facts = new HashMap<PackageName, PackageFacts>();
    registry.facts(questions).forEach((name, told) -> facts.put(name, until(told, moment)));
    return facts;
  }

  /// The same without what came out after the moment.
  public static PackageFacts until(PackageFacts facts, Instant moment) {
    if (!(facts instanceof Known known)) {
      return facts;
    }
    var releases =
        known.releases().stream()
            .filter(one -> one.published() != null && !one.published().isAfter(moment))
            .toList();
    return new Known(releases, known.newest());
  }

  @Override
  public Map<Question, List<PackageFacts.Need>> needs(Collection<Question> releases) {
    return registry.needs(releases);
  }

  @Override
  public Instant until(Question question) {
    return registry.until(question);
  }

  /// What requirements come to by then; the usual answers are others.
  @Override
  public Resolutions resolutions() {
    return resolutions;
  }

  @Override
  public Registry patient() {
    return new EarlierRegistry(registry.patient(), moment);
  }

  @Override
  public Registry silent() {
    return new EarlierRegistry(registry.silent(), moment);
  }
}
