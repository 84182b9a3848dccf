package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.store.PrivateFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The gateway's roads as setup opens and closes them.
///
/// @param port the file with the daemon's loopback port
/// @param environment where the company's proxy is named
public record RegisteredRoads(
    Registrations registrations, Path port, Map<String, String> environment) implements ModelRoads {

  @Override
  public boolean isOpen(Path root) {
    return registrations.of(root).isPresent();
  }

  @Override
  public String address(Path root) {
    return "http://127.0.0.1:"
        + PrivateFile.read(port).orElse("0")
        + "/gateway/"
        + (isOpen(root) ? registrations.id(root) : "made-when-setup-runs");
  }

  @Override
  public void open(Path root, Map<String, URI> upstreams) {
    var known = registrations.of(root);
    var all = new HashMap<>(known.map(Registration::upstreams).orElseGet(Map::of));
    all.putAll(upstreams);
    registrations.put(
        new Registration(root, all, proxy().or(() -> known.flatMap(Registration::proxy))));
  }

  private Optional<URI> proxy() {
    return Stream.of("HTTPS_PROXY", "https_proxy")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> value.startsWith("http://"))
        .map(URI::create)
        .findFirst();
  }

  @Override
  public void close(Path root) {
    registrations.remove(root);
  }
}
