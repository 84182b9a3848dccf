package dev.bailiwick.core.redact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells from the name of a variable, an option or a field whether its value is a secret.
public final class SecretName {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private static final Set<String> WORDS =
      Set.of(
          "token",
          "tokens",
          "secret",
          "secrets",
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "pwd",
          "pass",
          "key",
          "auth",
          "authorization",
          "credential",
          "credentials",
          "creds",
          "bearer",
          "cookie",
          "cookies",
          "pat",
          "pin",
          "otp",
          "signature",
          "sig");

  private static final List<String> ENDINGS =
      List.of(
          "token",
          "secret",
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "signingkey",
          "authkey",
          "cookie",
          "credential",
          "credentials");

  /// What stands behind a secret word and makes the value a place or a switch.
  private static final Set<String> HARMLESS_ENDS =
      Set.of("file", "path", "dir", "folder", "type", "stdin", "length", "ttl", "store");

  private SecretName() {}

  public static boolean matches(String name) {
    var words =
        Arrays.stream(HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT).split("[_.-]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty() || HARMLESS_ENDS.contains(words.getLast()) || isSwitchedOff(words)) {
      return false;
    }
    return words.stream()
        .anyMatch(word -> WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith));
  }

  private static boolean isSwitchedOff(List<String> words) {
    return words.getFirst().equals("no")
        || words.equals(List.of("pwd"))
        || words.equals(List.of("oldpwd"));
  }
}
