package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Repair;
import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Places, and the ways between them, as SARIF spells them.
final class SarifPlaces {
  static final String BASE = "%SRCROOT%";

  private SarifPlaces() {}

  static Json location(String path, Finding.Place place) {
    return builder(path, place).build();
  }

  private static Json.Builder builder(String path, Finding.Place place) {
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put("artifactLocation", artifact(path))
                .put("region", region(place))
                .build());
  }

  static Json artifact(String path) {
    return Json.object().put("uri", uri(path)).put("uriBaseId", BASE).build();
  }

  static Json region(Finding.Place place) {
    return Json.object()
        .put("startLine", place.line())
        .put("startColumn", place.column())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn())
        .build();
  }

  /// One flow of one thread, from the source to the place where it does harm.
  static Json codeFlow(List<Finding.Step> steps) {
    var locations =
        steps.stream()
            .map(step ->
                Json.object()
                    .put(
                        "location",
                        builder(step.path(), step.place())
                            .put("message", Json.object().put("text", step.what()).build())
                            .build())
                    .build())
            .toList();
    var thread = Json.object().put("locations", Json.array(locations)).build();
    return Json.object().put("threadFlows", Json.array(List.of(thread))).build();
  }

  static Json fix(String path, Repair repair) {
    var replacements =
        repair.replacements().stream()
            .map(one ->
                Json.object()
                    .put("deletedRegion", region(one.place()))
                    .put("insertedContent", Json.object().put("text", one.text()).build())
                    .build())
            .toList();
    var change =
        Json.object()
            .put("artifactLocation", artifact(path))
            .put("replacements", Json.array(replacements))
            .build();
    return Json.object()
        .put("description", Json.object().put("text", repair.what()).build())
        .put("artifactChanges", Json.array(List.of(change)))
        .build();
  }

  /// A path as a relative reference (RFC 3986): everything but unreserved characters and `/` is
  /// written as `%XX`.
  private static String uri(String path) {
    var uri = new StringBuilder();
    for (byte value : path.getBytes(StandardCharsets.UTF_8)) {
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
}
