package dev.bailiwick.workstation.vault;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a secret is kept: `SCHEME://LOCATION[?version=V][#FIELD]`. Says nothing of the secret.
///
/// @param version empty for the newest
/// @param field the member of what is kept there; empty for the whole
public record SecretReference(String scheme, String location, String version, String field) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([a-z][a-z0-9]*)://([^\\s?#]+)(?:\\?version=([A-Za-z0-9._-]+))?(?:#([^\\s#]+))?");

  /// The reference a text is, or empty where it is none.
  public static Optional<SecretReference> of(String text) {
    var match = WRITTEN.matcher(text);
    if (!match.matches() || match.group(2).startsWith("-")) {
      return Optional.empty();
    }
    return Optional.of(
        new SecretReference(
            match.group(1), match.group(2), orEmpty(match.group(3)), orEmpty(match.group(4))));
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public String toString() {
    return scheme
        + "://"
        + location
        + (version.isEmpty() ? "" : "?version=" + version)
        + (field.isEmpty() ? "" : "#" + field);
  }
}
