package dev.bailiwick.workstation.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.effect.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EgressProxyTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket echo = none();
  private EgressProxy proxy = none();

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T none() {
    return null;
  }

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      while (!echo.isClosed()) {
        try (var one = echo.accept()) {
          one.getInputStream().transferTo(one.getOutputStream());
        } catch (IOException e) {
          asked.add("echo ended");
        }
      }
    });
    var border =
        new Border() {
          @Override
          public Answer cross(String repository, Host host) {
            asked.add(repository + " " + host.scheme() + " " + host.name() + " " + host.port());
            return host.name().equals("open.example")
                ? new Open(InetAddress.getLoopbackAddress(), true)
                : new Closed("`" + host.name() + "` is not on the list");
          }

          @Override
          public void failed(Exception failure) {
            asked.add("failed " + failure);
          }
        };
    proxy = EgressProxy.start(0, border);
  }

  @AfterEach
  void shut() throws IOException {
    proxy.close();
    echo.close();
  }

  private Socket client() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private void connect(Socket socket, String target) throws IOException {
    var user = Base64.getEncoder().encodeToString("id7:x".getBytes(StandardCharsets.UTF_8));
    var head = "CONNECT " + target + " HTTP/1.1\r\nProxy-Authorization: Basic " + user + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_listed_host_is_connected_to_by_http() throws IOException {
    try (var socket = client()) {
      connect(socket, "open.example:" + echo.getLocalPort());
      var in = socket.getInputStream();
      assertThat(line(in)).isEqualTo("HTTP/1.1 200 Connection Established");
      assertThat(line(in)).isEmpty();
      socket.getOutputStream().write("\u0016hello\n".getBytes(StandardCharsets.UTF_8));
      assertThat(line(in)).contains("hello");
    }
    assertThat(asked).contains("id7  open.example " + echo.getLocalPort());
  }

  @Test
  void plain_http_does_not_pass_where_tls_is_wanted() throws IOException {
    try (var socket = client()) {
      connect(socket, "open.example:" + echo.getLocalPort());
      var in = socket.getInputStream();
      line(in);
      line(in);
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(line(in)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"G|ET / HTTP/1.1\r\n\r\n", "\r\n|PROPFIND / HTTP/1.1\r\n\r\n"})
  void nor_does_it_in_pieces(String request) throws Exception {
    try (var socket = client()) {
      connect(socket, "open.example:" + echo.getLocalPort());
      var in = socket.getInputStream();
      line(in);
      line(in);
      for (var piece : request.split("\\|", -1)) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        Thread.sleep(50);
      }
      assertThat(line(in)).isEmpty();
    }
  }

  @Test
  void other_words_pass() throws IOException {
    try (var socket = client()) {
      connect(socket, "open.example:" + echo.getLocalPort());
      var in = socket.getInputStream();
      line(in);
      line(in);
      socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(line(in)).contains("SSH-2.0-x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECT other.example:443 HTTP/1.1\r\n\r\n",
        "GET http://open.example/ HTTP/1.1\r\nHost: open.example\r\n\r\n",
        "CONNECT open.example:443@evil.example:443 HTTP/1.1\r\n\r\n",
        "CONNECT open.example HTTP/1.1\r\n\r\n",
        "CONNECT open.example:99999 HTTP/1.1\r\n\r\n",
        "CONNECT  open.example:443 HTTP/1.1\r\n\r\n"
      })
  void everything_else_is_refused_with_a_reason(String request) throws IOException {
    try (var socket = client()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403 ").contains("Bailiwick: ");
    }
  }

  @Test
  void socks_is_served_by_the_same_port() throws IOException {
    assertThat(socks("open.example", echo.getLocalPort())).startsWith(5, 2, 1, 0, 5, 0);
    assertThat(socks("other.example", 443)).startsWith(5, 2, 1, 0, 5, 2);
    assertThat(asked).contains("id9 https other.example 443");
  }

  private int[] socks(String name, int port) throws IOException {
    var ask = new ByteArrayOutputStream();
    ask.writeBytes(
        new byte[] {5, 2, 0, 2, 1, 3, 'i', 'd', '9', 1, 'x', 5, 1, 0, 3, (byte) name.length()});
    ask.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    ask.write(port >> 8);
    ask.write(port);
    try (var socket = client()) {
      socket.getOutputStream().write(ask.toByteArray());
      var answer = socket.getInputStream().readNBytes(6);
      var numbers = new int[answer.length];
      for (int i = 0; i < answer.length; i++) {
        numbers[i] = answer[i];
      }
      return numbers;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0",
        "168.63.129.16", "::1", "fe80::1", "fd00::1", "64:ff9b::a00:1", "::ffff:10.0.0.1",
            "224.0.0.1"
      })
  void these_ranges_are_private(String address) throws IOException {
    assertThat(PolicyBorder.isPrivate(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void these_are_not(String address) throws IOException {
    assertThat(PolicyBorder.isPrivate(InetAddress.getByName(address))).isFalse();
  }
}
