package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.admission.AdmissionRules.Word;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.audit.Upgrade;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PopularNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges packages that come in, one by one.
///
/// In this order: what is known to be malicious, what no registry has, what nobody could be asked
/// about, and for what the registry knows its age, its scripts, its advisories and its name. A name
/// near a known one only weighs where the package is young. What a lock file holds is only looked
/// up in the advisories of malware.
public final class Admission {
  private static final Duration YOUNG = Duration.ofDays(90);
  private static final int FEW = 3;

  private final AdvisoryObjections known;
  private final AdmissionRules rules;

  public Admission(Advisories advisories, AdmissionRules rules) {
    this.known = new AdvisoryObjections(advisories, rules);
    this.rules = rules;
  }

  /// How a package comes in.
  ///
  /// @param scriptsOff whether it runs no code of its own on arrival
  /// @param registry another registry's address; empty for the usual one
  /// @param otherSources whether the project has registries of its own beside the usual one
  public record Circumstances(boolean scriptsOff, String registry, boolean otherSources) {
    public static final Circumstances PLAIN = new Circumstances(false, "", false);
  }

  /// What came of one candidate.
  ///
  /// @param pin the one version to name, where the requirement leaves it open and the policy wants
  ///   it pinned; empty otherwise
  public record Assessment(Candidate candidate, List<Objection> objections, String pin) {
    public Assessment {
      objections = List.copyOf(objections);
    }

    public boolean denies() {
      return objections.stream().anyMatch(Objection::denies);
    }
  }

  /// @param facts what the registry says; not looked at for what is locked
  public Assessment of(Candidate candidate, PackageFacts facts, Circumstances how) {
    var dependency = candidate.dependency();
    if (dependency.origin() instanceof Origin.Local) {
      return new Assessment(candidate, List.of(), "");
    }
    if (candidate.standing() == Standing.LOCKED) {
      return new Assessment(
          candidate,
          known.malware(known.all(dependency), dependency, candidate.locked(), true),
          "");
    }
    if (!(dependency.origin() instanceof Origin.Registry) || !how.registry().isEmpty()) {
      return new Assessment(candidate, elsewhere(dependency, how), "");
    }
    return switch (facts) {
      case PackageFacts.Missing _ -> new Assessment(candidate, missing(candidate, how), "");
      case PackageFacts.Unknown(String why) ->
          new Assessment(candidate, unknown(candidate, why), "");
      case Known told -> existing(candidate, told, how);
    };
  }

  /// What is told against a package that was asked for, of one that comes with it.
  ///
  /// @param how the one that was asked for comes in
  public List<Objection> of(Followers.Follower follower, Circumstances how) {
    var against = of(follower.candidate(), follower.facts(), how).objections();
    if (against.isEmpty()) {
      return against;
    }
    var dependency = follower.candidate().dependency();
    var name =
        dependency.name() + (dependency.version().isEmpty() ? "" : "@" + dependency.version());
    var brings =
        "brings "
            + name
            + (follower.way().isEmpty() ? "" : " by way of " + String.join(", ", follower.way()))
            + ", which ";
    return against.stream()
        .filter(one -> !one.rule().equals("withdrawn"))
        .map(one ->
            new Objection(
                one.denies() && !one.rule().startsWith("missing"),
                one.rule(),
                brings + one.reason(),
                ""))
        .toList();
  }

  /// Not everything that a package brings with it could be looked at.
  public Objection unseen() {
    return new Objection(
        rules.offline() == Word.DENY,
        "unheard-of",
        "brings packages that could not all be looked up in time; try again",
        "");
  }

  private List<Objection> elsewhere(Dependency dependency, Circumstances how) {
    var found = new ArrayList<>(known.malware(dependency, dependency.version()));
    found.add(
        Objection.ask(
            "elsewhere",
            switch (dependency.origin()) {
              case Origin.Git(String url, String commit) ->
                  "comes from "
                      + url
                      + (commit.isEmpty() ? ", from whatever stands there" : "")
                      + ", not from a registry";
              case Origin.Archive(String url) -> "comes from " + url + ", not from a registry";
              case Origin.Registry _, Origin.Local _ ->
                  "comes from " + how.registry() + ", whose packages cannot be checked here";
            },
            ""));
    return found;
  }

  /// What the repository knows already, or may have from elsewhere, is no invention: a person
  /// looks.
  private List<Objection> missing(Candidate candidate, Circumstances how) {
    var dependency = candidate.dependency();
    // Registries take malware away; whoever asks for it still should hear what it was.
    var malware = known.malware(dependency, dependency.version());
    if (malware.stream().anyMatch(Objection::denies)) {
      return malware;
    }
    if (candidate.standing() == Standing.KNOWN || how.otherSources() || isPlugin(dependency)) {
      var found = new ArrayList<>(malware);
      found.add(
          Objection.ask(
              "missing",
              "is not in "
                  + dependency.ecosystem().osvName()
                  + "'s registry; if it is your own, name its registry in dependencies.registries",
              ""));
      return found;
    }
    var ecosystem = dependency.ecosystem();
    var near = PopularNames.likeness(ecosystem).nearest(dependency.key());
    return List.of(
        Objection.deny(
            "missing",
            "is not in "
                + ecosystem.osvName()
                + "'s registry; whoever registers the name gets to run code here"
                + (near.isEmpty()
                    ? ". Look the right name up in its documentation"
                    : ". Did you mean " + String.join(", ", near) + "?")));
  }

  /// Gradle's plugins have a registry of their own.
  private static boolean isPlugin(Dependency dependency) {
    return dependency.name().endsWith(".gradle.plugin");
  }

