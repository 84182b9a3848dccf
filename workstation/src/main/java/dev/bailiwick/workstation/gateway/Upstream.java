package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.daemon.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// The way to the providers: HTTPS with the platform's certificates, direct or by a proxy.
/// Thread-safe.
final class Upstream {
  private static final Duration CONNECT = Duration.ofSeconds(30);

  /// Until the head of the answer; a model may think for minutes before it streams.
  private static final Duration HEAD = Duration.ofMinutes(15);

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

  private final Map<Optional<URI>, HttpClient> clients = new ConcurrentHashMap<>();

  /// Sends and waits for the head of the answer.
  HttpResponse<InputStream> send(URI to, Exchange.Head head, byte[] body, Optional<URI> proxy)
      throws IOException {
    var request =
        HttpRequest.newBuilder(to)
            .timeout(HEAD)
            .version(
                "https".equals(to.getScheme())
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .method(
                head.method(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    boolean gzip = false;
    for (var header : head.headers()) {
      gzip |= header.name().equals("accept-encoding") && header.value().contains("gzip");
      if (isPassed(header.name()) && !header.name().equals("accept-encoding")) {
        request.header(header.name(), header.value());
      }
    }
    request.header("accept-encoding", gzip ? "gzip" : "identity");
    try {
      return clients
          .computeIfAbsent(proxy, Upstream::client)
          .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// True for a header that goes on to the other side.
  static boolean isPassed(String name) {
    return !OWN.contains(name) && !name.startsWith(":");
  }

  private static HttpClient client(Optional<URI> proxy) {
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.ifPresent(uri -> {
      builder.proxy(new Company(uri));
      credentials(uri).ifPresent(builder::authenticator);
    });
    return builder.build();
  }

  private static Optional<Authenticator> credentials(URI proxy) {
    var user = proxy.getUserInfo();
    if (user == null || user.indexOf(':') < 0) {
      return Optional.empty();
    }
    var name = user.substring(0, user.indexOf(':'));
    var word = user.substring(user.indexOf(':') + 1).toCharArray();
    return Optional.of(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                ? new PasswordAuthentication(name, word)
                : new PasswordAuthentication("", new char[0]);
          }
        });
  }

  /// The company's proxy for everything that is not on this machine.
  private static final class Company extends ProxySelector {
    private final URI proxy;

    Company(URI proxy) {
      this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
      var host = String.valueOf(uri.getHost());
      boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
      int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
      return List.of(
          here
              ? Proxy.NO_PROXY
              : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }
}
