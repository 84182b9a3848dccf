package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.audit.AdvisoryGroup;
import dev.bailiwick.core.dependency.audit.AuditReport;
import dev.bailiwick.core.dependency.audit.Problem;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.usage.Imports;
import dev.bailiwick.core.dependency.usage.Usage;
import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.findings.FindingsReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An audit's report in the form that every command with findings prints.
///
/// @param files how many were read
/// @param imports of the repository's own code
record AuditFindings(
    AuditReport audit, int files, Advisories advisories, Imports imports, Instant now) {
  private static final Duration OLD = Duration.ofDays(7);

  FindingsReport report() {
    var rules = new LinkedHashMap<String, FindingsReport.Rule>();
    audit.problems().forEach(problem -> rules.computeIfAbsent(problem.rule(), _ -> rule(problem)));
    return new FindingsReport(
        "deps audit",
        audit.problems().stream().map(this::finding).toList(),
        List.copyOf(rules.values()),
        summary(),
        closing(),
        FindingsReport.More.NONE);
  }

  private static FindingsReport.Rule rule(Problem problem) {
    var group = problem.group();
    return new FindingsReport.Rule(
        problem.rule(),
        group.map(AdvisoryGroup::summary).filter(text -> !text.isEmpty()).orElse(problem.rule()),
        group.map(one -> String.join(", ", one.names())).orElse(problem.rule()),
        group.isPresent() ? List.of("https://osv.dev/vulnerability/" + problem.rule()) : List.of());
  }

  private Finding finding(Problem problem) {
    var dependency = problem.dependency();
    int line = Math.max(1, dependency.place().line());
    return new Finding(
        problem.rule(),
        problem.severity(),
        Confidence.HIGH,
        named(problem) + ": " + message(problem),
        dependency.place().file(),
        new Finding.Place(line, 1, line, 1),
        fingerprint(problem),
        named(problem),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        problem.group().map(group -> String.join(", ", group.names())),
        problem.fix().isEmpty() ? Optional.empty() : Optional.of("upgrade to " + problem.fix()),
        List.of());
  }

  /// What is wrong, and whether the repository's own code imports the package.
  String message(Problem problem) {
    var usage = problem.group().isEmpty() ? new Usage.Untold() : imports.of(problem.dependency());
    return problem.message()
        + switch (usage) {
          case Usage.Imported(String path, int line) -> " Imported in " + path + ":" + line + ".";
          case Usage.NotImported _ -> " Not imported by the code here.";
          case Usage.Untold _ -> "";
        };
  }

  private Json usages() {
    var all = new ArrayList<Json>();
    for (var problem : audit.problems()) {
      var one =
          Json.object()
              .put("fingerprint", fingerprint(problem))
              .put("package", problem.dependency().purl().toString());
      if (problem.group().isPresent()) {
        switch (imports.of(problem.dependency())) {
          case Usage.Imported(String path, int line) ->
              all.add(one.put("imported", true).put("path", path).put("line", line).build());
          case Usage.NotImported _ -> all.add(one.put("imported", false).build());
          case Usage.Untold _ -> {}
        }
      }
    }
    return Json.array(all);
  }

  static String named(Problem problem) {
    var dependency = problem.dependency();
    return dependency.name() + (dependency.version().isEmpty() ? "" : "@" + dependency.version());
  }

  /// Of the package, its version, the rule and the file; lines may move.
  private static String fingerprint(Problem problem) {
    var dependency = problem.dependency();
    var text =
        String.join(
            "\n",
            problem.rule(),
            dependency.ecosystem().purlType(),
            dependency.key(),
            dependency.version(),
            dependency.place().file());
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Json.Obj summary() {
    var json =
        Json.object()
            .put("files", files)
            .put("packages", audit.packages())
            .put("findings", audit.problems().size())
            .put("spokenFor", audit.spokenFor().size());
    for (var severity : Severity.values()) {
      json.put(severity.word(), counted().getOrDefault(severity, 0L));
    }
    var unchecked = Json.object();
    audit.unchecked().forEach((ecosystem, count) -> unchecked.put(ecosystem.osvName(), count));
    var sources = new ArrayList<Json>();
    for (var source : advisories.sources()) {
      sources.add(
          Json.object()
              .put("ecosystem", source.ecosystem().osvName())
              .put("fetched", source.fetched().toString())
              .put("newest", source.newest().toString())
              .put("records", source.records())
              .build());
    }
    var upgrades = new ArrayList<Json>();
    for (var step : audit.upgrades()) {
      upgrades.add(
          Json.object()
              .put("package", step.dependency().purl().toString())
              .put("to", step.to())
              .put("clears", step.clears())
              .build());
    }
    return json.put("unchecked", unchecked.build())
        .put("upgrades", Json.array(upgrades))
        .put("imports", usages())
        .put("advisories", Json.array(sources))
        .build();
  }

  private Map<Severity, Long> counted() {
    return audit.problems().stream()
        .collect(Collectors.groupingBy(Problem::severity, Collectors.counting()));
  }

  /// What limits what the audit says, a line each.
  List<String> cautions() {
    var lines = new ArrayList<String>();
    if (!audit.unchecked().isEmpty()) {
      var named =
          audit.unchecked().entrySet().stream()
              .map(entry -> entry.getValue() + " of " + entry.getKey().osvName())
              .sorted()
              .collect(Collectors.joining(", "));
      lines.add(
          "not checked, since no advisories of their ecosystems are here beyond the packed few: "
              + named
              + "; run `bailiwick deps sync`");
    }
    for (var source : advisories.sources()) {
      var age = Duration.between(source.fetched(), now);
      if (age.compareTo(OLD) > 0) {
        lines.add(
            "the advisories of "
                + source.ecosystem().osvName()
                + " are "
                + age.toDays()
                + " days old; run `bailiwick deps sync`");
      }
    }
    return lines;
  }

  String closing() {
    var found = new ArrayList<String>();
    for (var severity : Severity.values()) {
      long count = counted().getOrDefault(severity, 0L);
      if (count > 0) {
        found.add(count + " " + severity.word());
      }
    }
    return audit.packages()
        + (audit.packages() == 1 ? " package in " : " packages in ")
        + files
        + (files == 1 ? " file: " : " files: ")
        + (found.isEmpty() ? "nothing found" : String.join(", ", found))
        + (audit.spokenFor().isEmpty() ? "" : ", " + audit.spokenFor().size() + " ignored")
        + (audit.unchecked().isEmpty() ? "" : ", " + unchecked() + " not checked");
  }

  private int unchecked() {
    return audit.unchecked().values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The ecosystem's short name, as its package URLs have it.
  static String ecosystem(Ecosystem ecosystem) {
    return ecosystem.purlType();
  }
}
