package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.finding.Suppressed;
import dev.bailiwick.core.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A report as SARIF 2.1.0 (OASIS, 2023-08-28). What a comment speaks for stays in it, marked as
/// suppressed.
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://github.com/bailiwick-dev/bailiwick";

  private final FindingsReport report;
  private final Map<String, Integer> index = new LinkedHashMap<>();
  private final SarifTaxonomy taxonomy;

  private Sarif(FindingsReport report) {
    this.report = report;
    this.taxonomy = SarifTaxonomy.of(findings(report));
  }

  private static Stream<Finding> findings(FindingsReport report) {
    return Stream.concat(
        report.findings().stream(), report.more().suppressed().stream().map(Suppressed::finding));
  }

  /// @param version of Bailiwick
  /// @param root what the findings' paths are relative to
  public static String of(FindingsReport report, String version, Path root) {
    return Json.object()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(new Sarif(report).run(version, root))))
        .build()
        .write();
  }

  private Json run(String version, Path root) {
    var driver =
        Json.object()
            .put("name", "Bailiwick")
            .put("semanticVersion", version)
            .put("informationUri", HOME)
            .put("rules", Json.array(rules()));
    if (!taxonomy.isEmpty()) {
      driver.put("supportedTaxonomies", Json.array(List.of(SarifTaxonomy.component(0))));
    }
    var base = root.toUri().toString();
    var run =
        Json.object()
            .put("tool", Json.object().put("driver", driver.build()).build())
            .put("columnKind", "utf16CodeUnits")
            .put(
                "originalUriBaseIds",
                Json.object()
                    .put(
                        SarifPlaces.BASE,
                        Json.object().put("uri", base.endsWith("/") ? base : base + "/").build())
                    .build())
            .put("invocations", Json.array(List.of(invocation())));
    if (!taxonomy.isEmpty()) {
      run.put("taxonomies", Json.array(List.of(taxonomy.component())));
    }
    return run.put("results", Json.array(results())).put("properties", report.summary()).build();
  }

  /// What was not looked at is told as the standard wants it.
  private Json invocation() {
    var notes =
        report.summary().array("limits").stream()
            .map(limit ->
                Json.object()
                    .put("level", "warning")
                    .put("message", Json.object().put("text", limit).build())
                    .build())
            .toList();
    return Json.object()
        .put("executionSuccessful", true)
        .put("toolExecutionNotifications", Json.array(notes))
        .build();
  }

  private List<Json> rules() {
    var rules = new ArrayList<Json>();
    for (var rule : report.rules()) {
      var cwe =
          findings(report)
              .filter(finding -> finding.rule().equals(rule.id()))
              .map(Finding::cwe)
              .findFirst();
      if (cwe.isPresent()) {
        index.put(rule.id(), rules.size());
        rules.add(rule(rule, cwe.get()));
      }
    }
    return rules;
  }

  private Json rule(FindingsReport.Rule rule, List<String> cwe) {
    var json =
        Json.object()
            .put("id", rule.id())
            .put("shortDescription", text(rule.name()))
            .put("fullDescription", text(rule.help()));
    if (!rule.references().isEmpty()) {
      json.put("helpUri", rule.references().getFirst());
    }
    var relationships =
        taxonomy.references(cwe).stream()
            .map(target ->
                Json.object()
                    .put("target", target)
                    .put("kinds", Json.strings(List.of("superset")))
                    .build())
            .toList();
    if (!relationships.isEmpty()) {
      json.put("relationships", Json.array(relationships));
    }
    return json.build();
  }

  private List<Json> results() {
    var results = new ArrayList<Json>();
    report.findings().forEach(one -> results.add(result(one).build()));
    for (var one : report.more().suppressed()) {
      var suppression =
          Json.object().put("kind", "inSource").put("justification", one.reason()).build();
      results.add(
          result(one.finding()).put("suppressions", Json.array(List.of(suppression))).build());
    }
    return results;
  }

  private Json.Builder result(Finding finding) {
    var json = Json.object().put("ruleId", finding.rule());
    var at = index.get(finding.rule());
    if (at != null) {
      json.put("ruleIndex", at);
    }
    var place = SarifPlaces.location(finding.path(), finding.place());
    json.put("level", level(finding.severity()))
        .put("message", text(message(finding)))
        .put("locations", Json.array(List.of(place)))
        .put(
            "partialFingerprints",
            Json.object().put("bailiwick/v1", finding.fingerprint()).build());
    if (!finding.steps().isEmpty()) {
      json.put("codeFlows", Json.array(List.of(SarifPlaces.codeFlow(finding.steps()))));
    }
    var repair = report.more().repairs().get(finding.fingerprint());
    if (repair != null) {
      json.put("fixes", Json.array(List.of(SarifPlaces.fix(finding.path(), repair))));
    }
    var taxa = taxonomy.references(finding.cwe());
    if (!taxa.isEmpty()) {
      json.put("taxa", Json.array(taxa));
    }
    return json.put("properties", properties(finding));
  }

  private static String message(Finding finding) {
    return finding.masked().isEmpty()
        ? finding.message()
        : finding.message() + " (" + finding.masked() + ")";
  }

  private static Json properties(Finding finding) {
    var json =
        Json.object()
            .put("severity", finding.severity().word())
            .put("confidence", finding.confidence().word());
    finding.validated().ifPresent(validated -> json.put("validated", validated.word()));
    finding.commit().ifPresent(commit -> json.put("commit", commit.id()));
    return json.put("tags", Json.strings(finding.cwe())).build();
  }

  private static Json text(String text) {
    return Json.object().put("text", text).build();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }
}
