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
import dev.bailiwick.core.dependency.registry.Resolutions;
import dev.bailiwick.core.dependency.registry.Resolved;
import dev.bailiwick.core.dependency.registry.Resolved.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The packages that newcomers bring with them, to the last, found level by level from what the
/// registries say of each release. One thread, used once.
///
/// Each requirement comes to the release that the manager would take were it alone; what it was
/// found to come to is kept with the registry, and gone by while that holds. What the project holds
/// already stays as it is, and what stands behind that is held too. Does not see PyPI's extras, nor
/// versions that only a parent pom tells.
public final class Followers {
  private static final int MOST = 3_000;
  private static final int DEEPEST = 24;
  private static final Place NOWHERE = new Place("", 1);
  private static final PackageFacts UNASKED = new PackageFacts.Unknown("nobody was asked");

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
  ///
  /// @param fresh what is to be kept of it as soon as its needs are told; null where it was kept
  private record Node(
      int root, Key key, Resolved resolved, @Nullable Known fresh, List<String> way) {
    Question question() {
      return new Question(PackageName.of(resolved.dependency()), resolved.dependency().version());
    }
  }

  /// A need of a node, as a dependency.
  private record Wanted(Node by, Key key, Dependency dependency, Optional<Resolved> kept) {}

  private final Registry registry;
  private final Resolutions kept;
  private final Instant now;
  private final Function<Dependency, List<Dependency>> held;
  private final Map<Question, PackageFacts> facts = new HashMap<>();
  private final Map<Question, Known> judging = new HashMap<>();
  private final Map<Key, Resolved> fresh = new LinkedHashMap<>();
  private final Map<Integer, List<Key>> used = new HashMap<>();
  private final Set<Question> seen = new HashSet<>();
  private final Set<String> unresolved = new HashSet<>();
  private final List<Follower> found = new ArrayList<>();
  private final Set<Integer> cut = new HashSet<>();

  private Followers(Registry registry, Function<Dependency, List<Dependency>> held, Instant now) {
    this.registry = registry;
    this.kept = registry.resolutions();
    this.held = held;
    this.now = now;
  }

  /// @param registry answers all questions before its own end
  /// @param held what the project's lock files hold of a package
  /// @param now UTC
  public static Found of(
      List<Root> roots,
      Registry registry,
      Function<Dependency, List<Dependency>> held,
      Instant now) {
    var followers = new Followers(registry, held, now);
    var level = new ArrayList<Node>();
    for (int i = 0; i < roots.size(); i++) {
      followers.root(i, roots.get(i)).ifPresent(level::add);
    }
    followers.walk(level);
    followers.keep(level);
    return new Found(followers.found, followers.cut);
  }

  private Optional<Node> root(int place, Root root) {
    var release = new Resolution(root.facts(), root.dependency()).release();
    if (release.isEmpty()) {
      return Optional.empty();
    }
    var name = PackageName.of(root.dependency());
    var version = release.get().version();
    var key = Key.exactly(name, version);
    seen.add(new Question(name, version));
    kept.recall(key, now);
    var known = used(place, key);
    return Optional.of(
        known.isPresent()
            ? new Node(place, key, known.get(), null, List.of())
            : fresh(place, key, root.dependency().at(version), root.facts(), List.of()));
  }

  private Optional<Resolved> used(int root, Key key) {
    used.computeIfAbsent(root, _ -> new ArrayList<>()).add(key);
    var found = fresh.get(key);
    return found == null ? kept.of(key, now) : Optional.of(found);
  }

  /// @param dependency in the one version that it comes in
  private Node fresh(int root, Key key, Dependency dependency, Known facts, List<String> way) {
    var resolved = new Resolved(dependency, facts, registry.until(question(dependency)));
    return new Node(root, key, resolved, facts, way);
  }

