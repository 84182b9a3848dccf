package dev.bailiwick.workstation.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Places places = new Places(Path.of("/"), Path.of("/"), Path.of("/"));
  private Daemon daemon = notStarted();

  @SuppressWarnings("NullAway") // set before each test
  private static Daemon notStarted() {
    return null;
  }

  @BeforeEach
  void start() throws IOException {
    places = new Places(folder.resolve("s"), folder.resolve("c"), folder.resolve("r"));
    daemon = started();
  }

  @AfterEach
  void stop() throws IOException {
    daemon.close();
  }

  private Daemon started() throws IOException {
    if (Daemon.start(places, FixedAnswers::new, Daemon.Options.USUAL)
        instanceof Daemon.Outcome.Running(Daemon running)) {
      return running;
    }
    throw new AssertionError("another daemon holds a fresh folder");
  }

  private UnixHttp.Result unix(String path, String body) {
    return new UnixHttp(places).call("POST", path, body.getBytes(StandardCharsets.UTF_8), LONG);
  }

  /// The raw answer to a request on the loopback port, which closes or is cut after the body.
  private String tcp(List<String> headers, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      var head =
          "POST /v1/hooks/claude HTTP/1.1\r\n"
              + String.join("\r\n", headers)
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return answer(socket.getInputStream());
    }
  }

  private static String answer(InputStream in) throws IOException {
    var all = new StringBuilder();
    int at;
    do {
      all.append((char) in.read());
      at = all.indexOf("\r\n\r\n");
    } while (at < 0);
    var length = all.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
    all.append(new String(in.readNBytes(Integer.parseInt(length.strip())), StandardCharsets.UTF_8));
    return all.toString();
  }

  private int port() {
    return daemon.port().orElseThrow();
  }

  private String bearer() throws IOException {
    return "Authorization: Bearer " + Files.readString(places.token()).strip();
  }

  @Test
  void answers_on_the_unix_socket() {
    assertThat(unix("/v1/hooks/claude", "{\"word\":\"hello\"}"))
        .isEqualTo(
            new UnixHttp.Answered(
                200, Version.CURRENT.toString(), "{\"agent\":\"claude\",\"word\":\"hello\"}"));
  }

  @Test
  void answers_on_loopback_with_the_token() throws IOException {
    assertThat(tcp(List.of("Host: 127.0.0.1:" + port(), bearer()), "{\"word\":\"hi\"}"))
        .startsWith("HTTP/1.1 200")
        .endsWith("{\"agent\":\"claude\",\"word\":\"hi\"}");
  }

  @Test
  void refuses_loopback_without_the_token() throws IOException {
    var host = "Host: 127.0.0.1:" + port();
    assertThat(tcp(List.of(host), "{}")).startsWith("HTTP/1.1 401");
    assertThat(tcp(List.of(host, "Authorization: Bearer "), "{}")).startsWith("HTTP/1.1 401");
    assertThat(tcp(List.of(host, bearer() + "x"), "{}")).startsWith("HTTP/1.1 401");
  }

  @Test
  void refuses_a_foreign_host_name_and_web_pages() throws IOException {
    assertThat(tcp(List.of("Host: evil.example:" + port(), bearer()), "{}"))
        .startsWith("HTTP/1.1 421");
    assertThat(tcp(List.of("Host: localhost:" + port(), "Origin: null", bearer()), "{}"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void refuses_what_is_no_event() {
    for (var body : List.of("", "{", "[]", "{\"a\":1,\"a\":2}", "\"x\"")) {
      assertThat(unix("/v1/hooks/claude", body))
          .as(body)
          .isInstanceOfSatisfying(
              UnixHttp.Answered.class, a -> assertThat(a.status()).isEqualTo(400));
    }
  }

  @Test
  void turns_a_fault_into_the_agents_refusal_and_keeps_its_words_to_itself() throws IOException {
    assertThat(unix("/v1/hooks/claude", "{\"word\":\"throw\"}"))
        .isInstanceOfSatisfying(
            UnixHttp.Answered.class,
            a -> {
              assertThat(a.status()).isEqualTo(200);
              assertThat(a.body()).startsWith("{\"denied\":").containsPattern("E-[0-9a-f]{6}");
              assertThat(a.body()).doesNotContain("private words");
            });
    assertThat(Files.readString(places.log()))
        .contains("IllegalStateException")
        .doesNotContain("private words");
  }

  @Test
  void keeps_its_files_private() throws IOException {
    for (var file : List.of(places.token(), places.port(), places.log(), places.socket())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.runtime())))
        .isEqualTo("rwx------");
  }

  @Test
  void runs_once() throws IOException {
    assertThat(Daemon.start(places, FixedAnswers::new, Daemon.Options.USUAL))
        .isInstanceOf(Daemon.Outcome.AlreadyRunning.class);
  }

  @Test
  void keeps_its_port_over_a_restart() throws IOException {
    int before = port();
    daemon.close();
    assertThat(places.socket()).doesNotExist();
    daemon = started();
    assertThat(port()).isEqualTo(before);
  }

  @Test
  void says_so_when_another_program_has_its_port() throws IOException {
    int port = port();
    daemon.close();
    try (var squatter = new java.net.ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      daemon = started();
      assertThat(squatter.isBound()).isTrue();
      assertThat(daemon.health().write()).contains("is taken by another program");
      assertThat(daemon.port()).isEmpty();
      assertThat(unix("/v1/hooks/claude", "{}")).isInstanceOf(UnixHttp.Answered.class);
    }
  }

  @Test
  void denies_everything_when_its_answers_cannot_be_loaded() throws IOException {
    daemon.close();
    var outcome =
        Daemon.start(
            places,
            () -> {
              throw new IllegalStateException("broken policy");
            },
            Daemon.Options.USUAL);
    daemon = ((Daemon.Outcome.Running) outcome).daemon();
    assertThat(unix("/v1/hooks/claude", "{}"))
        .isInstanceOfSatisfying(
            UnixHttp.Answered.class, a -> assertThat(a.status()).isEqualTo(503));
  }

  @Test
  void stops_when_asked_on_the_socket_only() throws Exception {
    assertThat(unix("/v1/stop", "")).isInstanceOf(UnixHttp.Answered.class);
    daemon.await();
    assertThat(places.socket()).doesNotExist();
  }
}
