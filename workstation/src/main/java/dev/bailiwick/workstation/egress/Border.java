package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.effect.Host;
import java.net.InetAddress;

/// Who may cross, and where to: the proxy's port to the policy. Thread-safe.
public interface Border {

  /// The answer to one program.
  sealed interface Answer {}

  /// @param address the one that was judged, to be connected to and not looked up again
  /// @param tlsOnly whether plain HTTP is closed on this way
  record Open(InetAddress address, boolean tlsOnly) implements Answer {}

  record Closed(String why) implements Answer {}

  /// @param repository the id that the program gave
  Answer cross(String repository, Host host);

  /// Told of what went wrong with a connection.
  void failed(Exception failure);
}
