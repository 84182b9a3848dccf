package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.decision.Decision.Rule;
import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.Admission.Assessment;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.pipeline.arrival.SafeWords.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest releases that are old enough, in the place of younger ones that nobody named: what
/// managers' own cooldowns do (npm's `before`, uv's `exclude-newer`), for each of them.
final class MatureVersions {
  private MatureVersions() {}

  /// Empty where something else than its age is against a package, where a young version is asked
  /// for by its number, and where nothing older would do.
  static Optional<List<Judged>> of(
      Arrival arrival,
      List<Judged> judged,
      Map<PackageName, PackageFacts> facts,
      Admission admission) {
    var all = new ArrayList<Judged>();
    boolean changed = false;
    for (var one : judged) {
      if (one.assessment().objections().isEmpty()) {
        all.add(one);
        continue;
      }
      var older = older(arrival, one, facts, admission);
      if (older.isEmpty()) {
        return Optional.empty();
      }
      all.add(older.get());
      changed = true;
    }
    return changed && arrival.doubts().isEmpty() ? Optional.of(all) : Optional.empty();
  }

  private static Optional<Judged> older(
      Arrival arrival, Judged young, Map<PackageName, PackageFacts> facts, Admission admission) {
    var entry = young.entry();
    var dependency = entry.candidate().dependency();
    var known = facts.get(PackageName.of(dependency));
    if (known == null) {
      return Optional.empty();
    }
    boolean replaceable =
        dependency.version().isEmpty()
            && !entry.settles()
            && !young.version().isEmpty()
            && young.assessment().objections().stream()
                .allMatch(one -> one.rule().equals("too-young"));
    if (!replaceable) {
      return Optional.empty();
    }
    var candidate =
        new Candidate(
            dependency.at(young.version()),
            entry.candidate().standing(),
            entry.candidate().locked());
    return admission.of(candidate, known, arrival.how()).objections().isEmpty()
        ? Optional.of(
            new Judged(
                new Arrival.Entry(candidate, entry.word(), false),
                new Assessment(candidate, List.of(), young.version())))
        : Optional.empty();
  }

  /// The rewriting, with its true reason.
  static Decision.Rewrite told(Decision.Rewrite pinned, Rule rule) {
    return new Decision.Rewrite(
        pinned.input(),
        List.of(rule),
        "The newest release is younger than the policy wants; the newest that is old enough is"
            + " taken. "
            + pinned.reason());
  }
}
