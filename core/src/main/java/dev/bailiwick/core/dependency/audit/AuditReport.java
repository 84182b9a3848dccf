package dev.bailiwick.core.dependency.audit;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What an audit found.
///
/// @param packages how many were looked at, each version once
/// @param problems the worst first
/// @param upgrades the smallest that clear all advisories of a package, by package
/// @param unchecked packages of ecosystems for which no advisories are here: nothing says that they
///   are sound
/// @param spokenFor what an ignore holds for
/// @param expired ignores whose day is over
public record AuditReport(
    int packages,
    List<Problem> problems,
    List<Step> upgrades,
    Map<Ecosystem, Integer> unchecked,
    List<Problem> spokenFor,
    List<Ignore> expired) {

  /// @param to the version to go to; empty where no fixed one is known
  /// @param clears how many advisories
  public record Step(Dependency dependency, String to, int clears) {}

  /// The report with more against its packages.
  public AuditReport with(List<Problem> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    all.sort(Comparator.comparing(Problem::severity));
    return new AuditReport(packages, all, upgrades, unchecked, spokenFor, expired);
  }

  public AuditReport {
    problems = List.copyOf(problems);
    upgrades = List.copyOf(upgrades);
    unchecked = Map.copyOf(unchecked);
    spokenFor = List.copyOf(spokenFor);
    expired = List.copyOf(expired);
  }
}
