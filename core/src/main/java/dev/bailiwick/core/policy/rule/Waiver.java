package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.Glob;
import java.time.Instant;
import java.util.List;

/// A person's word that files of a pattern may be taken for less than their label, for a time.
///
/// @param path a pattern as in a policy, never one for everything
/// @param from the strictest label it lowers; a stricter one stays
/// @param to what the label becomes
/// @param reason in the person's words, one line
/// @param by who says so
/// @param expires when it ends, to the second
/// @param rule the line it stands at
public record Waiver(
    String path,
    Level from,
    Level to,
    String reason,
    String by,
    Instant expires,
    Decision.Rule rule) {
  /// Patterns that take in every file.
  public static final List<String> EVERYTHING = List.of("**", "*", "**/*", "/**");

  /// @throws IllegalArgumentException that says what is wrong, where it lowers nothing, names
  ///   everything or holds what is no line of text
  public Waiver {
    if (from.compareTo(to) <= 0) {
      throw new IllegalArgumentException("`to` is no lower than `from`");
    }
    if (EVERYTHING.contains(path) || path.startsWith("!")) {
      throw new IllegalArgumentException("`path` takes in everything");
    }
    for (var text : List.of(path, reason, by)) {
      if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("`path`, `reason` and `by` are one line of text each");
      }
    }
    try {
      var _ = PathList.entry(path, rule);
    } catch (Glob.BadGlob bad) {
      throw new IllegalArgumentException("`path` is no pattern: " + bad.getMessage(), bad);
    }
  }

  /// What is signed: every field on a line of its own, so that none can be changed or moved.
  public String text() {
    return String.join(
        "\n",
        "bailiwick waiver 1",
        "path " + path,
        "from " + from.word(),
        "to " + to.word(),
        "reason " + reason,
        "by " + by,
        "expires " + expires,
        "");
  }

  /// Why a label is what it is, for a person.
  public String why() {
    return "waived from " + from.word() + " until " + expires + " by " + by + ": " + reason;
  }
}
