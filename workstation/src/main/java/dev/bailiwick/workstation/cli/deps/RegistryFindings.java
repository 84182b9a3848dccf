package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.audit.NamedPackages;
import dev.bailiwick.core.dependency.audit.Problem;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What registries say against the packages that manifests name: that there is none, that a release
/// is young, that a young one reads like a known name.
///
/// Packages that only lock files name are left out: they are their manifests' choice, and there may
/// be thousands.
record RegistryFindings(Admission admission, Registry registry) {
  private static final Map<String, Severity> TOLD =
      Map.of(
          "missing", Severity.HIGH,
          "missing-version", Severity.HIGH,
          "unheard-of", Severity.LOW,
          "withdrawn", Severity.MEDIUM,
          "too-young", Severity.MEDIUM,
          "look-alike", Severity.MEDIUM);

  List<Problem> of(List<NamedPackages.File> files) {
    var wanted = wanted(files);
    var questions =
        wanted.stream()
            .map(one -> new Registry.Question(PackageName.of(one), one.version()))
            .toList();
    var facts = registry.facts(questions);
    var problems = new ArrayList<Problem>();
    for (var one : wanted) {
      var known =
          facts.getOrDefault(PackageName.of(one), new PackageFacts.Unknown("nobody was asked"));
      admission
          .of(Candidate.newcomer(one), known, new Circumstances(true, "", false))
          .objections()
          .forEach(objection -> problem(one, objection).ifPresent(problems::add));
    }
    return problems;
  }

  private static Optional<Problem> problem(Dependency dependency, Objection objection) {
    return Optional.ofNullable(TOLD.get(objection.rule()))
        .map(severity ->
            new Problem(
                objection.rule(),
                severity,
                dependency,
                objection.reason(),
                objection.instead(),
                Optional.empty()));
  }

  /// What manifests name, in the version that a lock file holds of it.
  private static List<Dependency> wanted(List<NamedPackages.File> files) {
    Map<PackageName, String> locked = new LinkedHashMap<>();
    Map<PackageName, Dependency> wanted = new LinkedHashMap<>();
    for (var file : files) {
      for (var one : file.reading().all()) {
        if (one.name().isEmpty() || !(one.origin() instanceof Origin.Registry)) {
          continue;
        }
        if (file.kind().role() == ManifestKind.Role.LOCK) {
          locked.putIfAbsent(PackageName.of(one), one.version());
        } else {
          wanted.putIfAbsent(PackageName.of(one), one);
        }
      }
    }
    return wanted.entrySet().stream()
        .map(entry -> {
          var held = locked.getOrDefault(entry.getKey(), "");
          return held.isEmpty() ? entry.getValue() : entry.getValue().at(held);
        })
        .toList();
  }
}
