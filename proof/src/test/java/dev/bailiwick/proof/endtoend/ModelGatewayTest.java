package dev.bailiwick.proof.endtoend;

import static dev.bailiwick.proof.endtoend.EchoingModel.text;
import static dev.bailiwick.proof.endtoend.EchoingModel.thinking;
import static dev.bailiwick.proof.endtoend.EchoingModel.tool;
import static dev.bailiwick.proof.endtoend.Planted.PLACEHOLDER;
import static dev.bailiwick.proof.endtoend.Planted.behind;
import static dev.bailiwick.proof.endtoend.Planted.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonTape;
import dev.bailiwick.proof.endtoend.EchoingModel.Turn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The gateway between the real Claude Code and a model that plays a script, one character an
/// event.
///
/// | what | here | [CodexGatewayTest] |
/// |---|---|---|
/// | a secret in the prompt, in the instructions (`CLAUDE.md`, `AGENTS.md`), in a tool's result, in an error's result and in a tool's input is in no request | yes | yes |
/// | the same in an `@file` | yes | the client sends none |
/// | the file that is written with the placeholder has the value, and a command keeps the placeholder | yes | yes |
/// | each request begins with the bytes of the one before | yes | yes |
/// | a 529 and a stream that is cut come through byte for byte, and the client goes on | yes, by a [Tap] | yes, by a [Tap] |
/// | thoughts with their signature, gzip | yes | yes, encrypted reasoning |
///
/// Needs the client (`CLAUDE_BIN` or `CLIENTS_DIR`); says so and proves nothing where it is
/// missing.
@Timeout(300)
final class ModelGatewayTest {
  private static final String SIGNATURE = "c2lnbmVkLWJ5LXRoZS1tb2RlbA==";

  private static final Pattern CACHE_MARK = Pattern.compile(",\"cache_control\":\\{[^{}]*\\}");
  private static final Pattern ONE_TEXT =
      Pattern.compile(
          "\"content\":\\[\\{\"type\":\"text\",\"text\":(\"(?:[^\"\\\\]++|\\\\.)*+\")\\}\\]");

  @TempDir Path folder;
  private Sandbox sandbox;

  private final String prompted = token("ghp_");
  private final String mentioned = token("ghp_");
  private final String instructed = token("gho_");
  private final String read = token("ghp_");
  private final String failed = token("ghs_");

  @BeforeEach
  void layOut() throws Exception {
    boolean able = Sandbox.claude().isPresent();
    if (!able) {
      System.err.println("SKIPPED: no Claude Code here; nothing was proved of the gateway");
    }
    assumeTrue(able, "needs Claude Code");
    sandbox = new Sandbox(folder, Map.of("claude", Sandbox.claude().orElseThrow()));
    sandbox.run(List.of("git", "init", "-q"), Map.of());
    sandbox.write(
        "bailiwick.yaml",
        """
        version: 1
        permissions:
          read:    { allow: ["**"] }
          write:   { allow: ["**"] }
          execute: { allow: ["cat", "echo"] }
        autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
        logging: { enabled: true, file: .claude/audit.log }
        """);
    sandbox.write("CLAUDE.md", "Deploy with `tool --with " + instructed + "`.\n");
    sandbox.write("notes.txt", "mention " + mentioned + "\n");
    sandbox.write("config.txt", "marker " + read + "\n");
    sandbox.write("broken.txt", "failure " + failed + "\n");
  }

