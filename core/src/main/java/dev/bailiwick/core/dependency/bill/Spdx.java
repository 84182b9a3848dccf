package dev.bailiwick.core.dependency.bill;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// A bill as SPDX 2.3. Licences and places of download are not known, and said not to be.
final class Spdx {
  private static final String UNKNOWN = "NOASSERTION";
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";
  private static final String ROOT = "SPDXRef-Repository";

  private Spdx() {}

  static Json of(BillOfMaterials bill) {
    var packages = new ArrayList<Json>();
    var relationships = new ArrayList<Json>();
    packages.add(described(ROOT, bill.subject(), "").build());
    relationships.add(related(DOCUMENT, "DESCRIBES", ROOT));
    for (int i = 0; i < bill.packages().size(); i++) {
      var id = "SPDXRef-Package-" + (i + 1);
      packages.add(described(id, bill.packages().get(i)));
      relationships.add(related(ROOT, "DEPENDS_ON", id));
    }
    return Json.object()
        .put("spdxVersion", "SPDX-2.3")
        .put("dataLicense", "CC0-1.0")
        .put("SPDXID", DOCUMENT)
        .put("name", bill.subject())
        .put("documentNamespace", "urn:uuid:" + bill.id())
        .put(
            "creationInfo",
            Json.object()
                .put("created", bill.made().toString())
                .put("creators", Json.strings(List.of("Tool: bailiwick-" + bill.tool())))
                .build())
        .put("packages", Json.array(packages))
        .put("relationships", Json.array(relationships))
        .build();
  }

  private static Json.Builder described(String id, String name, String version) {
    var json = Json.object().put("SPDXID", id).put("name", name);
    if (!version.isEmpty()) {
      json.put("versionInfo", version);
    }
    return json.put("downloadLocation", UNKNOWN)
        .put("filesAnalyzed", false)
        .put("licenseConcluded", UNKNOWN)
        .put("licenseDeclared", UNKNOWN)
        .put("copyrightText", UNKNOWN);
  }

  private static Json described(String id, Dependency one) {
    var json = described(id, one.name(), one.version());
    var sums =
        Checksum.of(one.integrity()).stream()
            .map(sum ->
                Json.object()
                    .put("algorithm", "SHA" + sum.bits())
                    .put("checksumValue", sum.hex())
                    .build())
            .toList();
    if (!sums.isEmpty()) {
      json.put("checksums", Json.array(sums));
    }
    var reference =
        Json.object()
            .put("referenceCategory", "PACKAGE-MANAGER")
            .put("referenceType", "purl")
            .put("referenceLocator", one.purl().toString())
            .build();
    return json.put("externalRefs", Json.array(List.of(reference))).build();
  }

  private static Json related(String from, String how, String to) {
    return Json.object()
        .put("spdxElementId", from)
        .put("relationshipType", how)
        .put("relatedSpdxElement", to)
        .build();
  }
}
