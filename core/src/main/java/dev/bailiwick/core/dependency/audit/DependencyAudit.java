package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks packages up in the advisories. One thread, used once.
///
/// It tells what is known against a version and what leaves the version open; a package of an
/// ecosystem without advisories is counted as unchecked, never as sound.
public final class DependencyAudit {

  private record Version(Ecosystem ecosystem, String key, String version) {}

  private final Advisories advisories;
  private final List<Ignore> ignores;
  private final LocalDate today;
  private final Map<Version, List<AdvisoryGroup>> known = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> spokenFor = new ArrayList<>();
  private final Map<Version, AuditReport.Step> upgrades = new LinkedHashMap<>();
  private final Map<Ecosystem, Integer> unchecked = new EnumMap<>(Ecosystem.class);

  /// @param today in UTC
  public DependencyAudit(Advisories advisories, List<Ignore> ignores, LocalDate today) {
    this.advisories = advisories;
    this.ignores = List.copyOf(ignores);
    this.today = today;
  }

  public AuditReport of(List<Dependency> dependencies) {
    for (var dependency : dependencies) {
      open(dependency).ifPresent(problems::add);
      if (!dependency.version().isEmpty()) {
        advisories(dependency);
      }
    }
    problems.sort(
        Comparator.comparing((Problem problem) -> !isMalicious(problem))
            .thenComparing(Problem::severity)
            .thenComparing(problem -> problem.dependency().name())
            .thenComparing(problem -> problem.dependency().version())
            .thenComparing(problem -> problem.dependency().place().file())
            .thenComparing(Problem::rule));
    return new AuditReport(
        known.size(),
        problems,
        List.copyOf(upgrades.values()),
        unchecked,
        spokenFor,
        ignores.stream().filter(ignore -> !ignore.holds(today)).toList());
  }

  private static boolean isMalicious(Problem problem) {
    return problem.group().filter(group -> group.kind() == Kind.MALICIOUS).isPresent();
  }

  /// What leaves open which bytes come.
  private static Optional<Problem> open(Dependency dependency) {
    return switch (dependency.origin()) {
      case Origin.Git(String url, String commit) when commit.isEmpty() ->
          Optional.of(
              Problem.Rule.UNVOUCHED.against(
                  dependency, "comes from a branch or tag of " + url + ", not from a commit", ""));
      case Origin.Archive(String url)
          when dependency.integrity().isEmpty() && !url.contains("#sha") ->
          Optional.of(
              Problem.Rule.UNVOUCHED.against(
                  dependency, "comes from " + url + " without a digest", ""));
      case Origin.Registry _ when dependency.version().isEmpty() ->
          Optional.of(
              Problem.Rule.UNPINNED.against(
                  dependency,
                  dependency.requirement().isEmpty()
                      ? "is asked for in any version, and no lock file holds one"
                      : "is asked for as `"
                          + dependency.requirement()
                          + "`, and no lock file holds a version",
                  ""));
      case Origin.Registry _, Origin.Git _, Origin.Archive _, Origin.Local _ -> Optional.empty();
    };
  }

  private void advisories(Dependency dependency) {
    var version = new Version(dependency.ecosystem(), dependency.key(), dependency.version());
    var groups = known.get(version);
    if (groups == null) {
      groups = groups(dependency);
      known.put(version, groups);
      if (advisories.source(dependency.ecosystem()).isEmpty()) {
        unchecked.merge(dependency.ecosystem(), 1, Integer::sum);
      }
    }
    int counted = 0;
    for (var group : groups) {
      var problem = problem(dependency, group);
      var ignore = Ignore.of(ignores, group, dependency);
      if (ignore.isPresent() && ignore.get().holds(today)) {
        spokenFor.add(problem);
      } else {
        problems.add(problem);
        counted += group.kind() == Kind.INFORMATIONAL ? 0 : 1;
      }
    }
    if (counted > 0) {
      upgrades.putIfAbsent(version, step(dependency, counted));
    }
  }

  private List<AdvisoryGroup> groups(Dependency dependency) {
    return AdvisoryGroup.of(
        advisories.of(dependency.ecosystem(), dependency.name()),
        dependency.ecosystem(),
        dependency.version());
  }

  private AuditReport.Step step(Dependency dependency, int clears) {
    var all = advisories.of(dependency.ecosystem(), dependency.name());
    return new AuditReport.Step(
        dependency,
        Upgrade.of(all, dependency.ecosystem(), dependency.version()).orElse(""),
        clears);
  }

  private Problem problem(Dependency dependency, AdvisoryGroup group) {
    boolean possible = group.match() == Match.POSSIBLE;
    var message =
        switch (group.kind()) {
          case MALICIOUS ->
              possible
                  ? "other versions of it are known to be malicious: " + group.summary()
                  : "is known to be malicious: " + group.summary();
          case VULNERABLE -> possible ? "may be affected: " + group.summary() : group.summary();
          case INFORMATIONAL -> group.summary();
        };
    var severity =
        group.kind() == Kind.INFORMATIONAL
            ? Severity.LOW
            : possible ? Severity.MEDIUM : group.severity();
    return new Problem(
        group.id(),
        severity,
        dependency,
        message,
        group.fix(dependency.ecosystem(), dependency.version()),
        Optional.of(group));
  }
}
