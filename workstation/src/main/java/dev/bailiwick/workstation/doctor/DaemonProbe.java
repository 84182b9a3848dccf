package dev.bailiwick.workstation.doctor;

import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Is the daemon there, on its port, behind its token; is the hook client in place and nobody
/// else's to change?
public final class DaemonProbe implements Probe {

  private static final String MEND = "run `bailiwick daemon start`; its log tells more";

  private final Places places;

  public DaemonProbe(Places places) {
    this.places = places;
  }

  @Override
  public List<Check> checks() {
    var checks = new ArrayList<Check>();
    checks.add(daemon());
    checks.add(client());
    return checks;
  }

  private Check daemon() {
    var port = PrivateFile.read(places.port());
    var token = PrivateFile.read(places.token());
    if (port.isEmpty() || token.isEmpty()) {
      return Check.broken("daemon", "was never started here", MEND);
    }
    var address = "http://127.0.0.1:" + port.get();
    try (var http = HttpClient.newBuilder().connectTimeout(Road.PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(address + "/v1/health"))
              .timeout(Road.PATIENCE)
              .header("Authorization", "Bearer " + token.get())
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Check.healthy("daemon", "answers at " + address)
          : Check.broken("daemon", address + " answers " + response.statusCode(), MEND);
    } catch (IOException e) {
      return Check.broken("daemon", "nobody answers at " + address, MEND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.broken("daemon", "interrupted", MEND);
    }
  }

  private Check client() {
    var client = places.client();
    if (!Files.exists(client)) {
      return Check.healthy("hook client", "not compiled here: the launcher takes its place");
    }
    try {
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(client));
      return mode.equals("rwx------") && Files.isExecutable(client)
          ? Check.healthy("hook client", client.toString())
          : Check.broken("hook client", client + " has mode " + mode, "chmod 700 " + client);
    } catch (IOException e) {
      return Check.broken("hook client", client + " cannot be read", "run `bailiwick setup` again");
    }
  }
}
