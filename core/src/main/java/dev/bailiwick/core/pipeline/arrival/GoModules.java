package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which module a Go package belongs to: the longest of its path's beginnings that the proxy knows
/// in the version that is asked for (go.dev/ref/mod, "Resolving a package to a module").
final class GoModules {
  private static final Set<String> HOSTS =
      Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org");

  private GoModules() {}

  /// The arrivals with modules in the place of packages; a path of which nothing is known stays.
  static List<Arrival> resolved(List<Arrival> arrivals, Registry registry) {
    var questions = new LinkedHashSet<Registry.Question>();
    for (var arrival : arrivals) {
      for (var entry : arrival.entries()) {
        if (isPath(entry)) {
          var dependency = entry.candidate().dependency();
          for (var module : beginnings(dependency.name())) {
            questions.add(
                new Registry.Question(new PackageName(Ecosystem.GO, module), dependency.version()));
          }
        }
      }
    }
    if (questions.isEmpty()) {
      return arrivals;
    }
    var facts = registry.facts(questions);
    return arrivals.stream().map(arrival -> resolved(arrival, facts)).toList();
  }

  private static boolean isPath(Arrival.Entry entry) {
    var dependency = entry.candidate().dependency();
    return dependency.ecosystem() == Ecosystem.GO
        && dependency.origin() instanceof Origin.Registry
        && entry.candidate().standing() != Standing.LOCKED
        && !entry.word().isEmpty()
        && beginnings(dependency.name()).size() > 1;
  }

  private static Arrival resolved(Arrival arrival, Map<PackageName, PackageFacts> facts) {
    var entries = new ArrayList<Arrival.Entry>();
    for (var entry : arrival.entries()) {
      entries.add(
          isPath(entry)
              ? new Arrival.Entry(module(entry.candidate(), facts), entry.word(), entry.settles())
              : entry);
    }
    return new Arrival(entries, arrival.how(), arrival.command(), arrival.doubts(), arrival.held());
  }

  private static Candidate module(Candidate candidate, Map<PackageName, PackageFacts> facts) {
    var dependency = candidate.dependency();
    var known =
        beginnings(dependency.name()).stream()
            .filter(module ->
                facts.get(new PackageName(Ecosystem.GO, module)) instanceof Known one
                    && !one.releases().isEmpty()
                    && (dependency.version().isEmpty()
                        || one.release(dependency.version()).isPresent()))
            .findFirst();
    return known
        .map(module ->
            new Candidate(named(dependency, module), candidate.standing(), candidate.locked()))
        .orElse(candidate);
  }

  private static Dependency named(Dependency dependency, String module) {
    return Dependency.wanted(Ecosystem.GO, module, dependency.requirement(), dependency.place())
        .at(dependency.version());
  }

  /// The path itself first; a module has a host and at least one name behind it.
  private static List<String> beginnings(String path) {
    var names = path.split("/");
    int least = HOSTS.contains(names[0]) ? 3 : 2;
    var found = new ArrayList<String>();
    for (int count = names.length; count >= Math.min(least, names.length); count--) {
      found.add(String.join("/", List.of(names).subList(0, count)));
    }
    return found;
  }
}
