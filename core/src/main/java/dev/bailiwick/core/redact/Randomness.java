package dev.bailiwick.core.redact;

import java.util.regex.Pattern;

/// Tells text that a machine drew by lot from text that somebody wrote.
final class Randomness {
  private static final int SHORTEST = 20;
  private static final int HEX = 32;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+|[0-9A-F]+");
  private static final int GIT_COMMIT = 40;

  private Randomness() {}

  /// True for 20 or more characters in which the classes of letters and digits change as often as
  /// in base64 or base36, and for 32 or more hexadecimal digits. A UUID and the 40 lower-case
  /// digits of a git commit are names and stay.
  static boolean isIn(String run) {
    if (run.length() < SHORTEST || UUID.matcher(run).matches()) {
      return false;
    }
    if (HEXADECIMAL.matcher(run).matches()) {
      return run.length() >= HEX && run.length() != GIT_COMMIT && isMixed(run);
    }
    return isMixed(run) && changes(run) * 10 >= 3 * run.length();
  }

  private static boolean isMixed(String run) {
    return run.chars().anyMatch(Character::isDigit) && run.chars().anyMatch(Character::isLetter);
  }

  /// How often a digit stands beside a letter, or an upper-case letter behind a lower-case one.
  private static int changes(String run) {
    int changes = 0;
    for (int i = 1; i < run.length(); i++) {
      char before = run.charAt(i - 1);
      char here = run.charAt(i);
      var digitEdge =
          Character.isLetterOrDigit(before)
              && Character.isLetterOrDigit(here)
              && Character.isDigit(before) != Character.isDigit(here);
      if (digitEdge || (Character.isLowerCase(before) && Character.isUpperCase(here))) {
        changes++;
      }
    }
    return changes;
  }
}
