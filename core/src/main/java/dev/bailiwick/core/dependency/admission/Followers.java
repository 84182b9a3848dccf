package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.install.Exactness;
import dev.bailiwick.core.dependency.manifest.npm.NpmSpecifier;
import dev.bailiwick.core.dependency.manifest.python.Requirement;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The packages that newcomers bring with them, to the last, found level by level from what the
/// registries say of each release. One thread, used once.
///
/// Each requirement comes to the release that the manager would take were it alone. What the
/// project holds already stays as it is, and what stands behind that is held too. Does not see
/// PyPI's extras, nor versions that only a parent pom tells.
public final class Followers {
  private static final int MOST = 800;
  private static final int DEEPEST = 24;
  private static final Place NOWHERE = new Place("", 1);

  /// A package that was asked for.
  public record Root(Dependency dependency, Known facts) {}

  /// A package that comes with a root.
  ///
  /// @param root its place among the roots
  /// @param way the names between the two, the root's next first
  public record Follower(int root, Candidate candidate, PackageFacts facts, List<String> way) {
    public Follower {
      way = List.copyOf(way);
    }
  }

  /// @param cut the roots of which not every follower was found
  public record Found(List<Follower> followers, Set<Integer> cut) {
    public Found {
      followers = List.copyOf(followers);
      cut = Set.copyOf(cut);
    }
  }

  /// One release whose needs are looked at.
  private record Node(int root, PackageName name, Release release, List<String> way) {}

  /// A need of a node, as a dependency.
  private record Wanted(Node by, Dependency dependency) {}

  private final Registry registry;
  private final Function<Dependency, List<Dependency>> held;
  private final Map<Question, PackageFacts> facts = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Follower> found = new ArrayList<>();
  private final Set<Integer> cut = new HashSet<>();

  private Followers(Registry registry, Function<Dependency, List<Dependency>> held) {
    this.registry = registry;
    this.held = held;
  }

  /// @param registry answers all questions before its own end
  /// @param held what the project's lock files hold of a package
  public static Found of(
      List<Root> roots, Registry registry, Function<Dependency, List<Dependency>> held) {
    var followers = new Followers(registry, held);
    var level = new ArrayList<Node>();
    for (int i = 0; i < roots.size(); i++) {
      var root = roots.get(i);
      var release = new Resolution(root.facts(), root.dependency()).release();
      if (release.isPresent()) {
        var name = PackageName.of(root.dependency());
        followers.seen.add(name + "@" + release.get().version());
        level.add(new Node(i, name, release.get(), List.of()));
      }
    }
    followers.walk(level);
    return new Found(followers.found, followers.cut);
  }

  /// The version that a follower comes in; empty where no release is told to be it.
  public static Optional<String> version(Follower follower) {
    return follower.facts() instanceof Known known
        ? new Resolution(known, follower.candidate().dependency()).release().map(Release::version)
        : Optional.empty();
  }

