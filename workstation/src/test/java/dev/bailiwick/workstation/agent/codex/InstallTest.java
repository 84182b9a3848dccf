package dev.bailiwick.workstation.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.Setup;
import dev.bailiwick.workstation.setup.SetupRefused;
import java.io.IOException;
import java.net.URI;
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

final class InstallTest {
  private static final String GATEWAY = "http://127.0.0.1:5/gateway/one";

  @TempDir Path folder;
  private Path home;
  private Path config;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(folder.resolve("codex"));
    config = home.resolve("config.toml");
  }

  private Install install() {
    return new Install(home, "codex-cli 0.169.0\n");
  }

  private static AgentInstall.Road road(Path root, String gateway) {
    var models = gateway.isEmpty() ? Optional.<String>empty() : Optional.of(gateway);
    return new AgentInstall.Road(
        root,
        "http://127.0.0.1:5/v1/hooks/codex",
        "token",
        List.of(),
        List.of(),
        models,
        false,
        Optional.empty());
  }

  private Setup setup(String repository) throws IOException {
    var root = Files.createDirectories(folder.resolve(repository)).toRealPath();
    return new Setup(root, folder.resolve("state"));
  }

  private void guard(String repository, String gateway) throws IOException {
    var root = folder.resolve(repository);
    setup(repository).plan(install().wishes(road(root, gateway))).apply();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "model = \"gpt-5.5\"\n",
        "model = \"gpt-5.5\"\n\n[analytics]\nenabled = false\n",
        "openai_base_url = \"https://proxy.example/openai/v1\"\n[a]\nb = 1\n",
        "a = 1\r\n  openai_base_url = 'https://proxy.example/v1' # ours\r\n[a]\r\n",
        "note = \"\"\"\n[not a table]\nopenai_base_url = 1\n\"\"\"\n[a]\nopenai_base_url = \"x\"\n",
        "openai_base_url = \"https://proxy.example/v1\""
      })
  void sets_the_address_once_and_gives_the_file_back_byte_for_byte(String before)
      throws IOException {
    Files.writeString(config, before);

    guard("repo", GATEWAY);
    var once = Files.readString(config);
    guard("repo", GATEWAY);

    assertThat(config).hasContent(once);
    assertThat(once.lines().filter(line -> line.startsWith("openai_base_url = \"" + GATEWAY)))
        .hasSize(1);
    assertThat(once.lines().takeWhile(line -> !line.startsWith("[a")))
        .filteredOn(line -> line.strip().startsWith("openai_base_url ="))
        .allMatch(line -> line.contains(GATEWAY) || line.equals("openai_base_url = 1"));
    setup("repo").removal().apply();
    assertThat(Files.readString(config)).isEqualTo(before);
  }

  @Test
  void gives_the_owners_line_back_where_the_file_has_changed_since() throws IOException {
    Files.writeString(config, "openai_base_url = \"https://proxy.example/v1\"\n");
    guard("repo", GATEWAY);
    Files.writeString(config, Files.readString(config) + "model = \"later\"\n");

    setup("repo").removal().apply();

    assertThat(config)
        .hasContent("openai_base_url = \"https://proxy.example/v1\"\nmodel = \"later\"\n");
  }

  @Test
  void removing_one_repository_leaves_the_address_of_another() throws IOException {
    guard("first", GATEWAY);
    guard("second", "http://127.0.0.1:5/gateway/two");

    setup("first").removal().apply();

    assertThat(config).content().contains("gateway/two").doesNotContain("gateway/one");
  }

  @ParameterizedTest
  @CsvSource({
    "https://proxy.example/openai/v1, https://proxy.example/openai, /openai/v1",
    "https://proxy.example, https://proxy.example, /openai",
    "https://proxy.example/api, https://proxy.example/api, /openai"
  })
  void the_owners_place_stays_where_requests_end(String own, String upstream, String path)
      throws IOException {
    Files.writeString(config, "openai_base_url = \"" + own + "\"\n");

    assertThat(install().upstreams(folder)).isEqualTo(Map.of("openai", URI.create(upstream)));
    guard("repo", GATEWAY);
    assertThat(config).content().contains("\"" + GATEWAY + path + "\"");
    assertThat(install().upstreams(folder)).isEqualTo(Map.of("openai", URI.create(upstream)));
  }

  @Test
  void an_address_that_is_none_is_refused() throws IOException {
    Files.writeString(config, "openai_base_url = \"ftp://user@host\"\n");

    assertThatThrownBy(() -> install().upstreams(folder))
        .isInstanceOf(SetupRefused.class)
        .hasMessageContaining("config.toml");
  }

  @Test
  void writes_nothing_without_the_gateway_or_without_codex() {
    assertThat(install().wishes(road(folder, ""))).isEmpty();
    assertThat(new Install(home, "").wishes(road(folder, GATEWAY))).isEmpty();
    assertThat(new Install(home, "").found()).isEmpty();
  }

  @Test
  void another_provider_is_a_way_past_the_gateway() throws IOException {
    Files.writeString(config, "model_provider = \"local\"\n");

    assertThat(install().risks(folder)).singleElement().asString().contains("local");
  }
}
