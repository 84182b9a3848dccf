package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.text.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A repository whose assistants reach their models by way of the gateway.
///
/// @param upstreams where each provider's requests go; a provider that is missing has its usual
///   place
/// @param proxy the company's proxy; empty for a direct way
public record Registration(Path root, Map<String, URI> upstreams, Optional<URI> proxy) {
  public Registration {
    upstreams = Map.copyOf(upstreams);
  }

  Json json() {
    var places = Json.object();
    new TreeMap<>(upstreams).forEach((provider, uri) -> places.put(provider, uri.toString()));
    return Json.object()
        .put("root", root.toString())
        .put("upstreams", places.build())
        .put("proxy", proxy.map(URI::toString))
        .build();
  }

  /// @throws IllegalArgumentException for what is none
  static Registration of(Json.Obj json) {
    var upstreams = new TreeMap<String, URI>();
    json.object("upstreams")
        .ifPresent(all ->
            all.members()
                .forEach((provider, _) ->
                    upstreams.put(provider, URI.create(all.string(provider).orElse("")))));
    return new Registration(
        Path.of(json.string("root").orElseThrow(IllegalArgumentException::new)),
        upstreams,
        json.string("proxy").map(URI::create));
  }

  /// Masks what a proxy's address may hold.
  @Override
  public String toString() {
    return "Registration[" + root + "]";
  }
}
