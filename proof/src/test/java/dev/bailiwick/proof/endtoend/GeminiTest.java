package dev.bailiwick.proof.endtoend;

import static dev.bailiwick.proof.endtoend.EchoingModel.text;
import static dev.bailiwick.proof.endtoend.EchoingModel.tool;
import static dev.bailiwick.proof.endtoend.Planted.PLACEHOLDER;
import static dev.bailiwick.proof.endtoend.Planted.behind;
import static dev.bailiwick.proof.endtoend.Planted.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.proof.endtoend.EchoingModel.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real Gemini CLI by way of the gateway, and under the sandbox and the rules that setup
/// writes.
///
/// Needs the client (`GEMINI_BIN` or `CLIENTS_DIR`); says so and proves nothing where it is
/// missing.
@Timeout(300)
final class GeminiTest {
  private static final String SETTINGS =
      """
      {"security":{"auth":{"selectedType":"gemini-api-key"},"folderTrust":{"enabled":false}},
       "general":{"enableAutoUpdate":false,"disableUpdateNag":true},
       "privacy":{"usageStatisticsEnabled":false},"telemetry":{"enabled":false}}
      """;

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void layOut() throws Exception {
    boolean able = Sandbox.gemini().isPresent();
    if (!able) {
      System.err.println("SKIPPED: no Gemini CLI here; nothing was proved with it");
    }
    assumeTrue(able, "needs Gemini CLI");
    sandbox = new Sandbox(folder, Map.of("gemini", Sandbox.gemini().orElseThrow()));
    sandbox.run(List.of("git", "init", "-q"), Map.of());
    var home = Files.createDirectories(sandbox.folder.resolve("home/.gemini"));
    Files.writeString(home.resolve("settings.json"), SETTINGS);
  }

