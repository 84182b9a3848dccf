package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.charset.StandardCharsets;

/// Text to a JSON string and back.
final class Text {
  private Text() {}

  /// What a string with these characters between its quotes says; empty for one that is none.
  static String plain(CharSequence escaped) {
    return switch (JsonReader.read("\"" + escaped + "\"", JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(Json.Str(String text, Json.Span _)) -> text;
      case JsonReader.Parsed _, JsonReader.Malformed _ -> "";
    };
  }

  /// The characters between the quotes.
  static String escaped(String text) {
    var quoted = Json.of(text).write();
    return quoted.substring(1, quoted.length() - 1);
  }

  static byte[] quoted(String text) {
    return Json.of(text).write().getBytes(StandardCharsets.UTF_8);
  }
}
