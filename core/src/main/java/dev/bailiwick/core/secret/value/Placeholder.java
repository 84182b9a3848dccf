package dev.bailiwick.core.secret.value;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Values that stand where a secret would, and are none.
public final class Placeholder {
  private static final int SHORT = 22;
  private static final List<String> NAMES =
      List.of("token", "secret", "passw", "apikey", "api_key", "credential", "private", "refresh");

  /// Of a value so long, that so few different characters make it are no chance.
  private static final int LONG = 12;

  private static final int POOR = 4;
  private static final int POOR_IF_SHORT = 2;

  private static final List<String> WORDS =
      List.of(
          "example",
          "placeholder",
          "changeme",
          "changeit",
          "change_me",
          "change-me",
          "changethis",
          "change_this",
          "replaceme",
          "replace_me",
          "replace-me",
          "replacethis",
          "replace_with",
          "replace-with",
          "your_",
          "your-",
          "yourtoken",
          "yourkey",
          "yoursecret",
          "yourapi",
          "redacted",
          "xxxxxx",
          "...",
          "******",
          "######",
          "______",
          "------");

  /// The same in a value that is not so long as to hold them by chance.
  private static final List<String> SHORT_WORDS =
      List.of(
          "insert",
          "dummy",
          "sample",
          "fake",
          "notset",
          "not_set",
          "not-set",
          "notreal",
          "not-real",
          "not_real",
          "todo",
          "fixme",
          "tobedefined",
          "unspecified",
          "_here",
          "-here");

  private static final int LONGEST_WITH_WORDS = 32;

  /// Values that are none as a whole.
  private static final Set<String> WHOLE =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "passw",
          "token",
          "user",
          "username",
          "none",
          "null",
          "nil",
          "undefined",
          "true",
          "false",
          "string",
          "value",
          "xxx",
          "xxxx",
          "yourpassword",
          "credentials",
          "credential",
          "pa$$word",
          "secret",
          "secret1",
          "foo",
          "bar",
          "baz",
          "qux",
          "foobar",
          "abc",
          "abcd",
          "abc123",
          "123",
          "1234",
          "12345",
          "123456",
          "1234567",
          "12345678",
          "123456789",
          "1234567890",
          "test",
          "testing",
          "tests",
          "test123",
          "testpass",
          "my_secret",
          "mysecret");

  /// Words under the name of a secret that are none, though in an address they may be.
  private static final Set<String> USUAL =
      Set.of(
          "utf-8",
          "utf8",
          "ascii",
          "latin-1",
          "iso-8859-1",
          "base64",
          "admin",
          "deadbeef",
          "root",
          "no-secret",
          "default",
          "optional",
          "required",
          "enabled",
          "disabled",
          "input",
          "error",
          "wrong",
          "invalid",
          "empty",
          "missing",
          "unknown",
          "current",
          "include",
          "same-origin",
          "omit",
          "basic",
          "bearer",
          "secrets",
          "api_password",
          "notarealpassword",
          "mykey",
          "mytoken",
          "somekey",
          "sometoken",
          "somesecret",
          "blank",
          "auto",
          "prompt",
          "plain",
          "object",
          "number",
          "boolean",
          "bool",
          "byte",
          "bytes",
          "char",
          "varchar",
          "self",
          "this",
          "void",
          "any",
          "const",
          "static",
          "yes",
          "ask",
          "never",
          "always",
          "hash",
          "key",
          "values",
          "text",
          "hidden");

  /// How words begin that are made to be refused.
  private static final List<String> UNFIT =
      List.of("wrong", "invalid", "incorrect", "not-a", "not_a", "test_", "test-");

  /// How what was cut short ends.
  private static final List<String> ENDS = List.of("...", "\u2026", "***", "xxx");

  /// What is written in capitals where a secret would stand.
  private static final Set<String> CAPITALS =
      Set.of(
          "KEY",
          "APIKEY",
          "TOKEN",
          "PASSWORD",
          "PASSWD",
          "SECRET",
          "PAYLOAD",
          "CREDENTIAL",
          "JWT",
          "PAT",
          "ID",
          "APPID",
          "NAME",
          "USER",
          "VALUE",
          "CHECK");

  private static final Pattern PARTS = Pattern.compile("[-_.:|$/]");

  /// Letters of one case with few digits, as vendors begin their tokens.
  private static final Pattern PREFIX =
      Pattern.compile("[a-z]*[0-9]{0,2}[a-z]*|[A-Z]{0,5}|[0-9]{1,2}");

  private static final String WRAPS = "<>[]{}()%%##__&;";

  private Placeholder() {}

  /// `<token>`, `[token]`, `{Token}`, `%TOKEN%`, `##TOKEN##`, `__TOKEN__`, `&lt;token&gt;`: nothing
  /// but a name between the signs.
  private static boolean isWrapped(String value) {
    int last = value.length() - 1;
    int sign = last < 2 ? -1 : WRAPS.indexOf(value.charAt(0));
    if (sign < 0 || sign % 2 != 0 || value.charAt(last) != WRAPS.charAt(sign + 1)) {
      return false;
    }
    boolean twice = "#_".indexOf(value.charAt(0)) >= 0;
    return (!twice || value.charAt(1) == value.charAt(0))
        && value.substring(1, last).chars().allMatch(Placeholder::isNameLike);
  }

  private static boolean isNameLike(int character) {
    return Character.isLetterOrDigit(character) || " _-.:#/&;".indexOf(character) >= 0;
  }

  public static boolean is(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WHOLE.contains(lower)
        || WORDS.stream().anyMatch(lower::contains)
        || value.length() <= LONGEST_WITH_WORDS && SHORT_WORDS.stream().anyMatch(lower::contains)
        || ENDS.stream().anyMatch(lower::endsWith)
        || isWrapped(value)
        || isStoodFor(value)
        || value.chars().noneMatch(character -> character > ' ' && character < 0x7f);
  }

  /// A prefix with a word in capitals where the secret would stand: `sk-ant-KEY`, `npg_PASSWORD`,
  /// `ghs_APPID_JWT`, `KEY-us12`. A part that could have been drawn by chance makes it none.
  private static boolean isStoodFor(String value) {
    if (value.length() > LONGEST_WITH_WORDS) {
      return false;
    }
    boolean named = false;
    for (var part : PARTS.split(value)) {
      boolean capitals = CAPITALS.contains(part);
      named |= capitals;
      if (!capitals && (part.length() > LONG || !PREFIX.matcher(part).matches())) {
        return false;
      }
    }
    return named;
  }

  /// True for a word that names, describes or forbids, and is no secret.
  public static boolean isUsual(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return USUAL.contains(lower) || UNFIT.stream().anyMatch(lower::startsWith);
  }

  /// True for a short text that says what it stands for: `mqtttoken`, `EnvAPISecret`.
  public static boolean namesItself(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return value.length() < SHORT && NAMES.stream().anyMatch(lower::contains);
  }

  /// True for what is made of a handful of characters.
  public static boolean isPoor(String value) {
    int most = value.length() < LONG ? POOR_IF_SHORT : POOR;
    return value.chars().distinct().limit(most + 1).count() <= most;
  }
}
