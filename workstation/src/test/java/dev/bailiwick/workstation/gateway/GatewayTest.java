package dev.bailiwick.workstation.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.workstation.cli.Wiring;
import dev.bailiwick.workstation.daemon.Daemon;
import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.ModelRoadProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayTest {
  private static final String OK = "HTTP/1.1 200 OK\n";
  private static final String EVENTS = "Content-Type: text/event-stream\nConnection: close\n";

  @TempDir Path folder;
  private Path root = Path.of("/");
  private ScriptedProvider provider = none();
  private Registrations registrations = none();
  private Daemon daemon = none();
  private String base = "";
  private final HttpClient client = HttpClient.newHttpClient();
  private final String secret = "ghp_" + letters(new Random(7));

  private static String letters(Random random) {
    var alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    var letters = new StringBuilder();
    for (int i = 0; i < 36; i++) {
      letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return letters.toString();
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T none() {
    return null;
  }

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectories(folder.resolve("work")).toRealPath();
    Files.createDirectories(root.resolve(".git"));
    policy("version: 1\nlogging: { enabled: true, file: .claude/audit.log }\n");
    var home = folder.resolve("home");
    var wiring =
        new Wiring(
            Map.of("BAILIWICK_HOME", folder.resolve("b").toString()),
            home,
            folder.resolve("launcher"));
    provider = new ScriptedProvider();
    registrations = wiring.registrations();
    registrations.put(
        new Registration(root, Map.of("anthropic", URI.create(provider.url())), Optional.empty()));
    if (Daemon.start(wiring.places(), wiring::answers, Daemon.Options.USUAL)
        instanceof Daemon.Outcome.Running(Daemon running)) {
      daemon = running;
    }
    base =
        "http://127.0.0.1:"
            + daemon.port().orElseThrow()
            + "/gateway/"
            + wiring.registrations().id(root)
            + "/anthropic";
  }

  @AfterEach
  void stop() throws IOException {
    daemon.close();
    provider.close();
  }

  private void policy(String text) throws IOException {
    Files.writeString(root.resolve("bailiwick.yaml"), text);
  }

  private HttpResponse<byte[]> post(String path, String body) throws Exception {
    return post(path, body, "application/json");
  }

  private HttpResponse<byte[]> post(String path, String body, String type) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("content-type", type)
            .header("accept-encoding", "gzip, br")
            .header("anthropic-beta", "a,b")
            .header("x-api-key", "dummy")
            .header("x-claude-code-session-id", "s1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private String prompt() {
    return "{\"model\":\"m1\",\"messages\":[{\"role\":\"system\",\"content\":\"" + secret + "\"}]}";
  }

  private String log() throws IOException {
    return Files.readString(root.resolve(".claude/audit.log"));
  }

  /// The log when the word stands in it: the end of an answer is recorded behind the answer.
  private String logWith(String word) throws Exception {
    for (int i = 0; i < 200 && !log().contains(word); i++) {
      Thread.sleep(50);
    }
    return log();
  }

  @Test
  void doctor_proves_the_road_by_what_the_settings_name_and_sends_nothing_on() throws Exception {
    var settings = folder.resolve("settings");
    var probe = new ModelRoadProbe("codex", base, List.of(folder.resolve("none"), settings));
    Files.writeString(settings, "base_url = \"http://127.0.0.1:1/other\"\n");
    assertThat(probe.checks()).noneMatch(Check::healthy);
    Files.writeString(settings, "base_url = \"" + base + "/v1\"\n");
    assertThat(probe.checks()).hasSize(1).allMatch(Check::healthy);
    assertThat(provider.requests).isEmpty();
    daemon.close();
    assertThat(probe.checks()).noneMatch(Check::healthy);
    assertThat(probe.checks().toString() + probe).doesNotContain(base);
  }

  @Test
  void a_rehearsal_leaves_no_trace_and_disturbs_nobody() throws Exception {
    var stage = folder.resolve("b/run/rehearsal");
    await(() -> Files.exists(stage.resolve("repository")));
    provider.answers(
        OK + "Content-Type: application/json\nContent-Length: 2\n\n", new byte[] {'{', '}'});
    assertThat(post("/v1/messages", prompt()).statusCode()).isEqualTo(200);
    await(() -> Files.notExists(stage));
    assertThat(provider.requests).hasSize(1);
    assertThat(log()).doesNotContain("rehearsal");
    assertThat(folder.resolve("b/state/daemon.log")).content().hasLineCount(1);
  }

  @Test
  void a_daemon_that_ends_takes_its_rehearsal_with_it() throws Exception {
    var stage = folder.resolve("b/run/rehearsal");
    await(() -> Files.exists(stage.resolve("repository")));
    daemon.close();
    assertThat(stage).doesNotExist();
    assertThat(folder.resolve("b/state/daemon.log")).content().hasLineCount(2);
  }

  private static void await(BooleanSupplier happened) throws InterruptedException {
    for (int i = 0; i < 600 && !happened.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(happened.getAsBoolean()).isTrue();
  }

  @Test
  void a_request_goes_out_without_its_secret_and_the_log_says_so() throws Exception {
    provider.answers(
        "HTTP/1.1 529 Overloaded\n"
            + "Content-Type: application/json\n"
            + "x-should-retry: true\n"
            + "Content-Length: 6\n\n",
        "{\"a\":1".getBytes(StandardCharsets.UTF_8));
    var answer = post("/v1/messages?beta=true", prompt());
    assertThat(answer.statusCode()).isEqualTo(529);
    assertThat(text(answer)).isEqualTo("{\"a\":1");
    assertThat(answer.headers().firstValue("x-should-retry")).contains("true");
    assertThat(provider.requests).hasSize(1);
    var sent = provider.requests.getFirst();
    assertThat(sent)
        .startsWith("POST /v1/messages?beta=true HTTP/1.1\r\n")
        .containsIgnoringCase("anthropic-beta: a,b\r\n")
        .containsIgnoringCase("x-api-key: dummy\r\n")
        .contains("YOUR_SECRET_")
        .doesNotContain(secret)
        .doesNotContain(daemon.port().orElseThrow().toString());
    assertThat(logWith("status 529"))
        .contains(
            "\"decision\":\"rewrite\"",
            "model m1",
            "1 placeholders",
            "status 529",
            "\"session\":\"s1\"")
        .doesNotContain(secret);
  }

  @Test
  void a_compressed_stream_comes_back_event_by_event_with_the_value_for_its_file()
      throws Exception {
    Files.writeString(root.resolve("held.txt"), "token " + secret);
    provider.answers(OK + "Content-Length: 2\nContent-Type: application/json\n\n", bytes("{}"));
    post("/v1/messages", prompt());
    var sent = provider.requests.getFirst();
    int at = sent.indexOf("YOUR_SECRET_");
    var placeholder = sent.substring(at, at + 27);
    var events =
        "event: content_block_start\n"
            + "data:"
            + " {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Write\",\"input\":{}}}\n\n"
            + delta("{\\\"file_path\\\":\\\"held.txt\\\",\\\"content\\\":\\\"" + placeholder)
            + delta("\\\"}")
            + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(events));
    }
    provider.answers(OK + EVENTS + "Content-Encoding: gzip\n\n", packed.toByteArray());
    var answer = post("/v1/messages", prompt());
    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    assertThat(text(answer)).isEqualTo(events.replace(placeholder, secret));
  }

  private static String delta(String json) {
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
        + "\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\""
        + json
        + "\"}}\n\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_stream_that_breaks_off_breaks_off_here_too() throws Exception {
    provider.answers(
        OK + "Content-Type: text/event-stream\nTransfer-Encoding: chunked\n\n",
        bytes("10\r\nevent: ping\ndata:\r\n"));
    assertThatThrownBy(() -> post("/v1/messages", prompt())).isInstanceOf(IOException.class);
  }

  @Test
  void a_host_off_the_list_is_refused_in_the_apis_own_words() throws Exception {
    policy("version: 1\npermissions: { network: { allow: [\"api.anthropic.com:443\"] } }\n");
    var answer = post("/v1/messages", prompt());
    assertThat(answer.statusCode()).isEqualTo(451);
    assertThat(text(answer))
        .startsWith("{\"type\":\"error\",\"error\":{")
        .contains("network.allow");
    assertThat(provider.requests).isEmpty();
  }

  @Test
  void what_cannot_be_searched_is_not_sent() throws Exception {
    assertThat(post("/v1/messages", "{\"a\":").statusCode()).isEqualTo(451);
    assertThat(post("/v1/files", "--x", "multipart/form-data; boundary=x").statusCode())
        .isEqualTo(451);
    assertThat(provider.requests).isEmpty();
  }

  @Test
  void a_policy_that_never_was_sound_refuses() throws Exception {
    policy("version: 1\npermisions: {}\n");
    var answer = post("/v1/messages", prompt());
    assertThat(answer.statusCode()).isEqualTo(451);
    assertThat(text(answer)).contains("policy");
  }

  @Test
  void a_rule_of_the_repositorys_own_finds_its_values() throws Exception {
    var own = "acme_" + "q7Zk3vQ9xW2mN7pL4tR8".repeat(2);
    Files.createDirectories(root.resolve(".bailiwick"));
    Files.writeString(
        root.resolve(".bailiwick/secrets.yaml"),
        """
        vendor: own
        rules:
          - id: own-acme-key
            name: our own key
            risk: opens the shop
            severity: high
            confidence: high
            pattern: '\\bacme_[0-9A-Za-z]{40}\\b'
            examples: ['KEY=acme_{{alnum:40}}']
            leaves: ['KEY=acme_...']
        """);
    post("/v1/messages", "{\"messages\":[{\"role\":\"user\",\"content\":\"try " + own + "\"}]}");
    assertThat(provider.requests).singleElement().asString().contains("try YOUR_SECRET_");
    assertThat(provider.requests.getFirst()).doesNotContain(own);
  }

  @Test
  void rules_of_the_repositorys_own_that_never_were_sound_refuse() throws Exception {
    Files.createDirectories(root.resolve(".bailiwick"));
    Files.writeString(root.resolve(".bailiwick/secrets.yaml"), "vendor: [\n");
    var answer = post("/v1/messages", prompt());
    assertThat(answer.statusCode()).isEqualTo(451);
    assertThat(text(answer)).contains(".bailiwick/secrets.yaml");
    assertThat(provider.requests).isEmpty();
  }

  @Test
  void a_gateway_that_was_taken_away_is_closed_a_second_later() throws Exception {
    int status = post("/v1/messages", "{}").statusCode();
    assertThat(status).as("what the provider says").isEqualTo(500);
    registrations.remove(root);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (status != 404 && System.nanoTime() < end) {
      status = post("/v1/messages", "{}").statusCode();
    }
    assertThat(status).isEqualTo(404);
  }

  @Test
  void a_path_nobody_registered_leads_nowhere() throws Exception {
    base = base.replace("/gateway/", "/gateway/x");
    assertThat(post("/v1/messages", prompt()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_term_of_a_confidential_level_does_not_leave() throws Exception {
    policy("version: 1\nclassification: { confidential: { terms: [\"Project Falcon\"] } }\n");
    provider.answers(OK + "Content-Length: 2\nContent-Type: application/json\n\n", bytes("{}"));
    post(
        "/v1/messages",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"é the projectFalcon plan\"}]}");
    assertThat(provider.requests.getFirst())
        .doesNotContain("Falcon")
        .contains("é the YOUR_SECRET_");
  }
}
