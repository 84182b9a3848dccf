package dev.bailiwick.core.finding;

import java.util.Locale;
import java.util.Optional;

/// How sure it is; the surest first.
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Confidence> of(String word) {
    for (var confidence : values()) {
      if (confidence.word().equals(word)) {
        return Optional.of(confidence);
      }
    }
    return Optional.empty();
  }

  /// One step less sure; [#LOW] stays.
  public Confidence lower() {
    return this == LOW ? LOW : values()[ordinal() + 1];
  }

  /// One step surer; [#HIGH] stays.
  public Confidence higher() {
    return this == HIGH ? HIGH : values()[ordinal() - 1];
  }
}