  @AfterEach
  void stop() throws Exception {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /// The address of the gateway in the settings that setup has written.
  private String gateway(EchoingModel model) throws Exception {
    var setup =
        sandbox.run(
            List.of(Sandbox.REPOSITORY.resolve("bailiwick").toString(), "setup", "--gateway"),
            Map.of("ANTHROPIC_BASE_URL", model.url()));
    assertThat(setup.exit()).as(setup.text()).isZero();
    var settings = Files.readString(sandbox.work.resolve(".claude/settings.local.json"));
    var address = Pattern.compile("http://127[^\"]+/anthropic").matcher(settings);
    assertThat(address.find()).isTrue();
    return address.group();
  }

  private Sandbox.Ran claude(String prompt, String address) throws Exception {
    var command =
        List.of(
            sandbox.folder.resolve("bin/claude").toString(),
            "-p",
            prompt,
            "--allowedTools",
            "Read,Write,Edit,Bash",
            "--output-format",
            "stream-json",
            "--verbose");
    return sandbox.finished(sandbox.start(command, Map.of("ANTHROPIC_BASE_URL", address)));
  }

  private Json write(String id, String name, String content) {
    return tool(
        id,
        "Write",
        Json.object()
            .put("file_path", sandbox.work.resolve(name).toString())
            .put("content", content));
  }

  private Json bash(String id, String command) {
    return tool(id, "Bash", Json.object().put("command", command).put("description", "d"));
  }

  private Json read(String id, String name) {
    return tool(id, "Read", Json.object().put("file_path", sandbox.work.resolve(name).toString()));
  }

  @Test
  void no_secret_leaves_by_any_road_and_files_get_their_values_back() throws Exception {
    List<Function<String, Turn>> turns =
        List.of(
            _ -> Turn.packed(thinking("Let me look.", SIGNATURE), read("t1", "config.txt")),
            _ -> Turn.of(bash("t2", "cat broken.txt; exit 3")),
            body ->
                Turn.of(write("t3", "config.txt", "again \"" + behind("marker", body) + "\"\n")),
            body -> Turn.of(write("t4", "new.txt", "asked " + behind("please use", body))),
            body -> Turn.of(bash("t5", "echo \"" + behind("marker", body) + "\" > leak.txt")),
            _ -> Turn.error(529),
            _ -> Turn.broken(text("a long story that ends in the middle")),
            _ -> Turn.of(text("Done.")));
    try (var model = new EchoingModel(new MessagesWire(), turns);
        var tap = new Tap(gateway(model))) {
      // What the hooks would stop must not reach the provider where they are missing either.
      Files.delete(sandbox.work.resolve(".claude/settings.local.json"));
      var ran = claude("please use " + prompted + " and look at @notes.txt", tap.url());
      assertThat(model.conversation).as(ran.text()).hasSizeGreaterThanOrEqualTo(8);
      var sent = String.join("\n", model.everything);
      assertThat(sent)
          .doesNotContain(prompted, mentioned, instructed, read, failed)
          .contains("Deploy with `tool --with YOUR_SECRET_", "mention YOUR_SECRET_", SIGNATURE)
          .contains("failure YOUR_SECRET_");
      assertThat(sandbox.work.resolve("config.txt")).hasContent("again \"" + read + "\"\n");
      assertThat(sandbox.work.resolve("new.txt")).hasContent("asked " + prompted);
      assertThat(Files.readString(sandbox.work.resolve("leak.txt")).strip()).matches(PLACEHOLDER);
      // Each of the five has one placeholder, whatever the number of requests it stands in.
      assertThat(Set.copyOf(placeholders(String.join("\n", model.conversation)))).hasSize(5);
      growsOnly(model.conversation);
      assertThat(model.failures).hasSize(2);
      assertThat(tap.answers()).containsAll(model.failures);
      assertThat(ran.text()).contains("Done.");
    }
    assertThat(Files.readString(sandbox.work.resolve(".claude/audit.log")))
        .contains("model-asked", "\"rewrite\"", "status 529")
        .doesNotContain(prompted, mentioned, instructed, read, failed);
  }

  @Test
  void with_its_hooks_the_assistant_edits_a_file_that_holds_a_secret() throws Exception {
    List<Function<String, Turn>> turns =
        List.of(
            body -> Turn.of(write("t1", "notes.txt", "changed " + behind("mention", body))),
            _ -> Turn.of(text("Done.")));
    try (var model = new EchoingModel(new MessagesWire(), turns)) {
      var ran = claude("look at @notes.txt", gateway(model));
      assertThat(String.join("\n", model.everything)).as(ran.text()).doesNotContain(mentioned);
      assertThat(sandbox.work.resolve("notes.txt"))
          .as(ran.text())
          .hasContent("changed " + mentioned);
    }
  }

  /// What one request says is said in the next byte for byte, so that the provider's cache of
  /// prompts hits: tools and system as they were, messages with more behind them. Only the client's
  /// own mark of how far to cache moves on with the last message, and with it the list of one text
  /// that the client makes of a message to mark it.
  private static void growsOnly(List<String> requests) {
    for (int i = 1; i < requests.size(); i++) {
      var earlier = requests.get(i - 1);
      var later = requests.get(i);
      assertThat(member(later, "tools"))
          .as("tools of request " + i)
          .isEqualTo(member(earlier, "tools"));
      assertThat(member(later, "system"))
          .as("system of request " + i)
          .isEqualTo(member(earlier, "system"));
      var said = member(earlier, "messages");
      assertThat(member(later, "messages"))
          .as("messages of request " + i)
          .startsWith(said.substring(0, said.length() - 1));
    }
    assertThat(member(requests.getLast(), "messages"))
        .hasSizeGreaterThan(member(requests.getFirst(), "messages").length());
  }

  private static String member(String request, String name) {
    var bytes = request.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonTape.read(bytes, 0, bytes.length)).isInstanceOf(JsonTape.Read.class);
    var tape = ((JsonTape.Read) JsonTape.read(bytes, 0, bytes.length)).tape();
    int value = tape.member(0, name);
    assertThat(value).as(name).isPositive();
    var text =
        new String(
            bytes, tape.start(value), tape.end(value) - tape.start(value), StandardCharsets.UTF_8);
    return ONE_TEXT.matcher(CACHE_MARK.matcher(text).replaceAll("")).replaceAll("\"content\":$1");
  }

  private static List<String> placeholders(String request) {
    return Pattern.compile(PLACEHOLDER).matcher(request).results().map(MatchResult::group).toList();
  }
}
