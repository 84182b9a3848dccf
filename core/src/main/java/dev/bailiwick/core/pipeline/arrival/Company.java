package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.Admission.Assessment;
import dev.bailiwick.core.dependency.admission.AdmissionRules;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.admission.Followers;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.pipeline.arrival.SafeWords.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the packages of a call bring with them, told against each of them. One thread.
final class Company {
  private final Admission admission;
  private final AdmissionRules rules;
  private final Advisories advisories;
  private final @Nullable Registry registry;
  private final CompanyMemory memory;
  private final Optional<Instant> cutoff;

  /// @param registry null where the policy looks no further than at what is asked for
  /// @param cutoff the moment after which the manager takes nothing; empty for none
  Company(
      AdmissionRules rules,
      Advisories advisories,
      @Nullable Registry registry,
      CompanyMemory memory,
      Optional<Instant> cutoff) {
    this.admission = new Admission(advisories, rules);
    this.rules = rules;
    this.advisories = advisories;
    this.registry = registry;
    this.memory = memory;
    this.cutoff = cutoff;
  }

  /// The same packages, each with what is against its company.
  List<Judged> joined(Arrival arrival, List<Judged> judged, Map<PackageName, PackageFacts> facts) {
    if (registry == null || !arrival.how().registry().isEmpty()) {
      return judged;
    }
    var roots = new ArrayList<Followers.Root>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < judged.size(); i++) {
      var candidate = judged.get(i).entry().candidate();
      var dependency = candidate.dependency();
      if (candidate.standing() != Standing.LOCKED
          && !judged.get(i).assessment().denies()
          && dependency.origin() instanceof Origin.Registry
          && facts.get(PackageName.of(dependency)) instanceof Known known) {
        roots.add(new Followers.Root(dependency, known));
        places.add(i);
      }
    }
    return roots.isEmpty() ? judged : joined(arrival, judged, roots, places, registry);
  }

  private List<Judged> joined(
      Arrival arrival,
      List<Judged> judged,
      List<Followers.Root> roots,
      List<Integer> places,
      Registry asked) {
    var key =
        new CompanyMemory.Key(
            roots.stream().map(Followers.Root::dependency).toList(),
            arrival.held(),
            arrival.how(),
            rules.at(Instant.EPOCH),
            advisories,
            cutoff);
    var against =
        memory.of(key, rules.now()).orElseGet(() -> against(key, arrival, roots, places, asked));
    var all = new ArrayList<>(judged);
    against.forEach((place, objections) -> {
      var one = judged.get(place);
      var every = new ArrayList<>(one.assessment().objections());
      every.addAll(objections);
      all.set(
          place,
          new Judged(
              one.entry(), new Assessment(one.entry().candidate(), every, one.assessment().pin())));
    });
    return all;
  }

  private Map<Integer, List<Objection>> against(
      CompanyMemory.Key key,
      Arrival arrival,
      List<Followers.Root> roots,
      List<Integer> places,
      Registry asked) {
    var held = arrival.held().stream().collect(Collectors.groupingBy(Dependency::key));
    var found =
        Followers.of(
            roots,
            asked,
            dependency -> held.getOrDefault(dependency.key(), List.of()),
            rules.now());
    var against = new HashMap<Integer, List<Objection>>();
    for (var follower : found.followers()) {
      against
          .computeIfAbsent(places.get(follower.root()), _ -> new ArrayList<>())
          .addAll(admission.of(follower, arrival.how()));
    }
    for (int root : found.cut()) {
      against.computeIfAbsent(places.get(root), _ -> new ArrayList<>()).add(admission.unseen());
    }
    // What could not be told may be the next time.
    if (found.cut().isEmpty()) {
      memory.keep(key, against, rules.now());
    }
    return against;
  }
}
