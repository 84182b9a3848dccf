package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where secrets stand in a text, for those who put something else there. Guesses (low confidence)
/// are left out. One thread.
public final class MendablePlaces {
  private final SecretScanner scanner;
  private final Map<String, String> vendors = new HashMap<>();

  public MendablePlaces(SecretScanner scanner) {
    this.scanner = scanner;
    scanner.rules().forEach(rule -> vendors.put(rule.id(), rule.vendor()));
  }

  /// By their start.
  ///
  /// @param path tells the language
  public List<EnvironmentReferences.Place> of(String path, String text, Predicate<Finding> wanted) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ContentScan(scanner)
        .scan(path, bytes, bytes.length).findings().stream()
            .filter(found -> found.confidence() != Confidence.LOW && wanted.test(found))
            .map(found -> place(text, found))
            .toList();
  }

  private EnvironmentReferences.Place place(String text, Finding finding) {
    var place = finding.place();
    return new EnvironmentReferences.Place(
        offset(text, place.line(), place.column()),
        offset(text, place.endLine(), place.endColumn()),
        vendors.getOrDefault(finding.rule(), ""),
        finding.rule());
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
