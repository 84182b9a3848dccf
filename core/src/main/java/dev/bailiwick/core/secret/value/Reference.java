package dev.bailiwick.core.secret.value;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values that say where a secret is kept, how it is made or that it is encrypted, and are none
/// themselves.
public final class Reference {
  /// How references begin.
  private static final List<String> STARTS =
      List.of(
          "${",
          "$(",
          "{{",
          "<%",
          "%(",
          "#{",
          "@{",
          "%{",
          "$env:",
          "[[",
          "((",
          "process.env",
          "os.environ",
          "os.getenv",
          "env.",
          "env[",
          "env(",
          "getenv",
          "system.getenv",
          "vault:",
          "vault://",
          "op://",
          "ssm:",
          "ssm://",
          "sm://",
          "akv://",
          "keyvault:",
          "secretsmanager:",
          "aws-secretsmanager",
          "awssecret",
          "azurekeyvault",
          "gcp-sm",
          "secret://",
          "secretref:",
          "bws:",
          "doppler:",
          "kms:",
          "arn:aws",
          "@microsoft.keyvault",
          "file:",
          "env:",
          "enc[",
          "enc(",
          "{cipher}",
          "!vault",
          "!secret",
          "!ref",
          "!sub",
          "projects/",
          "ref+",
          "ref:",
          "ansible_vault",
          "base64:$",
          "secrets.",
          "var.",
          "local.",
          "data.",
          "module.",
          "lookup(",
          "random_password",
          "config.",
          "settings.",
          "this.",
          "self.",
          "req.",
          "request.",
          "params.",
          "args.",
          "options.",
          "opts.",
          "ctx.",
          "props.",
          "import.meta",
          "<",
          "&lt;",
          "###",
          "{$",
          ".$",
          "'.",
          "\".");

  /// A hole for a name, anywhere.
  private static final Pattern HOLE =
      Pattern.compile(
          "\\$\\{[\\w.:?/@ \\[\\]'\"-]*\\}|\\{\\{[^{}]*\\}\\}|#\\{[\\w.@\\[\\]'\""
              + " :()-]+\\}|%\\([\\w.]+\\)s"
              + "|%[sdvq](?![A-Za-z0-9])|\\{(?:[a-z_][0-9a-z_.]{1,30}|\\d?)\\}|<%=?.*%>|\\$\\(|%[A-Za-z_]{3,40}%");

  /// A name alone: `$NAME`, `@name`, `:name`, `&name`.
  private static final Pattern NAME =
      Pattern.compile("\\$[A-Za-z_].*|\\$[0-9@*?#]|[@:&*][A-Za-z_][\\w.-]*|\\$\\w+(?:->\\w+)+.*");

  private Reference() {}

  public static boolean is(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return STARTS.stream().anyMatch(lower::startsWith)
        || NAME.matcher(value).matches()
        || HOLE.matcher(value).find();
  }
}
