package dev.bailiwick.workstation.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.workstation.daemon.Exchange.Head;
import dev.bailiwick.workstation.daemon.Exchange.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class UpstreamTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  private final AtomicLong clock = new AtomicLong();
  private final Upstream upstream = new Upstream(clock::get);
  private final List<Peer> peers = new ArrayList<>();

  /// A server that says to each connection in turn what its script says to each request, and then
  /// closes.
  private final class Peer {
    final ServerSocket server;
    final List<List<String>> heads = new CopyOnWriteArrayList<>();
    private final Queue<List<String>> scripts = new ArrayDeque<>();

    @SafeVarargs
    Peer(List<String>... scripts) throws IOException {
      this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), scripts);
    }

    @SafeVarargs
    Peer(ServerSocket server, List<String>... scripts) {
      this.server = server;
      this.scripts.addAll(List.of(scripts));
      peers.add(this);
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        for (var script = scripts.poll(); script != null; script = scripts.poll()) {
          try (var socket = server.accept()) {
            talk(socket, script);
          } catch (SSLException e) {
            // The client did not take the certificate.
          }
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    private void talk(Socket socket, List<String> script) throws IOException {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (var answer : script) {
        var head = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          head.add(line);
        }
        heads.add(head);
        int length =
            head.stream()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        in.skip(length);
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      }
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/m?beta=true");
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (var peer : peers) {
      peer.server.close();
    }
  }

  private Answer post(URI to, Header... headers) throws IOException {
    return post(to, Optional.empty(), headers);
  }

  private Answer post(URI to, Optional<URI> proxy, Header... headers) throws IOException {
    var head = new Head("POST", to.getPath(), "", List.of(headers));
    return upstream.send(to, head, "{}".getBytes(StandardCharsets.UTF_8), proxy);
  }

  private static String text(Answer answer) throws IOException {
    try (var body = answer.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void sends_what_belongs_to_the_request_and_nothing_of_the_connection() throws IOException {
    var peer = new Peer(List.of(HEAD + "Content-Length: 2\r\n\r\nok"));

    var answer =
        post(
            peer.uri(),
            new Header("x-api-key", "k"),
            new Header("connection", "close"),
            new Header("host", "other"),
            new Header("accept-encoding", "br, gzip"));

    assertThat(text(answer)).isEqualTo("ok");
    assertThat(peer.heads.getFirst())
        .containsExactly(
            "POST /v1/m?beta=true HTTP/1.1",
            "Host: 127.0.0.1:" + peer.server.getLocalPort(),
            "x-api-key: k",
            "accept-encoding: gzip",
            "Content-Length: 2");
  }

  @Test
  void a_body_in_chunks_ends_where_it_says_and_the_connection_is_used_again() throws IOException {
    var chunked =
        HEAD + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n1\r\nd\r\n0\r\nT: 1\r\n\r\n";
    var peer = new Peer(List.of(chunked, HEAD + "content-length: 0\r\n\r\n", chunked));

    assertThat(text(post(peer.uri()))).isEqualTo("abcd");
    assertThat(text(post(peer.uri()))).isEmpty();
    assertThat(text(post(peer.uri()))).isEqualTo("abcd");
    assertThat(peer.heads).hasSize(3);
  }

  @Test
  void a_kept_connection_that_was_closed_is_no_answer_and_the_request_goes_again()
      throws IOException {
    var whole = HEAD + "Content-Length: 1\r\n\r\na";
    var peer = new Peer(List.of(whole), List.of(whole));

    assertThat(text(post(peer.uri()))).isEqualTo("a");
    assertThat(text(post(peer.uri()))).isEqualTo("a");
  }

  @Test
  void a_connection_that_has_waited_long_is_not_used_again() throws IOException {
    var whole = HEAD + "Content-Length: 1\r\n\r\na";
    var peer = new Peer(List.of(whole), List.of(whole));
    text(post(peer.uri()));

    clock.addAndGet(TimeUnit.SECONDS.toNanos(31));

    assertThat(text(post(peer.uri()))).isEqualTo("a");
    assertThat(peer.heads).hasSize(2);
  }

  @Test
  void a_new_connection_that_is_closed_without_a_word_is_a_failure() throws IOException {
    var peer = new Peer(List.of(), List.of(HEAD + "Content-Length: 0\r\n\r\n"));

    assertThatThrownBy(() -> post(peer.uri())).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
      })
  void a_body_that_breaks_off_is_a_cut_and_no_end(String rest) throws IOException {
    var peer = new Peer(List.of(HEAD + rest));

    var answer = post(peer.uri());

    assertThatThrownBy(() -> text(answer)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n",
        "Content-Length: -3\r\n\r\nabc",
        "Content Length\r\n\r\n",
        " folded: x\r\n\r\n",
      })
  void a_head_that_two_readers_could_read_in_two_ways_is_refused(String rest) throws IOException {
    var peer = new Peer(List.of(HEAD + rest));

    assertThatThrownBy(() -> post(peer.uri())).isInstanceOf(IOException.class);
  }

  @Test
  void a_body_without_a_length_ends_with_the_connection() throws IOException {
    var peer = new Peer(List.of(HEAD + "\r\nabc"), List.of(HEAD + "\r\nd"));

    assertThat(text(post(peer.uri()))).isEqualTo("abc");
    assertThat(text(post(peer.uri()))).isEqualTo("d");
  }

  @Test
  void an_answer_that_was_not_read_to_its_end_leaves_no_connection_behind() throws IOException {
    var chunked = HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
    var peer = new Peer(List.of(chunked, "never"), List.of(HEAD + "Content-Length: 1\r\n\r\nb"));
    var answer = post(peer.uri());
    assertThat(answer.body().read()).isEqualTo('a');

    answer.body().close();

    assertThat(text(post(peer.uri()))).isEqualTo("b");
  }

  @Test
  void information_before_the_answer_is_passed_over() throws IOException {
    var peer =
        new Peer(
            List.of(
                "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 529 \r\nContent-Length:"
                    + " 4\r\n\r\nbusy"));

    var answer = post(peer.uri());

    assertThat(answer.status()).isEqualTo(529);
    assertThat(text(answer)).isEqualTo("busy");
  }

  @Test
  void a_header_with_a_line_in_it_is_not_sent() throws IOException {
    var peer = new Peer(List.of(HEAD + "Content-Length: 0\r\n\r\n"));

    assertThatThrownBy(() -> post(peer.uri(), new Header("x", "a\r\nhost: evil")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void goes_by_the_companys_proxy_with_its_credentials() throws IOException {
    var proxy = new Peer(List.of(HEAD + "Content-Length: 2\r\n\r\nok"));
    var user = "me:" + "word";
    var place = URI.create("http://" + user + "@127.0.0.1:" + proxy.server.getLocalPort());
    var told = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.US_ASCII));

    var answer = post(URI.create("http://model.example/v1/m"), Optional.of(place));

    assertThat(text(answer)).isEqualTo("ok");
    assertThat(proxy.heads.getFirst())
        .contains("POST http://model.example:80/v1/m HTTP/1.1", "Host: model.example")
        .contains("Proxy-Authorization: Basic " + told);
  }

  @Test
  void a_proxy_that_opens_no_tunnel_is_a_failure() throws IOException {
    var proxy = new Peer(List.of("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"));
    var place = URI.create("http://127.0.0.1:" + proxy.server.getLocalPort());

    assertThatThrownBy(() -> post(URI.create("https://model.example/v1/m"), Optional.of(place)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("407");
    assertThat(proxy.heads.getFirst())
        .containsExactly("CONNECT model.example:443 HTTP/1.1", "Host: model.example:443");
  }

  @Test
  void a_certificate_that_nobody_signed_is_refused(@TempDir Path folder) throws Exception {
    var store = folder.resolve("own.p12").toString();
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store,
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    var keys =
        java.security.KeyStore.getInstance(Path.of(store).toFile(), "changeit".toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server =
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var peer = new Peer(server, List.of(HEAD + "Content-Length: 2\r\n\r\nok"));

    var to = URI.create("https://localhost:" + server.getLocalPort() + "/v1/m");
    assertThatThrownBy(() -> post(to)).isInstanceOf(SSLException.class);
    assertThat(peer.heads).isEmpty();
  }
}
