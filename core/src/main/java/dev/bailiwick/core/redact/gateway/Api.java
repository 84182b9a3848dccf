package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.Json;
import java.util.Optional;

/// The forms in which models are asked.
public enum Api {
  MESSAGES,
  RESPONSES,
  CHAT_COMPLETIONS,
  GENERATE_CONTENT;

  /// HTTP 451: assistants ask once, and show the message; a 400 is asked again six times, a 403 is
  /// taken for a wrong key.
  public static final int REFUSED = 451;

  /// The form that is asked for at the path, or empty for anything else.
  ///
  /// @param path without the query
  public static Optional<Api> at(String path) {
    if (path.endsWith("/messages") || path.endsWith("/messages/count_tokens")) {
      return Optional.of(MESSAGES);
    }
    if (path.endsWith("/responses") || path.endsWith("/responses/compact")) {
      return Optional.of(RESPONSES);
    }
    if (path.endsWith("/chat/completions")) {
      return Optional.of(CHAT_COMPLETIONS);
    }
    var action = path.substring(path.lastIndexOf(':') + 1);
    return path.indexOf(':') >= 0
            && (action.endsWith("enerateContent")
                || action.equals("countTokens")
                || action.equals("embedContent"))
        ? Optional.of(GENERATE_CONTENT)
        : Optional.empty();
  }

  /// A refusal in the words of the API's own errors.
  public String refusal(String message) {
    var error =
        switch (this) {
          case MESSAGES -> Json.object().put("type", "invalid_request_error");
          case RESPONSES, CHAT_COMPLETIONS ->
              Json.object().put("type", "invalid_request_error").put("code", "refused_by_policy");
          case GENERATE_CONTENT ->
              Json.object().put("code", REFUSED).put("status", "FAILED_PRECONDITION");
        };
    var body = Json.object();
    if (this == MESSAGES) {
      body.put("type", "error");
    }
    return body.put("error", error.put("message", message).build()).build().write();
  }
}
