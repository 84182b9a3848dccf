package dev.bailiwick.workstation.cli.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ExposureCommandTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final String TOKEN = "ghp" + "_" + BODY;
  private static final String PLAIN = "correct-" + "horse-battery";
  private static final String POLICY =
      """
      version: 1
      permissions:
        read: { allow: ["**", "~/**"], deny: [".env*", "*.pem", "*.key", "secrets/", "~/.ssh/**", "~/.codex/**"] }
        execute: { allow: ["npm test"] }
      autoApprove: { read: true }
      """;

  @TempDir Path folder;
  private Path root;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private String text = "";

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    root = Files.createDirectory(folder.resolve("shop")).toRealPath();
    home = Files.createDirectory(folder.resolve("home")).toRealPath();
    var init = new ProcessBuilder("git", "init", "-q").directory(root.toFile()).start();
    assertThat(init.waitFor()).isZero();
  }

  private int run(String... options) {
    var out = new ByteArrayOutputStream();
    var words = new ArrayList<>(List.of("--root", root.toString()));
    words.addAll(List.of(options));
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false,
            100);
    environment.put("HOME", home.toString());
    var command =
        new ExposureCommand(
            environment,
            new FileWorld(environment, home),
            home.resolve("config"),
            () -> SCANNER,
            terminal);
    int status = new CommandLine(command).execute(words.toArray(String[]::new));
    text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain(BODY);
    return status;
  }

  private List<Json.Obj> found(String rule) {
    run("--format", "json");
    var report =
        (Json.Obj) ((JsonReader.Parsed) JsonReader.read(text, JsonReader.Limits.EVENT)).json();
    return report.array("findings").stream()
        .map(Json.Obj.class::cast)
        .filter(finding -> finding.string("rule").orElseThrow().equals(rule))
        .toList();
  }

  private void write(Path base, String name, String content) throws IOException {
    var file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void a_machine_that_holds_nothing_ends_with_0() throws IOException {
    write(root, "bailiwick.yaml", POLICY);
    write(root, ".gitignore", ".env\n.env.*\n*.pem\n*.key\nsecrets/\n");
    write(root, "src/a.ts", "let a = 1;\n");
    assertThat(run()).isZero();
    assertThat(text)
        .contains("3 internal files: 3 read freely", "1 command run without", "0 open, 0 closed");
  }

  @ParameterizedTest
  @CsvSource({
    ".claude/projects/-home-anna-shop/1f2e.jsonl",
    ".gemini/tmp/abc/chats/session.json",
    ".copilot/logs/process.log",
    ".cursor/projects/shop/agent-transcripts/t/t.jsonl",
    ".local/share/opencode/storage/part/msg/p.json",
    ".codeium/windsurf/cascade/a.pb",
    ".config/Code/User/workspaceStorage/w/chatSessions/s.json"
  })
  void a_kept_transcript_is_told_with_the_secrets_in_it(String name) throws IOException {
    write(root, "bailiwick.yaml", POLICY);
    write(home, name, "{\"text\":\"use " + TOKEN + " now\"}\n");
    assertThat(found("exposure-transcripts")).hasSize(1);
    var secret = found("github-pat").getFirst();
    assertThat(secret.string("path")).contains("~/" + name);
    assertThat(secret.get("closedBy").orElseThrow()).isInstanceOf(Json.Null.class);
    assertThat(run()).isEqualTo(1);
  }

  @Test
  void the_rule_that_closes_a_place_is_named() throws IOException {
    write(root, "bailiwick.yaml", POLICY);
    write(home, ".codex/sessions/2026/11/27/rollout.jsonl", TOKEN);
    var kept = found("exposure-transcripts").getFirst();
    var by = kept.object("closedBy").orElseThrow();
    assertThat(by.string("decision")).contains("deny");
    assertThat(by.string("rule")).contains("read.deny:~/.codex/**");
    assertThat(by.string("source").orElseThrow()).startsWith("bailiwick.yaml:");
    run();
    assertThat(text).contains("read.deny:~/.codex/**", "denies it");
  }

  @Test
  void without_a_policy_nothing_is_closed() throws IOException {
    write(home, ".ssh/id_ed25519", "key");
    var key = found("exposure-key").getFirst();
    assertThat(key.get("closedBy").orElseThrow()).isInstanceOf(Json.Null.class);
    write(root, "bailiwick.yaml", POLICY);
    assertThat(found("exposure-key").getFirst().object("closedBy")).isPresent();
  }

  @Test
  void a_key_that_all_users_can_read_is_open_whatever_the_policy_says() throws IOException {
    write(root, "bailiwick.yaml", POLICY);
    write(home, ".ssh/id_rsa", "key");
    var file = home.resolve(".ssh/id_rsa");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(found("exposure-open-mode")).isEmpty();
    for (var at = file.getParent(); at != null && at.startsWith(folder); at = at.getParent()) {
      Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(found("exposure-open-mode")).hasSize(1);
    Files.setPosixFilePermissions(
        folder.resolve("home"), PosixFilePermissions.fromString("rwx------"));
    assertThat(found("exposure-open-mode")).isEmpty();
  }

  @Test
  void variables_with_secrets_are_told_by_name_alone() {
    environment.put("GITHUB_TOKEN", TOKEN);
    environment.put("DB_PASSWORD", PLAIN);
    environment.put("SSH_AUTH_SOCK", "/run/user/1000/keyring/ssh");
    environment.put("EDITOR", "vim");
    assertThat(found("exposure-environment"))
        .extracting(finding -> finding.string("path").orElseThrow())
        .containsExactlyInAnyOrder("$GITHUB_TOKEN", "$DB_PASSWORD");
    assertThat(text).doesNotContain(PLAIN);
  }

  @Test
  void a_file_of_variables_that_git_does_not_ignore() throws IOException {
    write(root, ".gitignore", ".env.local\n");
    write(root, ".env", "A=1\n");
    write(root, ".env.local", "A=1\n");
    write(root, ".env.example", "A=\n");
    write(root, "api/.env.production", "T=" + TOKEN + "\n");
    assertThat(found("exposure-dotenv"))
        .extracting(finding -> finding.string("path").orElseThrow())
        .containsExactlyInAnyOrder(".env", "api/.env.production");
    assertThat(found("github-pat")).hasSize(1);
  }

  @Test
  void a_servers_configuration_with_a_literal_and_not_with_a_reference() throws IOException {
    write(
        root,
        ".mcp.json",
        """
        {"mcpServers": {"db": {"command": "db", "env":
          {"DB_PASSWORD": "%s", "API_TOKEN": "${API_TOKEN}", "MODE": "a-long-word"}}}}
        """
            .formatted(PLAIN));
    write(home, ".codex/config.toml", "[mcp_servers.wiki.env]\nWIKI_TOKEN = \"" + PLAIN + "\"\n");
    assertThat(found("exposure-server"))
        .extracting(finding -> finding.string("message").orElseThrow())
        .hasSize(2)
        .anyMatch(message -> message.contains("`db`") && message.contains("DB_PASSWORD"))
        .anyMatch(message -> message.contains("`wiki`") && message.contains("WIKI_TOKEN"));
    assertThat(text).doesNotContain(PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .claude/settings.json | {"permissions":{"defaultMode":"bypassPermissions"}} | asks-nobody
          .claude/settings.json | {"permissions":{"allow":["Read(src)","Bash(*)"]}} | any-command
          .claude/settings.json | {"enableAllProjectMcpServers":true} | any-server
          .codex/config.toml | sandbox_mode = "danger-full-access" | no-sandbox
          .codex/config.toml | approval_policy = "never" | asks-nobody
          .gemini/settings.json | {"general":{"defaultApprovalMode":"yolo"}} | asks-nobody
          .copilot/config.json | {"trusted_folders":["/home/anna"]} | more-folders
          .config/opencode/opencode.json | {"permission":{"bash":"allow"}} | any-command
          .config/Code/User/settings.json | {"chat.tools.global.autoApprove": true, /*c*/} | asks-nobody
          """)
  void a_setting_that_widens_access(String file, String content, String id) throws IOException {
    write(home, file, content);
    assertThat(found("exposure-setting-" + id)).hasSize(1);
  }

  @Test
  void ignore_files_that_leave_a_gap() throws IOException {
    write(root, "bailiwick.yaml", POLICY.replace("\"*.key\", ", ""));
    write(root, ".gitignore", ".env*\n*.pem\nsecrets\n");
    assertThat(found("exposure-gitignore").getFirst().string("fix").orElseThrow())
        .contains("`*.key`")
        .doesNotContain("`.env`", "`secrets/`");
    assertThat(found("exposure-claudeignore").getFirst().string("fix").orElseThrow())
        .contains("`*.key`")
        .doesNotContain("`*.pem`");
    write(root, ".claudeignore", "*.key\n");
    assertThat(found("exposure-claudeignore")).isEmpty();
  }

  @Test
  void an_ordinary_setting_is_none() throws IOException {
    write(
        home,
        ".claude/settings.json",
        "{\"permissions\":{\"defaultMode\":\"default\",\"allow\":[\"Bash(npm test)\"]}}");
    write(home, ".codex/config.toml", "approval_policy = \"on-request\"\n");
    run("--format", "json");
    assertThat(text).doesNotContain("exposure-setting");
  }
}
