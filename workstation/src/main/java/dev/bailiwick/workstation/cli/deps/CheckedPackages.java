package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.admission.Admission;
import dev.bailiwick.core.dependency.admission.Admission.Assessment;
import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.pipeline.arrival.Arrivals;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.guard.PolicyFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `deps check`: the judgement of packages as if they were about to come in, for a person.
final class CheckedPackages {
  private static final int FOUND = 1;
  private static final int WRONG = 2;

  /// One of `--format`.
  enum Format {
    text,
    json
  }

  private final DepsPorts ports;
  private final Terminal terminal;

  CheckedPackages(DepsPorts ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  /// 0 where nothing is against any of them, else 1; 2 for a name that cannot be read or a bad
  /// policy.
  int check(Path root, List<String> names, Format format) {
    var wanted = new ArrayList<Dependency>();
    for (var name : names) {
      var read = PackageWord.read(name);
      if (read.isEmpty()) {
        terminal.note(
            name
                + ": name its registry too: npm:NAME@VERSION, pypi:…, maven:GROUP:NAME@…, golang:…,"
                + " cargo:…, gem:…, composer:…, nuget:…, or a package URL");
        return WRONG;
      }
      wanted.add(read.get());
    }
    return switch (new PolicyFiles(root, ports.config()).read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        var settings = policy.settings().dependencies();
        var facts = ports.packages().registries().apply(settings.registries()).facts(asked(wanted));
        var admission =
            new Admission(
                ports.packages().advisories().get(),
                Arrivals.rules(settings, ports.clock().instant()));
        var judged = new ArrayList<Judged>();
        for (var one : wanted) {
          var known =
              facts.getOrDefault(PackageName.of(one), new PackageFacts.Unknown("nobody was asked"));
          judged.add(
              new Judged(admission.of(Candidate.newcomer(one), known, Circumstances.PLAIN), known));
        }
        print(judged, format);
        boolean sound = judged.stream().allMatch(one -> one.assessment().objections().isEmpty());
        yield sound ? 0 : FOUND;
      }
    };
  }

  private record Judged(Assessment assessment, PackageFacts facts) {
    Dependency dependency() {
      return assessment.candidate().dependency();
    }

    String name() {
      var version = dependency().version();
      return dependency().ecosystem().purlType()
          + ":"
          + dependency().name()
          + (version.isEmpty() ? "" : "@" + version);
    }

    String newest() {
      return facts instanceof Known known ? known.newest() : "";
    }

    String verdict() {
      return assessment.denies() ? "deny" : assessment.objections().isEmpty() ? "ok" : "ask";
    }
  }

  private static List<Registry.Question> asked(List<Dependency> wanted) {
    return wanted.stream()
        .map(one -> new Registry.Question(PackageName.of(one), one.version()))
        .distinct()
        .toList();
  }

  private void print(List<Judged> judged, Format format) {
    switch (format) {
      case text -> judged.forEach(this::text);
      case json -> terminal.out().println(json(judged).write());
    }
  }

  private void text(Judged one) {
    var tone = Map.of("deny", Tone.BAD, "ask", Tone.WARNING).getOrDefault(one.verdict(), Tone.GOOD);
    terminal
        .out()
        .println(
            terminal.toned(tone, one.verdict())
                + "  "
                + terminal.toned(Tone.STRONG, one.name())
                + (one.newest().isEmpty() ? "" : "  newest " + one.newest()));
    for (var objection : one.assessment().objections()) {
      terminal
          .out()
          .println(
              "      "
                  + objection.reason()
                  + (objection.instead().isEmpty() ? "" : "; take " + objection.instead()));
    }
  }

  private static Json json(List<Judged> judged) {
    var packages = new ArrayList<Json>();
    for (var one : judged) {
      packages.add(
          Json.object()
              .put("package", one.dependency().purl().toString())
              .put("decision", one.verdict())
              .put("newest", one.newest())
              .put(
                  "objections",
                  Json.array(
                      one.assessment().objections().stream()
                          .<Json>map(CheckedPackages::json)
                          .toList()))
              .build());
    }
    return Json.object()
        .put("schema", 1)
        .put("tool", "deps check")
        .put("packages", Json.array(packages))
        .build();
  }

  private static Json json(Objection objection) {
    return Json.object()
        .put("rule", objection.rule())
        .put("decision", objection.denies() ? "deny" : "ask")
        .put("reason", objection.reason())
        .put("instead", objection.instead())
        .build();
  }
}
