package dev.bailiwick.workstation.dependency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Executors;

/// One question to a registry over HTTP, one answer. Thread-safe.
final class RegistryHttp {
  private static final int LARGEST = 48 << 20;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final String AGENT = "bailiwick (dependency check)";

  private final Duration patience;
  private final HttpClient client;

  /// @param patience for one answer
  RegistryHttp(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(patience)
        .header("User-Agent", AGENT)
        .header("Accept", "application/json, */*;q=0.5");
  }

  /// Empty where there is no such thing.
  Optional<String> got(String address) throws IOException, InterruptedException {
    var answer =
        client.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
        return Optional.empty();
      }
      if (answer.statusCode() != 200) {
        throw new IOException("the server answers " + answer.statusCode());
      }
      var bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("an answer of over " + (LARGEST >> 20) + " MiB");
      }
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /// When the file last changed; empty where the server does not say.
  Optional<Instant> changed(String address) throws IOException, InterruptedException {
    var answer =
        client.send(
            request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.discarding());
    try {
      return answer.statusCode() == 200
          ? answer
              .headers()
              .firstValue("last-modified")
              .map(text ->
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