  /// What was new on the walk, and the trees that it makes whole.
  private void keep(List<Node> roots) {
    if (fresh.isEmpty()) {
      return;
    }
    kept.keep(fresh);
    for (var node : roots) {
      if (!cut.contains(node.root())) {
        kept.save(node.key(), used.getOrDefault(node.root(), List.of()));
      }
    }
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
        taken(one).ifPresent(next::add);
      }
      level = next;
    }
  }

  /// A `go.mod` names all modules of its build (Go 1.17), not only those it needs itself.
  private static boolean isDeep(Ecosystem ecosystem) {
    return ecosystem != Ecosystem.GO;
  }

  private List<Wanted> wanted(List<Node> level) {
    var unknown = new LinkedHashSet<Question>();
    for (var node : level) {
      if (node.resolved().release().needs() == null) {
        unknown.add(node.question());
      }
    }
    var told = unknown.isEmpty() ? Map.<Question, List<Need>>of() : registry.needs(unknown);
    var wanted = new ArrayList<Wanted>();
    for (var node : level) {
      var needs = node.resolved().release().needs();
      if (needs == null) {
        needs = told.get(node.question());
      }
      if (needs == null) {
        cut.add(node.root());
        continue;
      }
      keep(node, needs);
      for (var need : needs) {
        wanted(node, need).ifPresent(wanted::add);
      }
    }
    return wanted;
  }

  private void keep(Node node, List<Need> needs) {
    var facts = node.fresh();
    if (facts != null && node.resolved().until().isAfter(now)) {
      var dependency = node.resolved().dependency();
      var judged =
          judging.computeIfAbsent(
              node.question(), _ -> Resolved.judging(facts, node.resolved().release(), needs));
      fresh.put(node.key(), new Resolved(dependency, judged, node.resolved().until()));
    }
  }

  /// Empty for what the project holds.
  private Optional<Wanted> wanted(Node node, Need need) {
    var key = new Key(node.key().ecosystem(), need);
    var known = used(node.root(), key);
    var dependency =
        known.isPresent() ? known.get().dependency() : dependency(key.ecosystem(), need);
    var locked = held.apply(dependency);
    return locked.isEmpty() || !isHeld(dependency, locked)
        ? Optional.of(new Wanted(node, key, dependency, known))
        : Optional.empty();
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
      if (one.kept().isPresent()) {
        continue;
      }
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
    boolean left = dependency.ecosystem() == Ecosystem.MAVEN && dependency.requirement().isEmpty();
    if (left || !(dependency.origin() instanceof Origin.Registry)) {
      tell(wanted, left ? Standing.LOCKED : Standing.NEWCOMER, UNASKED);
      return Optional.empty();
    }
    var resolved =
        wanted
            .kept()
            .map(one -> new Node(wanted.by().root(), wanted.key(), one, null, way(wanted)))
            .or(() -> resolved(wanted));
    if (resolved.isEmpty()) {
      return Optional.empty();
    }
    var node = resolved.get();
    boolean first = seen.add(node.question());
    if (first) {
      var candidate = Candidate.newcomer(node.resolved().dependency());
      found.add(new Follower(node.root(), candidate, node.resolved().facts(), wanted.by().way()));
    }
    if (!isDeep(dependency.ecosystem())) {
      keep(node, List.of());
      return Optional.empty();
    }
    if (first) {
      return resolved;
    }
    // What was seen is what this requirement comes to, too.
    var told = judging.get(node.question());
    if (told != null && node.fresh() != null) {
      keep(node, List.of());
    }
    return told == null && node.fresh() != null ? resolved : Optional.empty();
  }

  private void tell(Wanted wanted, Standing standing, PackageFacts facts) {
    var dependency = wanted.dependency();
    if (unresolved.add(dependency.key() + " " + dependency.requirement())) {
      found.add(
          new Follower(
              wanted.by().root(),
              new Candidate(dependency, standing, ""),
              facts,
              wanted.by().way()));
    }
  }

  private Optional<Node> resolved(Wanted wanted) {
    var dependency = wanted.dependency();
    var known = facts.getOrDefault(question(dependency), UNASKED);
    if (known instanceof PackageFacts.Unknown) {
      cut.add(wanted.by().root());
      return Optional.empty();
    }
    var release =
        known instanceof Known told
            ? new Resolution(told, dependency).release()
            : Optional.<Release>empty();
    if (release.isEmpty() || !(known instanceof Known told)) {
      tell(wanted, Standing.NEWCOMER, known);
      return Optional.empty();
    }
    return Optional.of(
        fresh(
            wanted.by().root(),
            wanted.key(),
            dependency.at(release.get().version()),
            told,
            way(wanted)));
  }

  private static List<String> way(Wanted wanted) {
    var way = new ArrayList<>(wanted.by().way());
    way.add(wanted.dependency().name());
    return way;
  }
}
