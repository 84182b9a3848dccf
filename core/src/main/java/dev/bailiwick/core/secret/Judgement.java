package dev.bailiwick.core.secret;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Validation;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.value.MadeUp;
import dev.bailiwick.core.secret.value.Placeholder;
import dev.bailiwick.core.secret.value.Reference;
import dev.bailiwick.core.secret.value.Surprise;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a match: nothing, or a finding that is as sure as its proofs.
final class Judgement {
  private static final String STARS = "********";

  /// From here on, bits per character, nothing is a word that a person thought of.
  private static final double DRAWN = 4.8;

  /// From here on, a rule that knows only the place may be sure.
  private static final double SURE = 7;

  /// Behind a word, what needs fewer bits per character is the name of something.
  private static final double NAMES = 5.5;

  /// A rule that asks for so much looks for what was drawn by chance, and for no words.
  private static final double RANDOM = 4;

  private final Surprise surprise;

  Judgement(Surprise surprise) {
    this.surprise = surprise;
  }

  @Nullable SecretFinding of(Kind kind, byte[] bytes, TokenPattern.Match match) {
    int start = match.secretStart();
    int end = match.secretEnd();
    var value = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    var drawn = value.startsWith(kind.literal()) ? value.substring(kind.literal().length()) : value;
    if (Placeholder.is(value) || Placeholder.isPoor(drawn) || isCutByHole(kind, bytes, end)) {
      return null;
    }
    double bits = surprise.of(value);
    if (kind.rule().general() ? !isPlausible(kind, value, bits) : isName(kind, drawn, bits)) {
      return null;
    }
    var confidence = kind.rule().confidence();
    if (kind.rule().general() && (bits < DRAWN || confidence == Confidence.HIGH && bits < SURE)) {
      confidence = confidence.lower();
    }
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

  /// True where a hole for something else follows directly: `prefix_{{name}}`, `prefix_${NAME}`.
  private static boolean isCutByHole(Kind kind, byte[] bytes, int end) {
    if (!kind.rule().general() && !kind.needsWord() || end + 1 >= bytes.length) {
      return false;
    }
    return switch (bytes[end]) {
      case '{' -> bytes[end + 1] == '{';
      case '$' -> bytes[end + 1] == '{' || bytes[end + 1] == '(';
      default -> false;
    };
  }

  /// Behind a word that tells whose a secret is, letters of few surprises are a name.
  private static boolean isName(Kind kind, String value, double bits) {
    return kind.needsWord() && Reference.is(value)
        || kind.needsWord()
            && bits < NAMES
            && value.chars().anyMatch(Character::isLetter)
            && value.chars().filter(Character::isDigit).count() < 2;
  }

  private static boolean isPlausible(Kind kind, String value, double bits) {
    double least = kind.rule().surprise();
    if (Reference.is(value)) {
      return false;
    }
    return least < RANDOM
        || (bits >= least || kind.rule().assigned()) && !Placeholder.namesItself(value);
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
