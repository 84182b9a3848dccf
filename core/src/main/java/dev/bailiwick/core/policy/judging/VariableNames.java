package dev.bailiwick.core.policy.judging;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of an environment variable, or of a setting, says about its value.
final class VariableNames {
  private static final Set<String> PUBLIC =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LANGUAGE",
          "PWD",
          "OLDPWD",
          "SHELL",
          "TERM",
          "CI",
          "NODE_ENV",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "HOSTNAME",
          "TZ",
          "TMPDIR",
          "DISPLAY",
          "SHLVL",
          "COLUMNS",
          "LINES",
          "UID",
          "EUID",
          "PPID",
          "RANDOM",
          "SECONDS",
          "IFS",
          "JAVA_HOME",
          "GOPATH",
          "GOROOT",
          "CARGO_HOME",
          "VIRTUAL_ENV",
          "DEBUG",
          "PORT",
          "NO_COLOR",
          "CREDENTIAL.HELPER");
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "TOKEN(?!IZER)|SECRET|PASSW|PASSPHRASE|CREDENTIAL|APIKEY|PRIVATE_?KEY"
              + "|EXTRA_?HEADER");
  private static final Pattern WORD =
      Pattern.compile(
          "(?:^|_)(?:KEYS?|PASS|PWD|PAT|AUTH|AUTHORIZATION|COOKIES?|DSN|SID|JWT|SIGNATURE|SALT)"
              + "(?:_|[0-9]|$)|(?:DATABASE|DB|REDIS|MONGO|MONGODB|AMQP|POSTGRES|MYSQL|BROKER)_UR[IL]"
              + "|CONNECTION_?STRING|WEBHOOK");

  private VariableNames() {}

  /// True where the value looks like a secret, by the name alone. Limit: a secret under a plain
  /// name is not seen.
  static boolean looksSecret(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    if (PUBLIC.contains(upper)) {
      return false;
    }
    return ANYWHERE.matcher(upper).find() || WORD.matcher(upper).find();
  }
}
