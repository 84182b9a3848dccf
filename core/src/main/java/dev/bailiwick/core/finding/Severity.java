package dev.bailiwick.core.finding;

import java.util.Locale;
import java.util.Optional;

/// How bad it is; the worst first.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> of(String word) {
    for (var severity : values()) {
      if (severity.word().equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  /// One step less bad; [#LOW] stays.
  public Severity lower() {
    return this == LOW ? LOW : values()[ordinal() + 1];
  }
}
