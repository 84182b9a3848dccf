package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.AdmissionRules;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.registry.EarlierRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.pipeline.arrival.SafeWords.Judged;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what the packages of one call are judged: the policy, the advisories, what registries say.
/// One thread.
final class Judging {
  private final AdmissionRules rules;
  private final Advisories advisories;
  private final Map<PackageName, PackageFacts> facts;
  private final @Nullable Registry deep;
  private final CompanyMemory memory;
  private final Admission admission;
  private final Company company;

  /// @param deep for what packages bring with them; null where the policy does not look at it
  /// @param cutoff the moment after which the manager takes nothing; empty for none
  Judging(
      AdmissionRules rules,
      Advisories advisories,
      Map<PackageName, PackageFacts> facts,
      @Nullable Registry deep,
      CompanyMemory memory,
      Optional<Instant> cutoff) {
    this.rules = rules;
    this.advisories = advisories;
    this.facts = facts;
    this.deep = deep;
    this.memory = memory;
    this.admission = new Admission(advisories, rules);
    this.company = new Company(rules, advisories, deep, memory, cutoff);
  }

  AdmissionRules rules() {
    return rules;
  }

  /// As the manager of an arrival sees the registries that takes nothing of after a moment. A
  /// version that is named alone is looked at as it is: the manager would refuse it.
  Judging until(Arrival arrival, Instant moment) {
    var seen = new HashMap<PackageName, PackageFacts>();
    for (var entry : arrival.entries()) {
      var dependency = entry.candidate().dependency();
      var name = PackageName.of(dependency);
      var told = facts.get(name);
      if (told != null) {
        seen.put(name, dependency.version().isEmpty() ? EarlierRegistry.until(told, moment) : told);
      }
    }
    return new Judging(
        rules,
        advisories,
        seen,
        deep == null ? null : new EarlierRegistry(deep, moment),
        memory,
        Optional.of(moment));
  }

  /// The packages that are asked for, without their company.
  List<Judged> direct(Arrival arrival) {
    return arrival.entries().stream()
        .map(entry -> Judged.of(arrival, entry, facts, admission))
        .toList();
  }

  /// See [MatureVersions#of].
  Optional<List<Judged>> mature(Arrival arrival, List<Judged> judged) {
    return MatureVersions.of(arrival, judged, facts, admission);
  }

  /// The same packages, each with what is against its company.
  List<Judged> joined(Arrival arrival, List<Judged> judged) {
    return company.joined(arrival, judged, facts);
  }
}