  @AfterEach
  void stop() throws Exception {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private Sandbox.Ran gemini(String prompt, Map<String, String> more) throws Exception {
    var command =
        List.of(
            sandbox.folder.resolve("bin/gemini").toString(),
            "-p",
            prompt,
            "--output-format",
            "json",
            "-m",
            "gemini-2.5-pro",
            "--approval-mode",
            "yolo");
    var environment = new HashMap<>(more);
    environment.put("GEMINI_API_KEY", "dummy");
    environment.put("GEMINI_CLI_NO_RELAUNCH", "true");
    environment.put("GEMINI_CLI_TRUST_WORKSPACE", "true");
    return sandbox.finished(sandbox.start(command, environment));
  }

  private static Json shell(String id, String command) {
    return tool(
        id, "run_shell_command", Json.object().put("command", command).put("description", "d"));
  }

  private static Json read(String id, String path) {
    return tool(id, "read_file", Json.object().put("file_path", path));
  }

  private static Json write(String id, String path, String content) {
    return tool(id, "write_file", Json.object().put("file_path", path).put("content", content));
  }

  @Test
  void no_secret_leaves_and_a_file_gets_its_values_back() throws Exception {
    var prompted = token("ghp_");
    var instructed = token("gho_");
    var held = token("ghp_");
    var failed = token("ghs_");
    sandbox.write(
        "bailiwick.yaml",
        """
        version: 1
        permissions: { read: { allow: ["**"] } }
        logging: { enabled: true, file: .claude/audit.log }
        """);
    sandbox.write("GEMINI.md", "Deploy with `tool --with " + instructed + "`.\n");
    sandbox.write("config.txt", "marker " + held + "\n");
    sandbox.write("broken.txt", "failure " + failed + "\n");
    List<Function<String, Turn>> turns =
        List.of(
            _ -> Turn.packed(read("c1", "config.txt")),
            _ -> Turn.of(shell("c2", "cat broken.txt; exit 3")),
            body -> Turn.of(write("c3", "config.txt", "again " + behind("marker", body) + "\n")),
            body -> Turn.of(write("c4", "new.txt", "asked " + behind("please use", body) + "\n")),
            body -> Turn.of(shell("c5", "echo " + behind("marker", body) + " > leak.txt")),
            _ -> Turn.of(text("Done.")));
    try (var model = new EchoingModel(new GenerateWire(), turns)) {
      var setup =
          sandbox.bailiwick(Map.of("GOOGLE_GEMINI_BASE_URL", model.url()), "setup", "--gateway");
      assertThat(setup.exit()).as(setup.text()).isZero();

      var ran = gemini("please use " + prompted, Map.of());

      assertThat(model.conversation).as(ran.text()).hasSizeGreaterThanOrEqualTo(6);
      assertThat(String.join("\n", model.everything))
          .doesNotContain(prompted, instructed, held, failed)
          .contains("Deploy with `tool --with YOUR_SECRET_", "failure YOUR_SECRET_")
          .contains("c2lnbmVkLWJ5LXRoZS1tb2RlbA==");
      assertThat(sandbox.work.resolve("config.txt")).content().startsWith("again " + held);
      assertThat(sandbox.work.resolve("new.txt")).content().startsWith("asked " + prompted);
      assertThat(Files.readString(sandbox.work.resolve("leak.txt")).strip()).matches(PLACEHOLDER);
      growsOnly(model.conversation);
    }
    assertThat(Files.readString(sandbox.work.resolve(".claude/audit.log")))
        .contains("model-asked", "\"gemini\"")
        .doesNotContain(prompted, instructed, held, failed);
    assertThat(sandbox.bailiwick("setup", "--remove").exit()).isZero();
    assertThat(sandbox.work.resolve(".gemini")).doesNotExist();
  }

  /// What one request says is said in the next byte for byte.
  private static void growsOnly(List<String> requests) {
    var contents = new ArrayList<String>();
    for (var request : requests) {
      int start = request.indexOf("\"contents\":[");
      int end = request.indexOf("],\"systemInstruction\"");
      contents.add(request.substring(start, end));
    }
    for (int i = 1; i < contents.size(); i++) {
      assertThat(contents.get(i)).as("request " + i).startsWith(contents.get(i - 1));
    }
  }

  @Test
  void the_sandbox_and_the_rules_keep_files_folder_and_network() throws Exception {
    assumeTrue(Sandbox.has("bwrap"), "needs bubblewrap");
    var outside = Path.of(System.getProperty("user.home"), "outside-" + UUID.randomUUID());
    sandbox.write(
        "bailiwick.yaml",
        """
        version: 1
        permissions:
          read: { deny: ["secrets/"] }
          write: { deny: ["ci/deploy.yml"] }
          execute: { deny: ["rm -rf"] }
        """);
    sandbox.write("secrets/key.txt", "kept-inside-the-box\n");
    sandbox.write("ci/deploy.yml", "as it was\n");
    sandbox.write("tree/leaf.txt", "stays\n");
    sandbox.write("ok.txt", "fine\n");
    List<Function<String, Turn>> turns =
        List.of(
            _ -> Turn.of(read("c1", "secrets/key.txt"), read("c2", "ok.txt")),
            _ -> Turn.of(tool("c3", "grep_search", Json.object().put("pattern", "kept-inside"))),
            _ -> Turn.of(write("c4", "ci/deploy.yml", "changed\n")),
            _ -> Turn.of(shell("c5", "rm -rf tree")),
            _ -> Turn.of(shell("c6", "echo x > " + outside)),
            _ -> Turn.of(text("Done.")));
    try (var model = new EchoingModel(new GenerateWire(), turns)) {
      var setup = sandbox.bailiwick("setup", "--sandbox");
      assertThat(setup.exit()).as(setup.text()).isZero();

      var ran = gemini("go", Map.of("GOOGLE_GEMINI_BASE_URL", model.url()));

      assertThat(model.conversation).as(ran.text()).hasSizeGreaterThanOrEqualTo(6);
      assertThat(String.join("\n", model.everything))
          .doesNotContain("kept-inside-the-box")
          .contains("fine");
      assertThat(sandbox.work.resolve("ci/deploy.yml")).hasContent("as it was");
      assertThat(sandbox.work.resolve("tree/leaf.txt")).exists();
      assertThat(outside).doesNotExist();
      assertThat(sandbox.bailiwick("doctor").text()).contains("gemini sandbox");
    } finally {
      Files.deleteIfExists(outside);
    }
  }
}