  private List<Objection> unknown(Candidate candidate, String why) {
    var dependency = candidate.dependency();
    var found = new ArrayList<>(known.malware(dependency, dependency.version()));
    boolean sealed =
        candidate.standing() != Standing.NEWCOMER
            && !dependency.version().isEmpty()
            && !dependency.integrity().isEmpty();
    if (!sealed && !isOwn(candidate)) {
      var reason = "cannot be looked up (" + why + "), and no lock file holds it";
      found.add(new Objection(rules.offline() == Word.DENY, "unheard-of", reason, ""));
    }
    return found;
  }

  /// What the project's own manifest names, and the call does not, is nothing that the call adds:
  /// where no registry answers, the manager gets none of it either.
  private boolean isOwn(Candidate candidate) {
    return candidate.standing() == Standing.KNOWN
        && !candidate.dependency().place().file().isEmpty()
        && rules.offline() != Word.DENY;
  }

  private Assessment existing(Candidate candidate, Known facts, Circumstances how) {
    var dependency = candidate.dependency();
    var resolution = new Resolution(facts, dependency);
    var release = resolution.release();
    if (release.isEmpty()) {
      var found = new ArrayList<>(known.malware(dependency, dependency.version()));
      found.add(unresolved(dependency, facts));
      return new Assessment(candidate, found, "");
    }
    var chosen = release.get();
    var all = known.all(dependency);
    var found = new ArrayList<>(known.malware(all, dependency, chosen.version(), false));
    if (chosen.withdrawn()) {
      found.add(
          Objection.ask(
              "withdrawn",
              "was withdrawn in version " + chosen.version(),
              highest(resolution, dependency)));
    }
    boolean elsewhere = isManagedElsewhere(dependency);
    if (!elsewhere) {
      age(candidate, chosen, resolution).ifPresent(found::add);
      found.addAll(
          known.vulnerable(all, dependency, chosen, () -> highest(resolution, dependency)));
    }
    boolean newcomer = candidate.standing() == Standing.NEWCOMER;
    if (newcomer && chosen.runsCode() && !how.scriptsOff() && rules.scripts() != Word.ALLOW) {
      found.add(
          new Objection(
              rules.scripts() == Word.DENY,
              "lifecycle-scripts",
              "runs code of its own while it is installed",
              ""));
    }
    if (newcomer) {
      likeness(dependency, facts).ifPresent(found::add);
    }
    boolean open = rules.pinned() && dependency.version().isEmpty() && !elsewhere;
    return new Assessment(candidate, found, open ? chosen.version() : "");
  }

  /// A manifest may leave the version to a parent, a bill of materials or a central list.
  private static boolean isManagedElsewhere(Dependency dependency) {
    return dependency.version().isEmpty()
        && dependency.requirement().isEmpty()
        && !dependency.place().file().isEmpty()
        && Set.of(Ecosystem.MAVEN, Ecosystem.NUGET, Ecosystem.CRATES)
            .contains(dependency.ecosystem());
  }

  private static Objection unresolved(Dependency dependency, Known facts) {
    if (dependency.version().isEmpty()) {
      return Objection.ask(
          "unresolved",
          dependency.requirement().isEmpty()
              ? "has no release that its registry tells of"
              : "is asked for as `"
                  + dependency.requirement()
                  + "`, which no release is told to be",
          facts.newest());
    }
    return Objection.deny(
        "missing-version",
        "has no version "
            + dependency.version()
            + (facts.newest().isEmpty() ? "" : "; the newest is " + facts.newest()));
  }

  private Optional<Objection> age(Candidate candidate, Release release, Resolution resolution) {
    if (rules.minimumAge().isZero()) {
      return Optional.empty();
    }
    if (release.published() == null) {
      boolean asks = rules.ageStated() && candidate.standing() == Standing.NEWCOMER;
      return asks
          ? Optional.of(
              Objection.ask(
                  "too-young",
                  "tells no date of version " + release.version() + ", so its age is not known",
                  ""))
          : Optional.empty();
    }
    var age = Duration.between(release.published(), rules.now());
    if (age.compareTo(rules.minimumAge()) >= 0) {
      return Optional.empty();
    }
    var mature = highest(resolution, candidate.dependency());
    return Optional.of(
        Objection.ask(
            "too-young",
            "came out in version "
                + release.version()
                + " "
                + told(age)
                + " ago; the policy wants "
                + told(rules.minimumAge())
                + (mature.isEmpty() ? ", and no release is known to be that old" : ""),
            mature));
  }

  /// The highest release that is old enough and that no advisory means; empty for none.
  private String highest(Resolution resolution, Dependency dependency) {
    var all = known.all(dependency);
    return resolution
        .highest(release ->
            release.published() != null
                && Duration.between(release.published(), rules.now()).compareTo(rules.minimumAge())
                    >= 0
                && Upgrade.isClear(all, dependency.ecosystem(), release.version()))
        .map(Release::version)
        .orElse("");
  }

  private static String told(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + (time.toDays() == 1 ? " day" : " days");
    }
    long hours = Math.max(1, time.toHours());
    return hours + (hours == 1 ? " hour" : " hours");
  }

  private Optional<Objection> likeness(Dependency dependency, Known facts) {
    boolean young =
        facts.releases().size() <= FEW
            || facts.since().filter(since -> since.isAfter(rules.now().minus(YOUNG))).isPresent();
    if (!young) {
      return Optional.empty();
    }
    return PopularNames.likeness(dependency.ecosystem())
        .confusable(dependency.key())
        .map(name ->
            Objection.ask(
                "look-alike", "is new and reads like " + name + "; is that what you mean?", ""));
  }
}
