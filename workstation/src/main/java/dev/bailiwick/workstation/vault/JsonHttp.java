package dev.bailiwick.workstation.vault;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One HTTPS exchange with a secrets manager: JSON back. Follows no redirect, as that would carry
/// the token elsewhere. Thread-safe.
///
/// Plain HTTP only to this machine itself. Nothing of an answer's body is ever part of a reason.
public final class JsonHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 4 << 20;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// What came back.
  public sealed interface Reply {}

  /// @param json an empty object where the answer was no JSON
  public record Answered(int status, Json json) implements Reply {
    /// The object that came, or an empty one.
    public Json.Obj body() {
      return json instanceof Json.Obj object ? object : Json.object().build();
    }

    public boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /// @param why one clause without any value
  public record Failed(String why) implements Reply {}

  /// What is sent.
  ///
  /// @param body empty text for none
  public record Request(String method, URI uri, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    public static Request get(URI uri, Map<String, String> headers) {
      return new Request("GET", uri, headers, "");
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public Reply send(Request request) {
    var host = Optional.ofNullable(request.uri().getHost()).orElse("");
    var scheme = Optional.ofNullable(request.uri().getScheme()).orElse("");
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
      return new Failed(scheme + "://" + host + " is not HTTPS; give an https:// address");
    }
    var draft =
        HttpRequest.newBuilder(request.uri())
            .timeout(ANSWER)
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(draft::header);
    try {
      var answer = client.send(draft.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return new Answered(answer.statusCode(), parsed(body.readNBytes(MOST_BYTES)));
      }
    } catch (IOException e) {
      return new Failed("no answer from " + host + " (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    }
  }

  private static Json parsed(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return JsonReader.read(text, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json json)
        ? json
        : Json.object().build();
  }

  /// The address a text is.
  ///
  /// @throws IllegalArgumentException where it is none; the message names `variable`
  public static URI address(String variable, String text) {
    try {
      var uri = URI.create(text.replaceAll("/+$", ""));
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(variable + " is no address: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(variable + " names no host; it must be https://HOST[:PORT]");
  }

  /// What a status without a usable body means.
  ///
  /// @param let what would let us in, e.g. "VAULT_TOKEN"
  public static Vault.Answer refused(int status, String let) {
    return switch (status) {
      case 404 -> new Vault.Absent("nothing is kept there");
      case 401, 403 -> new Vault.Failed("refused (HTTP " + status + "); check " + let);
      default -> new Vault.Failed("HTTP " + status);
    };
  }
}
