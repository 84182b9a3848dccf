package dev.bailiwick.workstation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var terminal = new Terminal(print(out), print(err), false, false, 100);
    return Main.run(new Wiring(Map.of(), home, home.resolve("none")), terminal, arguments);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void names_the_nearest_command_and_ends_with_2() {
    assertThat(run("deamon")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("'deamon'", "daemon").hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void tells_its_version() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("bailiwick 0.1.0\n");
  }

  @Test
  void shows_its_commands_when_called_with_nothing() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("daemon", "hook");
  }

  @Test
  void reports_that_no_daemon_runs() {
    assertThat(run("daemon", "status")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("not running\n");
  }
}
