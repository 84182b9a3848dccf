package dev.bailiwick.workstation.daemon;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;
import java.util.Set;

/// Who may speak on the loopback port: a client that has the token, calls us by a loopback name
/// (else a web page's own host name was bound to 127.0.0.1: DNS rebinding) and is no web page.
final class Gate {

  /// Why a request is turned away, with its HTTP status.
  record Refusal(int status, String reason) {}

  private final Token token;
  private final Set<String> hosts;

  Gate(Token token, int port) {
    this.token = token;
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  Optional<Refusal> refusal(Headers headers) {
    var stranger = stranger(headers);
    if (stranger.isPresent()) {
      return stranger;
    }
    return token.opens(headers.first(HeaderNames.AUTHORIZATION).orElse(""))
        ? Optional.empty()
        : Optional.of(new Refusal(401, "no or wrong token; bailiwick setup writes the right one"));
  }

  /// What a call is turned away for whoever has the token.
  Optional<Refusal> stranger(Headers headers) {
    if (!hosts.contains(headers.first(HeaderNames.HOST).orElse(""))) {
      return Optional.of(new Refusal(421, "not this host"));
    }
    if (headers.contains(HeaderNames.ORIGIN)) {
      return Optional.of(new Refusal(403, "not for web pages"));
    }
    return Optional.empty();
  }
}
