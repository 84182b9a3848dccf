package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.stream.Stream;

/// The Common Weakness Enumeration (cwe.mitre.org) as far as a report's findings name it.
///
/// @param numbers of the weaknesses, sorted
record SarifTaxonomy(List<Integer> numbers) {
  private static final String NAME = "CWE";
  private static final String HEAD = "CWE-";
  private static final String HOME = "https://cwe.mitre.org/";

  SarifTaxonomy {
    numbers = List.copyOf(numbers);
  }

  static SarifTaxonomy of(Stream<Finding> findings) {
    return new SarifTaxonomy(
        findings
            .flatMap(finding -> finding.cwe().stream())
            .flatMap(SarifTaxonomy::number)
            .distinct()
            .sorted()
            .toList());
  }

  private static Stream<Integer> number(String cwe) {
    return cwe.matches(HEAD + "[1-9][0-9]{0,5}")
        ? Stream.of(Integer.valueOf(cwe.substring(HEAD.length())))
        : Stream.empty();
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /// The component that a run lists under `taxonomies`.
  Json component() {
    return Json.object()
        .put("name", NAME)
        .put("organization", "MITRE")
        .put("shortDescription", text("The MITRE Common Weakness Enumeration"))
        .put("informationUri", HOME)
        .put("isComprehensive", false)
        .put("taxa", Json.array(numbers.stream().map(SarifTaxonomy::taxon).toList()))
        .build();
  }

  private static Json taxon(int number) {
    return Json.object()
        .put("id", String.valueOf(number))
        .put("helpUri", HOME + "data/definitions/" + number + ".html")
        .build();
  }

  /// What the driver refers to it by.
  static Json component(int index) {
    return Json.object().put("name", NAME).put("index", index).build();
  }

  /// References to the entries of these weaknesses.
  List<Json> references(List<String> cwe) {
    return cwe.stream().flatMap(SarifTaxonomy::number).distinct().map(this::reference).toList();
  }

  private Json reference(int number) {
    return Json.object()
        .put("id", String.valueOf(number))
        .put("index", numbers.indexOf(number))
        .put("toolComponent", component(0))
        .build();
  }

  private static Json text(String text) {
    return Json.object().put("text", text).build();
  }
}
