package dev.bailiwick.workstation.daemon;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The paths of one listener. Loopback has a [Gate]; the Unix socket has its folder's mode, and in
/// exchange the version handshake and the word to stop.
final class Routes {
  static final long LIMIT_BYTES = 16L << 20;
  static final String VERSION_HEADER = "X-Bailiwick";
  private static final int LIMIT = (int) LIMIT_BYTES + 1;
  private static final String MODELS = "/gateway";
  private static final HeaderName VERSION = HeaderNames.create(VERSION_HEADER);
  private static final Header OURS = HeaderValues.createCached(VERSION, Version.CURRENT.toString());
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header TEXT =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");

  private final Daemon daemon;
  private final HookEndpoint endpoint;
  private final Optional<Gate> gate;

  Routes(Daemon daemon, HookEndpoint endpoint, Optional<Gate> gate) {
    this.daemon = daemon;
    this.endpoint = endpoint;
    this.gate = gate;
  }

  void routing(HttpRouting.Builder routing) {
    routing.post("/v1/hooks/{agent}", guarded(this::hook)).get("/v1/health", guarded(this::health));
    if (gate.isEmpty()) {
      routing.post("/v1/stop", guarded(this::stop));
    } else {
      routing.any(MODELS + "/*", this::model);
    }
    if (daemon.serves("/v1/echo")) {
      routing.post(
          "/v1/echo",
          (request, response) -> {
            send(response, 200, HttpExchange.body(request, LIMIT));
          });
    }
  }

  /// The path itself opens this road: an assistant sends its provider's key where our token would
  /// stand.
  private void model(ServerRequest request, ServerResponse response) {
    var refusal = gate.flatMap(g -> g.stranger(request.headers()));
    if (refusal.isPresent()) {
      send(response, refusal.get().status(), refusal.get().reason());
      return;
    }
    try {
      daemon.models().serve(new HttpExchange(request, response, MODELS));
    } catch (Exchange.Cut cut) {
      throw new CloseConnectionException("an answer was cut", cut);
    } catch (IOException | RuntimeException e) {
      var id = daemon.log().fault(e);
      if (response.isSent() || response.bytesWritten() > 0) {
        throw new CloseConnectionException("an answer failed", e);
      }
      send(response, 451, "Bailiwick failed on this request (" + id + ")");
    }
  }

  private interface Step {
    void take(ServerRequest request, ServerResponse response) throws IOException;
  }

  private io.helidon.webserver.http.Handler guarded(Step step) {
    return (request, response) -> {
      var refusal = gate.flatMap(g -> g.refusal(request.headers()));
      if (refusal.isPresent()) {
        send(response, refusal.get().status(), refusal.get().reason());
        return;
      }
      try {
        step.take(request, response);
      } catch (RuntimeException e) {
        send(response, 503, "Bailiwick failed on this call (" + daemon.log().fault(e) + ")");
      }
    };
  }

  private void hook(ServerRequest request, ServerResponse response) throws IOException {
    if (gate.isEmpty() && !sameVersion(request, response)) {
      return;
    }
    long length = request.headers().contentLength().orElse(LIMIT_BYTES);
    if (length > LIMIT_BYTES) {
      send(response, 413, "the event is over " + (LIMIT_BYTES >> 20) + " MiB");
      return;
    }
    int share = (int) (length >> 10) + 1;
    if (!endpoint.reserve(share)) {
      send(response, 503, "too much at once; try again");
      return;
    }
    try {
      var agent = request.path().pathParameters().get("agent");
      endpoint.call(agent, HttpExchange.body(request, LIMIT), reply -> send(response, reply));
    } finally {
      endpoint.release(share);
    }
  }

  /// A client newer than this daemon has a newer one to start: this one makes room. An older client
  /// is told to renew itself; ending for its sake would start the same daemon again.
  private boolean sameVersion(ServerRequest request, ServerResponse response) {
    var theirs = Version.parse(request.headers().first(VERSION).orElse(""));
    if (theirs.equals(Version.CURRENT)) {
      return true;
    }
    boolean newer = theirs.compareTo(Version.CURRENT) > 0;
    if (newer) {
      daemon.closeDoor();
    }
    send(response, 409, "hook client " + theirs + ", daemon " + Version.CURRENT);
    if (newer) {
      daemon.drain("a client of version " + theirs + " calls");
    }
    return false;
  }

  private void health(ServerRequest request, ServerResponse response) {
    send(response, 200, daemon.health().write());
  }

  private void stop(ServerRequest request, ServerResponse response) {
    daemon.closeDoor();
    send(response, 200, "{}");
    daemon.drain("asked to");
  }

  private static void send(ServerResponse response, HookEndpoint.Reply reply) {
    if (reply.late()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    send(response, reply.status(), reply.body());
  }

  private static void send(ServerResponse response, int status, String body) {
    send(response, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(ServerResponse response, int status, byte[] body) {
    response.status(status).header(OURS).header(status == 200 ? JSON : TEXT).send(body);
  }
}
