package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How bad an advisory is: the word its database gives, else what its CVSS vector comes to.
///
/// Malware is critical. Where nothing is said it counts as [Severity#HIGH], since an unrated record
/// is no harmless one; what is informational counts as [Severity#LOW].
final class OsvSeverity {
  private OsvSeverity() {}

  static Severity of(Json.Obj record, Json.Obj affected) {
    if (record.string("id").orElse("").startsWith("MAL-")) {
      return Severity.CRITICAL;
    }
    var word =
        Stream.of(affected, record)
            .flatMap(one -> one.object("database_specific").stream())
            .flatMap(specific -> specific.string("severity").stream())
            .flatMap(text -> word(text).stream())
            .findFirst();
    return word.or(() -> vector(affected.array("severity")))
        .or(() -> vector(record.array("severity")))
        .orElse(Severity.HIGH);
  }

  private static Optional<Severity> word(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "CRITICAL" -> Optional.of(Severity.CRITICAL);
      case "HIGH", "IMPORTANT" -> Optional.of(Severity.HIGH);
      case "MODERATE", "MEDIUM" -> Optional.of(Severity.MEDIUM);
      case "LOW" -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }

  private static Optional<Severity> vector(List<Json> scores) {
    return scores.stream()
        .flatMap(score ->
            score instanceof Json.Obj one ? one.string("score").stream() : Stream.<String>empty())
        .flatMap(text -> CvssVector.score(text).stream())
        .max(Double::compare)
        .map(OsvSeverity::rated);
  }

  /// The qualitative scale of CVSS 3.1, section 5.
  private static Severity rated(double score) {
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    return score >= 7 ? Severity.HIGH : score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }
}
