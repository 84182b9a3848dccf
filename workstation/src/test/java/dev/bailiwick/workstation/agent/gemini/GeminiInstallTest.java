package dev.bailiwick.workstation.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.setup.AgentInstall;
import dev.bailiwick.workstation.setup.AgentInstall.Box;
import dev.bailiwick.workstation.setup.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeminiInstallTest {
  private static final String GATEWAY = "http://127.0.0.1:5/gateway/one";
  private static final String OURS = "GOOGLE_GEMINI_BASE_URL = \"" + GATEWAY + "/google\"";

  @TempDir Path folder;
  private Path home;
  private Path root;

  @BeforeEach
  void layOut() throws IOException {
    var real = folder.toRealPath();
    home = Files.createDirectories(real.resolve("home"));
    root = Files.createDirectories(real.resolve("repo"));
  }

  private Install install() {
    return new Install(home, "0.61.0\n", Map.of());
  }

  private AgentInstall.Road road(Optional<String> models, Optional<Box> box) {
    return new AgentInstall.Road(
        root,
        "http://127.0.0.1:5/v1/hooks/gemini",
        "token",
        List.of(),
        List.of(".env*", "secrets/", "config/keys/**", "*.pem"),
        models,
        false,
        box);
  }

  private Setup setup() {
    return new Setup(root, folder.resolve("state"));
  }

  private void gateway() {
    setup().plan(install().wishes(road(Optional.of(GATEWAY), Optional.empty()))).apply();
  }

  private void sandbox() {
    var box =
        new Box(
            List.of("example.org"),
            List.of(root.resolve("ci/deploy.yml").toString()),
            List.of("rm -rf", "curl"));
    setup().plan(install().wishes(road(Optional.empty(), Optional.of(box)))).apply();
  }

  private Path file(Path at, String name, String text) throws IOException {
    var file = at.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GEMINI_API_KEY=key\n",
        "GEMINI_API_KEY=key\nGOOGLE_GEMINI_BASE_URL=https://proxy.example/g\n",
        "export GOOGLE_GEMINI_BASE_URL='https://proxy.example'"
      })
  void puts_the_address_into_the_file_that_counts_and_gives_it_back(String before)
      throws IOException {
    var own = file(root, ".gemini/.env", before);

    gateway();
    var once = Files.readString(own);
    gateway();

    assertThat(own).content().isEqualTo(once).contains(OURS);
    setup().removal().apply();
    assertThat(Files.readString(own)).isEqualTo(before);
  }

  @Test
  void makes_a_file_where_gemini_reads_none() {
    gateway();

    assertThat(root.resolve(".gemini/.env")).content().contains(OURS);
    setup().removal().apply();
    assertThat(root.resolve(".gemini")).doesNotExist();
  }

  @Test
  void takes_the_users_own_file_where_their_key_stands_there() throws IOException {
    var users = file(home, ".gemini/.env", "GEMINI_API_KEY=key\n");

    gateway();

    assertThat(users).content().contains("GEMINI_API_KEY=key", OURS);
    assertThat(root.resolve(".gemini/.env")).doesNotExist();
  }

  @Test
  void never_touches_a_projects_file_and_says_so_where_the_key_stands_there() throws IOException {
    var projects = file(root, ".env", "PORT=1\nGEMINI_API_KEY=key\n");

    gateway();

    assertThat(projects).hasContent("PORT=1\nGEMINI_API_KEY=key\n");
    assertThat(root.resolve(".gemini/.env")).doesNotExist();
    assertThat(install().risks(root)).singleElement().asString().contains("is not searched");
  }

  @Test
  void a_projects_file_without_a_key_is_no_hindrance() throws IOException {
    file(root, ".env", "PORT=1\n");

    gateway();

    assertThat(root.resolve(".gemini/.env")).content().contains(OURS);
    assertThat(install().risks(root)).isEmpty();
  }

  @Test
  void the_owners_address_becomes_the_upstream_before_and_after() throws IOException {
    file(root, ".gemini/.env", "GOOGLE_GEMINI_BASE_URL=\"https://proxy.example/g/\"\n");
    var expected = Map.of("google", URI.create("https://proxy.example/g"));

    assertThat(install().upstreams(root)).isEqualTo(expected);
    gateway();
    assertThat(install().upstreams(root)).isEqualTo(expected);
  }

  @Test
  void an_address_of_the_shell_is_a_way_past_the_gateway_and_the_upstream() {
    var exported =
        new Install(home, "0.61.0", Map.of("GOOGLE_GEMINI_BASE_URL", "https://proxy.example"));

    assertThat(exported.risks(root)).singleElement().asString().contains("past the gateway");
    assertThat(exported.upstreams(root))
        .isEqualTo(Map.of("google", URI.create("https://proxy.example")));
  }

  @Test
  void the_sandbox_is_written_and_taken_back() throws IOException {
    var settings = file(root, ".gemini/settings.json", "{\n  \"model\": {}\n}\n");

    sandbox();

    assertThat(settings)
        .content()
        .contains("\"toolSandboxing\": true", "\"sandboxNetworkAccess\": false");
    assertThat(root.resolve(".geminiignore")).content().contains("secrets/", ".env*");
    setup().removal().apply();
    assertThat(settings).hasContent("{\n  \"model\": {}\n}\n");
    assertThat(root.resolve(".geminiignore")).doesNotExist();
    assertThat(home.resolve(".gemini/policies")).isEmptyDirectory();
  }

  private String rules() throws IOException {
    try (var files = Files.list(home.resolve(".gemini/policies"))) {
      return Files.readString(files.findFirst().orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/r/.env, true",
    ".env.local, true",
    "src/.env, true",
    "src/environment.ts, false",
    "secrets/k.txt, true",
    "/r/a/secrets/b/c, true",
    "secretsy/k.txt, false",
    "my-secrets.txt, false",
    "config/keys/a, true",
    "config/keysmith, false",
    "a/b.pem, true",
    "a/b.pem.md, false",
  })
  void the_rules_name_the_files_of_the_policy(String path, boolean denied) throws IOException {
    sandbox();

    var call = "{\"file_path\":\"" + path + "\"}";
    var found =
        Pattern.compile("argsPattern = '([^']*)'")
            .matcher(rules())
            .results()
            .map(match -> match.group(1))
            .filter(pattern -> !pattern.contains("deploy"))
            .anyMatch(pattern -> Pattern.compile(pattern).matcher(call).find());
    assertThat(found).isEqualTo(denied);
  }

  @Test
  void commands_of_the_policy_are_denied_and_all_others_asked() throws IOException {
    sandbox();

    assertThat(rules())
        .contains("commandPrefix = \"rm -rf\"\ndecision = \"deny\"", "decision = \"ask_user\"")
        .contains("[\"write_file\", \"replace\"]\nargsPattern = '\"file_path\":\"(?:|[^\"]*/)ci/");
  }

  @Test
  void without_gemini_nothing_is_written() {
    var absent = new Install(home, "", Map.of());
    var box = Optional.of(new Box(List.of(), List.of(), List.of()));

    assertThat(absent.wishes(road(Optional.of(GATEWAY), box))).isEmpty();
    assertThat(absent.found()).isEmpty();
  }
}
