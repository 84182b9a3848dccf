package dev.bailiwick.core.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The four levels of the guide's "Data Classification", from free to closed; a later one is
/// stricter.
public enum Level {
  PUBLIC("safe to share"),
  INTERNAL("approved providers only, logged"),
  CONFIDENTIAL("sanitized before it is shared"),
  CRITICAL("never shared with an assistant");

  private final String handling;

  Level(String handling) {
    this.handling = handling;
  }

  /// As it stands in policies and answers: lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String handling() {
    return handling;
  }

  /// The words of all levels, the strictest first.
  public static List<String> words() {
    return List.of(values()).reversed().stream().map(Level::word).toList();
  }

  public static Optional<Level> of(String word) {
    for (var level : values()) {
      if (level.word().equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
