package dev.bailiwick.workstation.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A way by which an assistant's events come in, exactly as the assistant's settings name it.
public sealed interface Road {

  /// In a few words, without what opens it.
  String shown();

  /// The answer to the event; [IOException] where there is none an assistant would take.
  String send(String event) throws IOException;

  /// Longer than the client waits, shorter than the assistant does.
  Duration PATIENCE = Duration.ofSeconds(9);

  record Http(String url, Map<String, String> headers) implements Road {
    public Http {
      headers = Map.copyOf(headers);
    }

    @Override
    public String shown() {
      return "HTTP " + url;
    }

    @Override
    public String send(String event) throws IOException {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event));
      headers.forEach(request::header);
      try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
          throw new IOException("status " + response.statusCode());
        }
        return response.body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public String toString() {
      return shown();
    }
  }

  /// A program, run without a shell in `folder`, with the event on its standard input.
  record Command(List<String> words, Path folder) implements Road {
    public Command {
      words = List.copyOf(words);
    }

    @Override
    public String shown() {
      return "command " + Path.of(words.getFirst()).getFileName();
    }

    @Override
    public String send(String event) throws IOException {
      var in = Files.createTempFile("bailiwick-doctor", ".json");
      var out = Files.createTempFile("bailiwick-doctor", ".out");
      try {
        Files.writeString(in, event);
        var process =
            new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
          throw new IOException("exit status " + process.exitValue());
        }
        return Files.readString(out, StandardCharsets.UTF_8);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } finally {
        Files.deleteIfExists(in);
        Files.deleteIfExists(out);
      }
    }
  }
}
