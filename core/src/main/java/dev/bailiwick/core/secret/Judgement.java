package dev.bailiwick.core.secret;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Validation;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a match: nothing, or a finding that is as sure as its proofs.
final class Judgement {
  private static final String STARS = "********";

  private Judgement() {}

  static @Nullable SecretFinding of(
      Kind kind, byte[] bytes, TokenPattern.Match match, int from, int to) {
    int start = match.secretStart();
    int end = match.secretEnd();
    var value = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    var drawn = value.startsWith(kind.literal()) ? value.substring(kind.literal().length()) : value;
    if (Placeholder.is(value) || Placeholder.isPoor(drawn)) {
      return null;
    }
    var confidence = kind.rule().confidence();
    if (MadeUp.is(drawn)) {
      confidence = confidence.lower().lower();
    }
    var checked = checked(kind, value, confidence);
    var rule = kind.rule();
    return new SecretFinding(
        rule.id(),
        rule.severity(),
        checked.confidence(),
        rule.name() + ": " + rule.risk(),
        start,
        end,
        kind.literal() + STARS,
        Fingerprint.of(rule.id(), bytes, start, end),
        checked.validated(),
        rule.runbook(),
        rule.cwe());
  }

  private record Checked(Confidence confidence, Optional<Validation> validated) {}

  private static Checked checked(Kind kind, String value, Confidence unchecked) {
    var confidence = unchecked;
    var validated = Optional.<Validation>empty();
    for (var check : kind.checks()) {
      switch (check.of(value)) {
        case CHECKSUM -> {
          confidence = Confidence.HIGH;
          validated = Optional.of(Validation.CHECKSUM);
        }
        case STRUCTURE -> {
          confidence = confidence.higher();
          validated = validated.or(() -> Optional.of(Validation.FORMAT));
        }
        case WRONG -> confidence = confidence.lower();
        case UNTOLD -> {}
      }
    }
    return new Checked(confidence, validated);
  }
}
