package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.daemon.Exchange.Header;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One connection to a provider, HTTP/1.1 (RFC 9112) by blocking reads and writes. One thread at a
/// time.
final class Connection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 30_000;

  /// A model may think for minutes before it says anything.
  private static final int SILENCE_MILLIS = 15 * 60_000;

  private static final int LONGEST_LINE = 64 << 10;
  private static final int MOST_HEADERS = 256;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /// Where it leads.
  ///
  /// @param proxy the company's, for what is not on this machine
  record Way(String scheme, String host, int port, Optional<URI> proxy) {
    static Way of(URI to, Optional<URI> proxy) {
      var host = Permission.host(to);
      var here =
          host.name().equals("localhost")
              || host.name().startsWith("127.")
              || host.name().equals("::1");
      return new Way(host.scheme(), host.name(), host.port(), here ? Optional.empty() : proxy);
    }

    boolean tls() {
      return scheme.equals("https");
    }

    /// As it stands in `Host` and `CONNECT`.
    String authority() {
      return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
  }

  final Way way;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Connection(Way way, Socket socket) throws IOException {
    this.way = way;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    this.out = socket.getOutputStream();
  }

  /// Opens it; where that fails nothing is left open.
  static Connection open(Way way) throws IOException {
    var socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      var first = way.proxy().map(Connection::place);
      socket.connect(
          first.orElseGet(() -> new InetSocketAddress(way.host(), way.port())), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(CONNECT_MILLIS);
      if (way.tls() && way.proxy().isPresent()) {
        tunnel(way, socket);
      }
      var whole = way.tls() ? secured(way, socket) : socket;
      whole.setSoTimeout(SILENCE_MILLIS);
      return new Connection(way, whole);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static InetSocketAddress place(URI proxy) {
    return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
  }

  /// The platform's certificates, and the name that was asked for.
  private static Socket secured(Way way, Socket socket) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secured = (SSLSocket) factory.createSocket(socket, way.host(), way.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static void tunnel(Way way, Socket socket) throws IOException {
    var asked = new StringBuilder("CONNECT " + way.authority() + " HTTP/1.1\r\n");
    asked.append("Host: ").append(way.authority()).append("\r\n");
    credentials(way).ifPresent(word -> asked.append(word).append("\r\n"));
    var out = socket.getOutputStream();
    out.write(asked.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    // Byte by byte: what comes behind the head belongs to TLS.
    var in = socket.getInputStream();
    var head = line(in);
    var status = status(head);
    int lines = 0;
    while (!line(in).isEmpty()) {
      if (++lines > MOST_HEADERS) {
        throw new IOException("the proxy's answer has no end");
      }
    }
    if (status != 200) {
      throw new IOException("the proxy answers " + status);
    }
  }

  private static Optional<String> credentials(Way way) {
    return way.proxy()
        .flatMap(proxy -> Optional.ofNullable(proxy.getUserInfo()))
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .map(word -> "Proxy-Authorization: Basic " + word);
  }

  /// Sends a request whole.
  ///
  /// @param headers those that go on, without `host` and `content-length`
  void send(String method, URI to, List<Header> headers, byte[] body) throws IOException {
    var path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    var target = path + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    boolean whole = way.proxy().isPresent() && !way.tls();
    var head = new StringBuilder(512);
    head.append(method).append(' ');
    head.append(whole ? "http://" + way.authority() : "").append(target).append(" HTTP/1.1\r\n");
    boolean usual = way.port() == (way.tls() ? 443 : 80);
    var host = usual ? way.authority().replaceFirst(":\\d+$", "") : way.authority();
    head.append("Host: ").append(host).append("\r\n");
    for (var header : headers) {
      if (!NAME.matcher(header.name()).matches() || hasControls(header.value())) {
        throw new IOException("a header that is none");
      }
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (whole) {
      credentials(way).ifPresent(word -> head.append(word).append("\r\n"));
    }
    if (body.length > 0 || !method.equals("GET") && !method.equals("HEAD")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body.length > 0) {
      out.write(body);
    }
    out.flush();
  }

  /// A value with a line's end in it would say more than it was given for.
  private static boolean hasControls(String value) {
    return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
  }

  /// Waits for the head of the answer.
  ///
  /// @param method of the request
  /// @return empty where the connection was closed before the first byte
  Optional<Answer> answer(String method, AnswerBody.End end) throws IOException {
    if (!hasBegun()) {
      return Optional.empty();
    }
    int status;
    List<Header> headers;
    boolean persists;
    do {
      var first = line(in);
      status = status(first);
      headers = headers();
      persists = first.startsWith("HTTP/1.1") && !says(headers, "connection", "close");
    } while (status >= 100 && status < 200);
    boolean none = method.equals("HEAD") || status == 204 || status == 304;
    var body = AnswerBody.of(in, headers, none, persists, end);
    return Optional.of(new Answer(status, headers, body));
  }

  private boolean hasBegun() throws IOException {
    in.mark(1);
    try {
      if (in.read() < 0) {
        return false;
      }
    } catch (SocketException e) {
      return false;
    }
    in.reset();
    return true;
  }

  private List<Header> headers() throws IOException {
    var headers = new ArrayList<Header>();
    for (var text = line(in); !text.isEmpty(); text = line(in)) {
      int colon = text.indexOf(':');
      if (colon <= 0 || headers.size() == MOST_HEADERS || text.charAt(0) <= ' ') {
        throw new IOException("the answer's head is none");
      }
      headers.add(new Header(text.substring(0, colon), text.substring(colon + 1).strip()));
    }
    return headers;
  }

  static boolean says(List<Header> headers, String name, String word) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .anyMatch(header -> header.value().toLowerCase(java.util.Locale.ROOT).contains(word));
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-9]\\d\\d(?: .*)?")) {
      throw new IOException("the answer is no HTTP");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  /// A line without its end; ISO 8859-1.
  static String line(InputStream in) throws IOException {
    var line = new StringBuilder(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() == LONGEST_LINE) {
        throw new IOException(b < 0 ? "the answer was cut" : "a line without an end");
      }
      line.append((char) b);
    }
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
