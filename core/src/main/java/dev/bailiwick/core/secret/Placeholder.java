package dev.bailiwick.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Values that stand where a secret would, and are none.
final class Placeholder {
  private static final int POOR = 4;

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
          "......",
          "******");

  /// Values that are none as a whole.
  private static final Set<String> WHOLE =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "token",
          "user",
          "username",
          "none",
          "null",
          "undefined",
          "true",
          "false",
          "string",
          "value",
          "xxx",
          "mypassword",
          "yourpassword",
          "credentials",
          "p4ssw0rd",
          "pa$$word",
          "replace_with_password");

  /// What begins a reference to a value that is kept elsewhere.
  private static final List<String> REFERENCES =
      List.of("${", "$(", "{{", "<%", "%(", "#{", "@{", "%{", "process.env", "os.environ", "env.");

  private Placeholder() {}

  static boolean is(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WHOLE.contains(lower)
        || REFERENCES.stream().anyMatch(lower::startsWith)
        || WORDS.stream().anyMatch(lower::contains);
  }

  /// True for what is made of a handful of characters.
  static boolean isPoor(String value) {
    return value.chars().distinct().limit(POOR + 1).count() <= POOR;
  }
}
