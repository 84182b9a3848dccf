package dev.bailiwick.workstation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Who signs for the hosts that conversations go to: a proxy that opens TLS on the way signs
/// itself, and reads all of it.
final class Certificates {
  private final Endpoint endpoint;
  private final Authorities authorities;

  Certificates(Endpoint endpoint, Authorities authorities) {
    this.endpoint = endpoint;
    this.authorities = authorities;
  }

  /// @param hosts `name:port`
  List<Observation> of(List<String> hosts) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks = new ArrayList<Future<Observation>>();
      for (var host : hosts) {
        int colon = host.lastIndexOf(':');
        var name = host.substring(0, colon);
        int port = Integer.parseInt(host.substring(colon + 1));
        looks.add(threads.submit(() -> observed(host, endpoint.at(name, port))));
      }
      var seen = new ArrayList<Observation>();
      for (var look : looks) {
        seen.add(look.get());
      }
      return seen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look at a certificate failed", e);
    }
  }

  private Observation observed(String host, Endpoint.Seen seen) {
    var name = "certificate " + host;
    return switch (seen) {
      case Endpoint.Unreachable(var reason) ->
          Observation.unknown(name, "not seen: " + reason, "run this again where the host answers");
      case Endpoint.Chain chain when !chain.refusal().isEmpty() ->
          Observation.broken(
              name,
              "signed by " + chain.authority() + ", and " + chain.refusal(),
              "something on the way answers in the host's place; use another network until you"
                  + " know what");
      case Endpoint.Chain chain when !authorities.knows(chain.authority()) ->
          Observation.broken(
              name,
              chain.authority() + " opens the connection on the way and can keep its content",
              "ask your network's people to leave " + host + " closed");
      case Endpoint.Chain chain ->
          Observation.ok(name, chain.protocol() + ", signed by " + chain.authority());
    };
  }
}
