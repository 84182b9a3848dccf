package dev.bailiwick.core.secret;

import java.util.List;
import java.util.Locale;

/// Values that stand where a secret would, and are none.
final class Placeholder {
  private static final List<String> WORDS =
      List.of(
          "example",
          "placeholder",
          "changeme",
          "change_me",
          "your_",
          "your-",
          "yourtoken",
          "yourkey",
          "_here",
          "insert",
          "redacted",
          "dummy",
          "sample",
          "xxxxxx",
          "000000000",
          "111111111",
          "123456789",
          "abcdefgh",
          "......",
          "******");

  private Placeholder() {}

  static boolean is(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains) || distinct(value) < 5;
  }

  private static long distinct(String value) {
    return value.chars().distinct().limit(5).count();
  }
}
