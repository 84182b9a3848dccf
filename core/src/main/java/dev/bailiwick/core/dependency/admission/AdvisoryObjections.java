package dev.bailiwick.core.dependency.admission;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.advisory.Advisory;
import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.audit.AdvisoryGroup;
import dev.bailiwick.core.dependency.audit.Ignore;
import dev.bailiwick.core.dependency.audit.Upgrade;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What advisories say against a package that comes in.
final class AdvisoryObjections {
  private final Advisories advisories;
  private final AdmissionRules rules;

  AdvisoryObjections(Advisories advisories, AdmissionRules rules) {
    this.advisories = advisories;
    this.rules = rules;
  }

  List<Advisory> all(Dependency dependency) {
    return advisories.of(dependency.ecosystem(), dependency.name());
  }

  /// @param version empty where it is open
  List<Objection> malware(Dependency dependency, String version) {
    return malware(all(dependency), dependency, version, false);
  }

  /// @param locked whether only what is sure counts
  List<Objection> malware(
      List<Advisory> all, Dependency dependency, String version, boolean locked) {
    var found = new ArrayList<Objection>();
    for (var advisory : all) {
      if (advisory.kind() != Kind.MALICIOUS) {
        continue;
      }
      var match =
          version.isEmpty() && advisory.versions().isEmpty()
              ? Match.AFFECTED
              : advisory.match(dependency.ecosystem(), version);
      if (match == Match.AFFECTED) {
        found.add(
            Objection.deny(
                "malicious",
                "is known to be malicious ("
                    + advisory.id()
                    + "): "
                    + advisory.summary()
                    + " Leave it out, and look where it came from"));
      } else if (match == Match.POSSIBLE && !locked) {
        found.add(
            Objection.ask(
                "malicious",
                "had malicious versions ("
                    + advisory.id()
                    + (advisory.versions().isEmpty()
                        ? ")"
                        : "): " + String.join(", ", advisory.versions())),
                ""));
      }
    }
    return found;
  }

  /// @param mature the version to take where no advisory names a fixed one; empty for none
  List<Objection> vulnerable(
      List<Advisory> all, Dependency dependency, Release release, Supplier<String> mature) {
    if (all.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Objection>();
    var today = LocalDate.ofInstant(rules.now(), ZoneOffset.UTC);
    for (var group : AdvisoryGroup.of(all, dependency.ecosystem(), release.version())) {
      var ignore = Ignore.of(rules.ignores(), group, dependency);
      if (group.kind() == Kind.VULNERABLE && ignore.filter(one -> one.holds(today)).isEmpty()) {
        found.add(
            Objection.ask(
                "vulnerable",
                "is known to be vulnerable in version "
                    + release.version()
                    + " ("
                    + group.id()
                    + ", "
                    + group.severity().word()
                    + "): "
                    + group.summary(),
                Upgrade.of(all, dependency.ecosystem(), release.version()).orElseGet(mature)));
      }
    }
    return found;
  }
}
