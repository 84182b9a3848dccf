package dev.bailiwick.workstation.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.AgentInstall.Box;
import dev.bailiwick.workstation.setup.Setup;
import dev.bailiwick.workstation.setup.SetupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionProfileTest {
  @TempDir Path folder;
  private Path root;
  private Path config;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectories(folder.resolve("repo")).toRealPath();
    config = Files.createDirectories(root.resolve(".codex")).resolve("config.toml");
  }

  private AgentInstall.Road road(Optional<Box> box) {
    return new AgentInstall.Road(
        root,
        "http://127.0.0.1:5/v1/hooks/codex",
        "token",
        List.of(),
        List.of(".env*", "secrets/", "config/keys/**", "/etc/x", "**/*.pem"),
        Optional.empty(),
        false,
        box);
  }

  private void setUp(String... hosts) {
    var box = new Box(List.of(hosts), List.of(root.resolve("ci/deploy.yml").toString()), List.of());
    var install = new Install(folder.resolve("home"), "codex-cli 0.169.0");
    setup().plan(install.wishes(road(Optional.of(box)))).apply();
  }

  private Setup setup() {
    return new Setup(root, folder.resolve("state"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "model = \"gpt-5.5\"\n\n[features]\nhooks = true\n",
        "sandbox_mode = \"danger-full-access\"\n"
            + "model = \"m\"\n"
            + "default_permissions = \":workspace\"",
        "approval_policy = \"never\"\r\n\r\n"
            + "sandbox_mode = 'read-only' # mine\r\n"
            + "[permissions.own]\r\n",
      })
  void selects_its_profile_alone_and_gives_the_file_back_byte_for_byte(String before)
      throws IOException {
    Files.writeString(config, before);

    setUp("registry.npmjs.org");
    var once = Files.readString(config);
    setUp("registry.npmjs.org");

    assertThat(config).content().isEqualTo(once);
    var keys = once.lines().map(String::strip).filter(line -> !line.startsWith("#")).toList();
    assertThat(keys.stream().filter(line -> line.startsWith("default_permissions")))
        .containsExactly("default_permissions = \"bailiwick\"");
    assertThat(keys).noneMatch(line -> line.startsWith("sandbox_mode"));
    setup().removal().apply();
    assertThat(Files.readString(config)).isEqualTo(before);
  }

  @Test
  void gives_all_lines_back_where_the_file_has_changed_since() throws IOException {
    Files.writeString(config, "sandbox_mode = \"read-only\"\nmodel = \"m\"\n");
    setUp();
    Files.writeString(config, Files.readString(config) + "later = 1\n");

    setup().removal().apply();

    assertThat(config).hasContent("sandbox_mode = \"read-only\"\nmodel = \"m\"\nlater = 1\n");
  }

  @Test
  void says_what_the_policy_says_and_no_more() throws IOException {
    setUp("registry.npmjs.org", "*.example.org");

    assertThat(config)
        .content()
        .contains(
            "\"ci/deploy.yml\" = \"read\"",
            "\"**/.env*\" = \"deny\"",
            "\"**/secrets\" = \"deny\", \"**/secrets/**\" = \"deny\"",
            "\"config/keys/**\" = \"deny\"",
            "\"**/*.pem\" = \"deny\"",
            "domains = { \"registry.npmjs.org\" = \"allow\", \"*.example.org\" = \"allow\" }")
        .doesNotContain("/etc/x", "= \"write\"");
  }

  @Test
  void without_a_host_there_is_no_network() throws IOException {
    setUp();

    assertThat(config).content().doesNotContain("network");
  }

  @Test
  void a_table_that_leaves_no_place_is_refused() throws IOException {
    Files.writeString(config, "[permissions]\nown = { extends = \":read-only\" }\n");

    assertThatThrownBy(() -> setUp())
        .isInstanceOf(SetupRefused.class)
        .hasMessageContaining("[permissions.NAME]");
  }

  @Test
  void without_the_wish_for_a_sandbox_nothing_is_written() {
    var install = new Install(folder.resolve("home"), "codex-cli 0.169.0");

    assertThat(install.wishes(road(Optional.empty()))).isEmpty();
  }
}
