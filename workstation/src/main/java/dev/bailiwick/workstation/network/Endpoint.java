package dev.bailiwick.workstation.network;

import java.util.List;

/// What a host shows of itself when a program speaks TLS to it.
@FunctionalInterface
public interface Endpoint {

  Seen at(String host, int port);

  sealed interface Seen {}

  /// A chain of certificates.
  ///
  /// @param protocol as TLS names it, e.g. `TLSv1.3`
  /// @param authority the organisation, or else the name, that the chain's end is signed by
  /// @param refusal why the platform does not trust the chain; empty where it does
  record Chain(String protocol, String authority, List<String> subjects, String refusal)
      implements Seen {
    public Chain {
      subjects = List.copyOf(subjects);
    }
  }

  record Unreachable(String reason) implements Seen {}
}
