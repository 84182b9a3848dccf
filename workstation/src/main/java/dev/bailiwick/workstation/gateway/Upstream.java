package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.daemon.Exchange.Header;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/// The way to the providers: HTTPS with the platform's certificates, direct or by a proxy, on
/// connections that are kept for the next request. Thread-safe; each exchange blocks its thread.
final class Upstream implements AutoCloseable {
  /// Providers keep an idle connection for a minute or more.
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int MOST_IDLE = 16;

  /// What belongs to one connection (RFC 9110, 7.6.1) or is set anew.
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "host",
          "content-length",
          "expect",
          "http2-settings");

  private record Idle(Connection connection, long since) {}

  private final Map<Connection.Way, Deque<Idle>> idle = new HashMap<>();
  private final LongSupplier nanoClock;

  Upstream(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /// Sends and waits for the head of the answer.
  ///
  /// A kept connection that the other side closed before the first byte of an answer is no answer:
  /// the request goes once more, on a new one (RFC 9112, 9.3.1).
  Answer send(URI to, Exchange.Head head, byte[] body, Optional<URI> proxy) throws IOException {
    var way = Connection.Way.of(to, proxy);
    var headers = headers(head);
    var kept = kept(way);
    if (kept.isPresent()) {
      var answer = sent(kept.get(), head.method(), to, headers, body);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return sent(Connection.open(way), head.method(), to, headers, body)
        .orElseThrow(() -> new IOException("the connection was closed without an answer"));
  }

  private static List<Header> headers(Exchange.Head head) {
    var headers = new ArrayList<Header>();
    boolean gzip = false;
    for (var header : head.headers()) {
      gzip |= header.name().equals("accept-encoding") && header.value().contains("gzip");
      if (isPassed(header.name()) && !header.name().equals("accept-encoding")) {
        headers.add(header);
      }
    }
    headers.add(new Header("accept-encoding", gzip ? "gzip" : "identity"));
    return headers;
  }

  /// Empty where the connection was closed before the first byte of an answer.
  private Optional<Answer> sent(
      Connection connection, String method, URI to, List<Header> headers, byte[] body)
      throws IOException {
    Optional<Answer> answer;
    try {
      try {
        connection.send(method, to, headers, body);
      } catch (SocketException | SSLException e) {
        // It can have answered before it had read everything, and say why.
        answer = early(connection, method);
        if (answer.isEmpty()) {
          connection.close();
        }
        return answer;
      }
      answer = connection.answer(method, whole -> end(connection, whole));
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
    if (answer.isEmpty()) {
      connection.close();
    }
    return answer;
  }

  private Optional<Answer> early(Connection connection, String method) {
    try {
      return connection.answer(method, _ -> connection.close());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void end(Connection connection, boolean whole) {
    if (!whole || !keep(connection)) {
      connection.close();
    }
  }

  private synchronized boolean keep(Connection connection) {
    var waiting = idle.computeIfAbsent(connection.way, _ -> new ArrayDeque<>());
    waiting.removeIf(this::isOld);
    return waiting.size() < MOST_IDLE && waiting.add(new Idle(connection, nanoClock.getAsLong()));
  }

  private synchronized Optional<Connection> kept(Connection.Way way) {
    var waiting = idle.getOrDefault(way, new ArrayDeque<>());
    waiting.removeIf(this::isOld);
    return Optional.ofNullable(waiting.pollLast()).map(Idle::connection);
  }

  /// True for a connection that has waited too long; it is closed then.
  private boolean isOld(Idle one) {
    boolean old = nanoClock.getAsLong() - one.since > IDLE_NANOS;
    if (old) {
      one.connection.close();
    }
    return old;
  }

  /// Closes the connections that wait.
  @Override
  public synchronized void close() {
    idle.values().forEach(waiting -> waiting.forEach(one -> one.connection.close()));
    idle.clear();
  }

  /// True for a header that goes on to the other side.
  static boolean isPassed(String name) {
    return !OWN.contains(name) && !name.startsWith(":");
  }
}
