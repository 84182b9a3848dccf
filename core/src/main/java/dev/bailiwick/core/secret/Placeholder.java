package dev.bailiwick.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /// Values that are none as a whole.
  private static final Set<String> WHOLE =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "passw0rd",
          "secret",
          "token",
          "apikey",
          "api_key",
          "api-key",
          "key",
          "user",
          "username",
          "test",
          "none",
          "null",
          "undefined",
          "true",
          "false",
          "string",
          "value",
          "foobar",
          "xxx",
          "credentials",
          "hunter2",
          "mypassword",
          "mysecretpassword",
          "userpassword",
          "secretpassword",
          "p4ssw0rd",
          "pa$$word",
          "p@ssw0rd",
          "p@ssword",
          "foo",
          "bar",
          "baz");

  /// What begins a reference to a value that is kept elsewhere.
  private static final List<String> REFERENCES =
      List.of("${", "$(", "{{", "<%", "%(", "#{", "@{", "%{", "process.env", "os.environ", "env.");

  private Placeholder() {}

  static boolean is(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WHOLE.contains(lower)
        || REFERENCES.stream().anyMatch(lower::startsWith)
        || WORDS.stream().anyMatch(lower::contains)
        || distinct(value) < 5;
  }

  private static long distinct(String value) {
    return value.chars().distinct().limit(5).count();
  }
}
