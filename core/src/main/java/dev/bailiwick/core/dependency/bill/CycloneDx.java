package dev.bailiwick.core.dependency.bill;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// A bill as CycloneDX 1.6.
final class CycloneDx {
  private static final String ROOT = "repository";

  private CycloneDx() {}

  static Json of(BillOfMaterials bill) {
    var components = new ArrayList<Json>();
    var references = new ArrayList<String>();
    for (var one : bill.packages()) {
      components.add(component(one));
      references.add(one.purl().toString());
    }
    return Json.object()
        .put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
        .put("bomFormat", "CycloneDX")
        .put("specVersion", "1.6")
        .put("serialNumber", "urn:uuid:" + bill.id())
        .put("version", 1)
        .put("metadata", metadata(bill))
        .put("components", Json.array(components))
        .put(
            "dependencies",
            Json.array(
                List.of(
                    Json.object()
                        .put("ref", ROOT)
                        .put("dependsOn", Json.strings(references))
                        .build())))
        .build();
  }

  private static Json metadata(BillOfMaterials bill) {
    var tool =
        Json.object()
            .put("type", "application")
            .put("name", "bailiwick")
            .put("version", bill.tool())
            .build();
    return Json.object()
        .put("timestamp", bill.made().toString())
        .put("tools", Json.object().put("components", Json.array(List.of(tool))).build())
        .put(
            "component",
            Json.object()
                .put("type", "application")
                .put("bom-ref", ROOT)
                .put("name", bill.subject())
                .build())
        .build();
  }

  private static Json component(Dependency one) {
    int slash = one.name().lastIndexOf(one.name().contains(":") ? ':' : '/');
    var json = Json.object().put("type", "library").put("bom-ref", one.purl().toString());
    if (slash > 0) {
      json.put("group", one.name().substring(0, slash));
    }
    json.put("name", one.name().substring(slash + 1));
    if (!one.version().isEmpty()) {
      json.put("version", one.version());
    }
    json.put("scope", one.groups().isEmpty() ? "required" : "optional");
    var hashes =
        Checksum.of(one.integrity()).stream()
            .map(sum ->
                Json.object().put("alg", "SHA-" + sum.bits()).put("content", sum.hex()).build())
            .toList();
    if (!hashes.isEmpty()) {
      json.put("hashes", Json.array(hashes));
    }
    var place = one.place().file() + ":" + one.place().line();
    return json.put("purl", one.purl().toString())
        .put(
            "properties",
            Json.array(
                List.of(Json.object().put("name", "bailiwick:place").put("value", place).build())))
        .build();
  }
}
