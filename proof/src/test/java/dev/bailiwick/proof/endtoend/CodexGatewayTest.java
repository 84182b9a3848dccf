package dev.bailiwick.proof.endtoend;

import static dev.bailiwick.proof.endtoend.EchoingModel.text;
import static dev.bailiwick.proof.endtoend.EchoingModel.tool;
import static dev.bailiwick.proof.endtoend.Planted.PLACEHOLDER;
import static dev.bailiwick.proof.endtoend.Planted.behind;
import static dev.bailiwick.proof.endtoend.Planted.token;
import static dev.bailiwick.proof.endtoend.ResponsesWire.custom;
import static dev.bailiwick.proof.endtoend.ResponsesWire.encrypted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.proof.endtoend.EchoingModel.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The gateway between the real Codex and a model that plays a script. What of it is asserted
/// stands in the table of [ModelGatewayTest].
///
/// Needs the client (`CODEX_BIN` or `CLIENTS_DIR`); says so and proves nothing where it is missing.
@Timeout(300)
final class CodexGatewayTest {
  private static final String ENCRYPTED = "c2VhbGVkLWJ5LXRoZS1tb2RlbA==";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Path config;

  private final String prompted = token("ghp_");
  private final String instructed = token("gho_");
  private final String read = token("ghp_");
  private final String failed = token("ghs_");

  @BeforeEach
  void layOut() throws Exception {
    boolean able = Sandbox.codex().isPresent();
    if (!able) {
      System.err.println("SKIPPED: no Codex here; nothing was proved of the gateway with it");
    }
    assumeTrue(able, "needs Codex");
    sandbox = new Sandbox(folder, Map.of("codex", Sandbox.codex().orElseThrow()));
    sandbox.run(List.of("git", "init", "-q"), Map.of());
    sandbox.write(
        "bailiwick.yaml",
        """
        version: 1
        permissions: { read: { allow: ["**"] } }
        logging: { enabled: true, file: .claude/audit.log }
        """);
    sandbox.write("AGENTS.md", "Deploy with `tool --with " + instructed + "`.\n");
    sandbox.write("config.txt", "marker " + read + "\n");
    sandbox.write("broken.txt", "failure " + failed + "\n");
    var home = Files.createDirectories(sandbox.folder.resolve("home/.codex"));
    config = home.resolve("config.toml");
  }

  @AfterEach
  void stop() throws Exception {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private void setUp(EchoingModel model) throws Exception {
    Files.writeString(
        config,
        """
        model = "gpt-5.5"
        openai_base_url = "%s/v1"
        check_for_update_on_startup = false
        [analytics]
        enabled = false
        """
            .formatted(model.url()));
    var setup = sandbox.bailiwick("setup", "--gateway", "--agent", "codex");
    assertThat(setup.exit()).as(setup.text()).isZero();
    assertThat(config).content().contains("/gateway/");
    var doctor = sandbox.bailiwick("doctor");
    assertThat(doctor.exit()).as(doctor.text()).isZero();
    assertThat(doctor.text()).contains("codex gateway").doesNotContain("claude");
  }

  /// Puts a tap before the gateway that setup has written into the settings.
  private Tap tapped() throws Exception {
    var settings = Files.readString(config);
    var address = Pattern.compile("http://127[^\"]+/gateway/[^\"]+").matcher(settings);
    assertThat(address.find()).isTrue();
    var tap = new Tap(address.group());
    Files.writeString(config, settings.replace(address.group(), tap.url()));
    return tap;
  }

  private Sandbox.Ran codex(String prompt) throws Exception {
    var command =
        List.of(
            sandbox.folder.resolve("bin/codex").toString(),
            "exec",
            "--json",
            "--sandbox",
            "danger-full-access",
            prompt);
    return sandbox.finished(sandbox.start(command, Map.of("CODEX_API_KEY", "dummy")));
  }

  private static Json shell(String id, String command) {
    return tool(id, "exec_command", Json.object().put("cmd", command));
  }

  private static Json patch(String id, String lines) {
    return custom(id, "apply_patch", "*** Begin Patch\n" + lines + "*** End Patch\n");
  }

  @Test
  void no_secret_leaves_and_a_patch_gets_its_values_back() throws Exception {
    List<Function<String, Turn>> turns =
        List.of(
            _ -> Turn.packed(encrypted(ENCRYPTED), shell("c1", "cat config.txt")),
            _ -> Turn.of(shell("c2", "cat broken.txt; exit 3")),
            body -> {
              var held = behind("marker", body);
              return Turn.of(
                  patch(
                      "c3",
                      "*** Update File: config.txt\n@@\n-marker "
                          + held
                          + "\n+again "
                          + held
                          + "\n"));
            },
            body ->
                Turn.of(
                    patch(
                        "c4",
                        "*** Add File: new.txt\n+asked " + behind("please use", body) + "\n")),
            body -> Turn.of(shell("c5", "echo " + behind("marker", body) + " > leak.txt")),
            _ -> Turn.error(529),
            _ -> Turn.broken(text("a long story that ends in the middle")),
            _ -> Turn.of(text("Done.")));
    try (var model = new EchoingModel(new ResponsesWire(), turns)) {
      setUp(model);
      var tap = tapped();
      var before = Files.readString(config);
      var ran = codex("please use " + prompted);
      assertThat(model.conversation).as(ran.text()).hasSizeGreaterThanOrEqualTo(8);
      var sent = String.join("\n", model.everything);
      assertThat(sent)
          .doesNotContain(prompted, instructed, read, failed)
          .contains("Deploy with `tool --with YOUR_SECRET_", ENCRYPTED, "failure YOUR_SECRET_");
      assertThat(sandbox.work.resolve("config.txt")).hasContent("again " + read + "\n");
      assertThat(sandbox.work.resolve("new.txt")).hasContent("asked " + prompted + "\n");
      assertThat(Files.readString(sandbox.work.resolve("leak.txt")).strip()).matches(PLACEHOLDER);
      assertThat(ran.text())
          .as("no detour by way of a WebSocket")
          .doesNotContain("Reconnecting... 5");
      growsOnly(model.conversation);
      assertThat(model.failures).hasSize(2);
      assertThat(tap.answers()).containsAll(model.failures);
      assertThat(ran.text()).contains("Done.");
      tap.close();
      assertThat(config).hasContent(before);
    }
    assertThat(Files.readString(sandbox.work.resolve(".claude/audit.log")))
        .contains("model-asked", "\"codex\"", "status 529")
        .doesNotContain(prompted, instructed, read, failed);
  }

  /// What one request says is said in the next byte for byte, so that the provider's cache of
  /// prompts hits.
  private static void growsOnly(List<String> requests) {
    for (int i = 1; i < requests.size(); i++) {
      var earlier = input(requests.get(i - 1));
      assertThat(input(requests.get(i))).as("request " + i).startsWith(earlier);
    }
  }

  private static String input(String request) {
    int start = request.indexOf("\"input\":[");
    int end = request.indexOf("],\"tools\":");
    assertThat(start).isPositive();
    assertThat(end).isGreaterThan(start);
    return request.substring(start, end);
  }
}