  private void walk(List<Node> roots) {
    var level = roots;
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth == DEEPEST || found.size() >= MOST) {
        level.forEach(node -> cut.add(node.root()));
        return;
      }
      var wanted = wanted(level);
      ask(wanted);
      var next = new ArrayList<Node>();
      for (var one : wanted) {
        taken(one).filter(node -> isDeep(node.name().ecosystem())).ifPresent(next::add);
      }
      level = next;
    }
  }

  /// A `go.mod` names all modules of its build (Go 1.17), not only those it needs itself.
  private static boolean isDeep(Ecosystem ecosystem) {
    return ecosystem != Ecosystem.GO;
  }

  private List<Wanted> wanted(List<Node> level) {
    var unknown = new LinkedHashMap<Question, Node>();
    for (var node : level) {
      if (node.release().needs() == null) {
        unknown.put(new Question(node.name(), node.release().version()), node);
      }
    }
    var told =
        unknown.isEmpty() ? Map.<Question, List<Need>>of() : registry.needs(unknown.keySet());
    var wanted = new ArrayList<Wanted>();
    for (var node : level) {
      var needs = node.release().needs();
      if (needs == null) {
        needs = told.get(new Question(node.name(), node.release().version()));
      }
      if (needs == null) {
        cut.add(node.root());
        continue;
      }
      for (var need : needs) {
        var dependency = dependency(node.name().ecosystem(), need);
        var locked = held.apply(dependency);
        if (locked.isEmpty() || !isHeld(dependency, locked)) {
          wanted.add(new Wanted(node, dependency));
        }
      }
    }
    return wanted;
  }

  private static boolean isHeld(Dependency dependency, List<Dependency> locked) {
    if (dependency.requirement().isEmpty()) {
      return true;
    }
    var range = RequirementRange.of(dependency.ecosystem(), dependency.requirement());
    return locked.stream()
        .anyMatch(one ->
            one.version().equals(dependency.version())
                || range.filter(test -> test.test(one.version())).isPresent());
  }

  static Dependency dependency(Ecosystem ecosystem, Need need) {
    var name = need.name();
    var requirement = need.requirement();
    return switch (ecosystem) {
      case NPM -> {
        var wanted = NpmSpecifier.wanted(name, requirement, NOWHERE);
        yield wanted.origin() instanceof Origin.Registry
            ? wanted.at(Exactness.version(ecosystem, wanted.requirement()))
            : wanted;
      }
      case PYPI -> Requirement.specified(name, requirement, NOWHERE);
      // NuGet takes the lowest version of a range.
      case NUGET ->
          Dependency.wanted(ecosystem, name, requirement, NOWHERE)
              .at(requirement.replaceFirst("^[\\[(]?\\s*([^,\\s\\])]*).*$", "$1"));
      case GO, MAVEN, CRATES, RUBYGEMS, PACKAGIST, DEBIAN ->
          Dependency.wanted(ecosystem, name, requirement, NOWHERE)
              .at(Exactness.version(ecosystem, requirement));
    };
  }

  /// Asks for all at once; a name that is wanted in several versions in as many turns.
  private void ask(List<Wanted> wanted) {
    var open = new ArrayList<Question>();
    for (var one : wanted) {
      var question = question(one.dependency());
      if (one.dependency().origin() instanceof Origin.Registry
          && !facts.containsKey(question)
          && !open.contains(question)) {
        open.add(question);
      }
    }
    while (!open.isEmpty()) {
      var turn = new LinkedHashMap<PackageName, Question>();
      open.forEach(question -> turn.putIfAbsent(question.name(), question));
      var answers = registry.facts(turn.values());
      turn.forEach((name, question) ->
          facts.put(
              question, answers.getOrDefault(name, new PackageFacts.Unknown("nobody was asked"))));
      open.removeAll(turn.values());
    }
  }

  /// Only Go and Maven tell the date of a version apart.
  private static Question question(Dependency dependency) {
    boolean apart = Set.of(Ecosystem.GO, Ecosystem.MAVEN).contains(dependency.ecosystem());
    return new Question(PackageName.of(dependency), apart ? dependency.version() : "");
  }

  /// The release to look at next; empty for what was seen, is not known, or is left to a parent.
  private Optional<Node> taken(Wanted wanted) {
    var dependency = wanted.dependency();
    var root = wanted.by().root();
    boolean left = dependency.ecosystem() == Ecosystem.MAVEN && dependency.requirement().isEmpty();
    if (left || !(dependency.origin() instanceof Origin.Registry)) {
      var standing = left ? Standing.LOCKED : Standing.NEWCOMER;
      if (seen.add(dependency.key() + " " + dependency.requirement())) {
        found.add(
            new Follower(
                root,
                new Candidate(dependency, standing, ""),
                new PackageFacts.Unknown("nobody was asked"),
                wanted.by().way()));
      }
      return Optional.empty();
    }
    var known =
        facts.getOrDefault(question(dependency), new PackageFacts.Unknown("nobody was asked"));
    var release =
        known instanceof Known told
            ? new Resolution(told, dependency).release()
            : Optional.<Release>empty();
    var name = PackageName.of(dependency);
    if (!seen.add(name + "@" + release.map(Release::version).orElse(dependency.requirement()))) {
      return Optional.empty();
    }
    if (known instanceof PackageFacts.Unknown) {
      cut.add(root);
      return Optional.empty();
    }
    found.add(new Follower(root, Candidate.newcomer(dependency), known, wanted.by().way()));
    var way = new ArrayList<>(wanted.by().way());
    way.add(dependency.name());
    return release.map(one -> new Node(root, name, one, way));
  }
}
