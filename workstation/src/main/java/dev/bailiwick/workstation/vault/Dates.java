package dev.bailiwick.workstation.vault;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What is known of a secret's age.
///
/// @param made when the value was written
/// @param ends when it stops working
public record Dates(Optional<Instant> made, Optional<Instant> ends) {
  public static final Dates UNKNOWN = new Dates(Optional.empty(), Optional.empty());

  /// The time of an ISO 8601 text; empty where it is none.
  public static Optional<Instant> of(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The time of a count of seconds since 1970, whole or with a fraction; empty where it is none.
  public static Optional<Instant> ofSeconds(String number) {
    try {
      return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(number)));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// When a JSON web token ends by its own word (RFC 7519, `exp`); empty for any other value.
  public static Optional<Instant> endOf(SecretValue value) {
    var parts = new String(value.bytes(), StandardCharsets.UTF_8).split("\\.");
    if (parts.length != 3 || !parts[1].startsWith("eyJ")) {
      return Optional.empty();
    }
    try {
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JsonReader.read(claims, JsonReader.Limits.EVENT)
              instanceof JsonReader.Parsed(Json.Obj read)
          ? read.get("exp").flatMap(end -> ofSeconds(end.write()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
