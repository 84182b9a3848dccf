package dev.bailiwick.proof.endtoend;

import static dev.bailiwick.proof.endtoend.EchoingModel.text;
import static dev.bailiwick.proof.endtoend.EchoingModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.proof.endtoend.EchoingModel.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real Claude Code's own sandbox as setup writes it, with our hooks taken away: what the
/// operating system holds by itself.
///
/// Needs the client, bubblewrap and socat; says so and proves nothing where one is missing.
@Timeout(300)
final class ClaudeSandboxTest {
  @TempDir Path folder;

  private static Json bash(String id, String command) {
    return tool(id, "Bash", Json.object().put("command", command).put("description", "d"));
  }

  @Test
  void the_sandbox_alone_keeps_the_file_the_folder_and_the_network() throws Exception {
    boolean able = Sandbox.claude().isPresent() && Sandbox.has("bwrap") && Sandbox.has("socat");
    if (!able) {
      System.err.println("SKIPPED: no Claude Code, bwrap or socat here; no sandbox was proved");
    }
    assumeTrue(able, "needs Claude Code, bubblewrap and socat");
    try (var sandbox = new Sandbox(folder, Map.of("claude", Sandbox.claude().orElseThrow()))) {
      sandbox.run(List.of("git", "init", "-q"), Map.of());
      sandbox.write("bailiwick.yaml", "version: 1\npermissions: { read: { deny: [\".env*\"] } }\n");
      sandbox.write(".env", "MARKER=kept-inside-the-box\n");
      sandbox.write("ok.txt", "fine\n");
      var setup = sandbox.bailiwick("setup", "--sandbox");
      assertThat(setup.exit()).as(setup.text()).isZero();
      withoutHooks(sandbox.work.resolve(".claude/settings.local.json"));
      var outside = sandbox.folder.resolve("outside.txt");
      List<Function<String, Turn>> turns =
          List.of(
              _ -> Turn.of(bash("t1", "python3 -c \"print(open('.env').read())\"")),
              _ -> Turn.of(bash("t2", "cat ok.txt; echo made > made.txt")),
              _ -> Turn.of(bash("t3", "echo x > " + outside)),
              _ -> Turn.of(bash("t4", "curl -sS -m 5 http://example.com/ 2>&1")),
              _ -> Turn.of(text("Done.")));
      try (var model = new EchoingModel(new MessagesWire(), turns)) {
        var command =
            List.of(
                sandbox.folder.resolve("bin/claude").toString(),
                "-p",
                "go",
                "--allowedTools",
                "Bash",
                "--output-format",
                "stream-json",
                "--verbose");
        var ran =
            sandbox.finished(sandbox.start(command, Map.of("ANTHROPIC_BASE_URL", model.url())));
        assertThat(model.conversation).as(ran.text()).hasSize(5);
        assertThat(String.join("\n", model.everything))
            .doesNotContain("kept-inside-the-box")
            .contains("fine", "blocked by network allowlist");
        assertThat(sandbox.work.resolve("made.txt")).hasContent("made");
        assertThat(outside).doesNotExist();
      }
    }
  }

  private static void withoutHooks(Path settings) throws Exception {
    var json =
        ((JsonReader.Parsed) JsonReader.read(Files.readString(settings), JsonReader.Limits.EVENT))
            .json();
    var rest = Json.object();
    ((Json.Obj) json)
        .members()
        .forEach((name, value) -> {
          if (!name.equals("hooks")) {
            rest.put(name, value);
          }
        });
    Files.writeString(settings, rest.build().write());
  }
}
