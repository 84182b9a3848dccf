package dev.bailiwick.workstation.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// The way of a repository's assistants to their models, by the gateway.
public interface ModelRoads {

  /// True where setup has opened one for the repository.
  boolean isOpen(Path root);

  /// Its address on this machine; a provider's name and the request's path are added to it.
  String address(Path root);

  /// @param upstreams where the assistants' requests go now, by provider; a provider that is
  ///   missing keeps the place it had, or gets its usual one
  void open(Path root, Map<String, URI> upstreams);

  void close(Path root);
}
