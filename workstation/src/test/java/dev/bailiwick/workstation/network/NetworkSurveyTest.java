package dev.bailiwick.workstation.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.network.Observation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkSurveyTest {
  private static final String HOST = "api.anthropic.com:443";
  private static final String HEADER =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

  @TempDir Path folder;
  private Path root;
  private Path home;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectories(folder.resolve("repo"));
    home = Files.createDirectories(folder.resolve("home"));
    route("eth0");
  }

  private void route(String name) throws IOException {
    var net = Files.createDirectories(folder.resolve("proc/net"));
    Files.writeString(
        net.resolve("route"),
        HEADER
            + name
            + "\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
            + "eth9\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n");
  }

  private record Git(Map<String, String> settings, List<String> remotes)
      implements Ground.GitSettings {
    @Override
    public Optional<String> value(String key) {
      return Optional.ofNullable(settings.get(key));
    }
  }

  private static Endpoint signedBy(String authority, String refusal) {
    return (_, _) -> new Endpoint.Chain("TLSv1.3", authority, List.of("CN=x"), refusal);
  }

  private static final Endpoint USUAL = signedBy("Google Trust Services LLC", "");

  private List<Observation> survey(Map<String, String> environment, Git git, Endpoint endpoint) {
    var ground = new Ground(root, home, environment, folder, git, endpoint);
    return NetworkSurvey.of(ground, true, List.of(HOST));
  }

  private List<Observation> survey(Map<String, String> environment) {
    return survey(environment, new Git(Map.of(), List.of()), USUAL);
  }

  private static void assertOne(List<Observation> seen, Verdict verdict, String text) {
    assertThat(seen)
        .filteredOn(one -> one.verdict() != Verdict.OK)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.verdict()).isEqualTo(verdict);
          assertThat(one.detail()).contains(text);
          assertThat(one.mend()).isNotEmpty();
        });
  }

  @Test
  void finds_nothing_on_an_ordinary_machine() {
    var git = new Git(Map.of(), List.of("git@github.com:a/b.git", "https://github.com/a/b"));
    var seen = survey(Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:9/gateway"), git, USUAL);

    assertThat(seen).allMatch(one -> one.verdict() == Verdict.OK);
    assertThat(seen).extracting(Observation::name).contains("certificate " + HOST, "route");
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC_BASE_URL, http://models.example/v1",
    "OPENAI_BASE_URL, HTTP://models.example",
    "NPM_CONFIG_REGISTRY, http://registry.example",
    "PIP_INDEX_URL, http://localhost.example/simple"
  })
  void names_an_address_in_plain_text(String name, String address) {
    assertOne(survey(Map.of(name, address)), Verdict.BROKEN, name);
  }

  @Test
  void names_plain_registries_and_remotes_without_their_passwords() throws IOException {
    var login = String.join(":", "u", "hidden") + "@";
    Files.writeString(root.resolve(".npmrc"), "@team:registry=http://" + login + "npm.example/\n");
    var git = new Git(Map.of(), List.of("http://" + login + "git.example/a.git"));

    var seen = survey(Map.of(), git, USUAL);

    assertThat(seen).filteredOn(one -> one.verdict() == Verdict.BROKEN).hasSize(2);
    assertThat(seen.toString()).contains("npm.example", "git.example").doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "NODE_TLS_REJECT_UNAUTHORIZED, 0, BROKEN",
    "GIT_SSL_NO_VERIFY, true, BROKEN",
    "SSLKEYLOGFILE, /tmp/keys, BROKEN",
    "NODE_EXTRA_CA_CERTS, /etc/corp.pem, HINT",
    "OTEL_LOG_USER_PROMPTS, 1, HINT",
    "HTTPS_PROXY, http://proxy.example:3128, HINT"
  })
  void names_what_weakens_or_widens(String name, String value, Verdict verdict) {
    assertOne(survey(Map.of(name, value)), verdict, "");
  }

  @ParameterizedTest
  @CsvSource({
    "NODE_TLS_REJECT_UNAUTHORIZED, 1",
    "GIT_SSL_NO_VERIFY, 0",
    "HTTPS_PROXY, http://127.0.0.1:8080",
    "NODE_EXTRA_CA_CERTS, /etc/ssl/certs/ca-certificates.crt",
    "SSL_CERT_DIR, /etc/ssl/certs",
    "OTEL_LOG_USER_PROMPTS, 0"
  })
  void leaves_the_same_settings_alone_where_they_do_no_harm(String name, String value) {
    assertThat(survey(Map.of(name, value))).allMatch(one -> one.verdict() == Verdict.OK);
  }

  @Test
  void git_and_npm_can_switch_the_check_off_too() throws IOException {
    Files.writeString(home.resolve(".npmrc"), "strict-ssl = false\n");
    var git =
        new Git(Map.of("http.sslverify", "false", "http.proxy", "http://p.example"), List.of());

    assertThat(survey(Map.of(), git, USUAL))
        .filteredOn(one -> one.verdict() != Verdict.OK)
        .extracting(Observation::verdict)
        .containsExactlyInAnyOrder(Verdict.BROKEN, Verdict.BROKEN, Verdict.HINT);
  }

  @Test
  void a_proxy_that_signs_itself_is_named() {
    var git = new Git(Map.of(), List.of());

    assertOne(
        survey(Map.of(), git, signedBy("Corp Inspection CA", "")),
        Verdict.BROKEN,
        "Corp Inspection CA");
    assertOne(
        survey(Map.of(), git, signedBy("Somebody", "its chain is not trusted here")),
        Verdict.BROKEN,
        "not trusted");
    assertOne(
        survey(Map.of(), git, (_, _) -> new Endpoint.Unreachable("UnknownHostException")),
        Verdict.UNKNOWN,
        "UnknownHostException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tun0", "wg0", "utun3", "tailscale0", "ppp0"})
  void a_tunnel_is_named(String name) throws IOException {
    route(name);

    assertOne(survey(Map.of()), Verdict.HINT, name);
  }

  @Test
  void a_wireless_network_is_named() throws IOException {
    route("wlp2s0");
    Files.createDirectories(folder.resolve("sys/class/net/wlp2s0/wireless"));

    assertOne(survey(Map.of()), Verdict.HINT, "wireless wlp2s0");
  }

  @Test
  void the_hosts_are_those_of_the_list_that_speak_tls() {
    assertThat(
            Hosts.tls(
                List.of(
                    "localhost", "*.example.com", "b.example:443", "a.example", "c.example:22")))
        .containsExactly("a.example:443", "b.example:443");
    assertThat(Hosts.tls(List.of())).containsExactly(HOST);
  }
}
