package dev.bailiwick.workstation.cli.secrets;

import java.time.Duration;
import java.util.regex.Pattern;

/// A length of time as it is typed: a number with `s`, `m`, `h` or `d`.
final class Term {
  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private Term() {}

  /// @throws IllegalArgumentException where it is none; the message names the option
  static Duration of(String option, String text) {
    var match = WRITTEN.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          option + " " + text + ": write a time like 30s, 15m, 2h or 90d");
    }
    long count = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
