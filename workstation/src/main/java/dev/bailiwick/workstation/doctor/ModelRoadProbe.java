package dev.bailiwick.workstation.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether an assistant's requests to its model come by the gateway, and the gateway stops what it
/// cannot search: a request that is no JSON, over the address that stands in the assistant's
/// settings, must be refused. Nothing is sent to the model, so that the way behind the gateway is
/// not proved.
///
/// @param agent the assistant
/// @param address of the gateway for its provider; opens the way in, and is never shown
/// @param settings files, one of which must name the address
public record ModelRoadProbe(String agent, String address, List<Path> settings) implements Probe {
  private static final int REFUSED = 451;

  public ModelRoadProbe {
    settings = List.copyOf(settings);
  }

  @Override
  public List<Check> checks() {
    var name = agent + " gateway";
    if (settings.stream().noneMatch(this::isNamed)) {
      return List.of(
          Check.broken(
              name,
              "no settings of " + agent + " lead to this repository's gateway",
              "run `bailiwick setup --gateway` again"));
    }
    try {
      int status = status();
      return List.of(
          status == REFUSED
              ? Check.healthy(name, "refuses the canary, a request that cannot be searched")
              : Check.broken(
                  name,
                  "answers a request that cannot be searched with " + status,
                  "run `bailiwick setup --gateway` again"));
    } catch (IOException e) {
      return List.of(
          Check.broken(
              name, "gives no answer", "run `bailiwick daemon start`, then `bailiwick doctor`"));
    }
  }

  private boolean isNamed(Path file) {
    try {
      return Files.isRegularFile(file) && Files.readString(file).contains(address);
    } catch (IOException e) {
      return false;
    }
  }

  private int status() throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/v1/messages"))
            .timeout(Road.PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"canary\":"))
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(Road.PATIENCE).build()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public String toString() {
    return "ModelRoadProbe[" + agent + "]";
  }
}
