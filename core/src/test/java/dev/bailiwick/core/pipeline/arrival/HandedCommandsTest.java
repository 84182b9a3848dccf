package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.pipeline.arrival.EmbeddedCommands.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What files of other kinds hand to a shell, long ones among them.
final class HandedCommandsTest {
  private static List<String> handed(String name, String text) {
    return HandedCommands.of(name, text).orElseThrow().stream().map(Command::text).toList();
  }

  @Test
  void a_text_of_any_length_is_read() {
    var quoted = "\\n\\\"a\\\"".repeat(60_000);
    assertThat(handed("Jenkinsfile", "sh \"npm install x " + quoted + "\"\nsh 'pip install y'"))
        .hasSize(2)
        .contains("pip install y");
  }

  @Test
  void many_texts_without_an_end_are_read() {
    var open = "sh <<A\nnpm install x\n".repeat(4_000);
    assertThat(handed("Rakefile", open + "sh 'npm install y'\n")).contains("npm install y");
  }

  @Test
  void a_long_line_of_powershell_is_read() {
    var line = "Write-Host https://a.example/x ".repeat(8_000);
    assertThat(handed("a.ps1", line)).hasSize(1);
  }
}
