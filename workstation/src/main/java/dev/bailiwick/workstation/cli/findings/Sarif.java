package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report as SARIF 2.1.0 (OASIS, 2023-08-28).
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://github.com/bailiwick-dev/bailiwick";

  private Sarif() {}

  /// @param version of Bailiwick
  /// @param root what the findings' paths are relative to
  public static String of(FindingsReport report, String version, Path root) {
    var index = new LinkedHashMap<String, Integer>();
    var rules = new ArrayList<Json>();
    for (var rule : report.rules()) {
      if (report.findings().stream().anyMatch(finding -> finding.rule().equals(rule.id()))) {
        index.put(rule.id(), rules.size());
        rules.add(rule(rule));
      }
    }
    var driver =
        Json.object()
            .put("name", "Bailiwick")
            .put("semanticVersion", version)
            .put("informationUri", HOME)
            .put("rules", Json.array(rules))
            .build();
    var base = root.toUri().toString();
    var run =
        Json.object()
            .put("tool", Json.object().put("driver", driver).build())
            .put("columnKind", "utf16CodeUnits")
            .put(
                "originalUriBaseIds",
                Json.object()
                    .put(
                        "%SRCROOT%",
                        Json.object().put("uri", base.endsWith("/") ? base : base + "/").build())
                    .build())
            .put(
                "results",
                Json.array(report.findings().stream().map(one -> result(one, index)).toList()))
            .put("properties", report.summary())
            .build();
    return Json.object()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(run)))
        .build()
        .write();
  }

  private static Json rule(FindingsReport.Rule rule) {
    var json =
        Json.object()
            .put("id", rule.id())
            .put("shortDescription", text(rule.name()))
            .put("fullDescription", text(rule.help()));
    if (!rule.references().isEmpty()) {
      json.put("helpUri", rule.references().getFirst());
    }
    return json.build();
  }

  private static Json result(Finding finding, Map<String, Integer> index) {
    var json = Json.object().put("ruleId", finding.rule());
    var at = index.get(finding.rule());
    if (at != null) {
      json.put("ruleIndex", at);
    }
    return json.put("level", level(finding.severity()))
        .put("message", text(finding.message() + " (" + finding.masked() + ")"))
        .put("locations", Json.array(List.of(location(finding))))
        .put(
            "partialFingerprints", Json.object().put("bailiwick/v1", finding.fingerprint()).build())
        .put("properties", properties(finding))
        .build();
  }

  private static Json location(Finding finding) {
    var place = finding.place();
    var artifact =
        Json.object().put("uri", uri(finding.path())).put("uriBaseId", "%SRCROOT%").build();
    var region =
        Json.object()
            .put("startLine", place.line())
            .put("startColumn", place.column())
            .put("endLine", place.endLine())
            .put("endColumn", place.endColumn())
            .build();
    return Json.object()
        .put(
            "physicalLocation",
            Json.object().put("artifactLocation", artifact).put("region", region).build())
        .build();
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

  /// A path as a relative reference (RFC 3986): everything but unreserved characters and `/` is
  /// written as `%XX`.
  private static String uri(String path) {
    var uri = new StringBuilder();
    for (byte value : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (value & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~/!".indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format("%02X", (int) c));
      }
    }
    return uri.toString();
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
