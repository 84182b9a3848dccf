package dev.bailiwick.workstation.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.agent.claude.ClaudeDialect;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DecideCommandTest {
  @TempDir private Path folder;

  private String decided(String command) {
    var event =
        Json.object()
            .put("hook_event_name", "PreToolUse")
            .put("session_id", "s")
            .put("cwd", folder.toString())
            .put("tool_name", "Bash")
            .put("tool_input", Json.object().put("command", command).build())
            .build()
            .write();
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var decide =
        new DecideCommand(
            List.of(new ClaudeDialect()),
            new FileWorld(Map.of(), folder),
            folder.resolve("config"),
            SecretScanner::packed,
            PackageWorld.NONE,
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            new Terminal(stream, stream, false, false, 80));
    new CommandLine(decide).execute("--root", folder.toString());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void an_effect_whose_subject_holds_a_secret_is_shown_masked() {
    var token = new StringBuilder("ghp_");
    new Random(7)
        .ints(36, 0, 36)
        .mapToObj(digit -> Character.forDigit(digit, 36))
        .forEach(token::append);

    var told = decided("cat notes-" + token + ".txt");

    assertThat(told).contains("\"effects\"", "reads").doesNotContain(token.substring(4));
  }

  @Test
  void an_ordinary_subject_is_shown_as_it_is() {
    assertThat(decided("cat notes.txt")).contains("notes.txt");
  }
}
