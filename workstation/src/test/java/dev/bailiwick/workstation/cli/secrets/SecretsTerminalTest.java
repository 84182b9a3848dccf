package dev.bailiwick.workstation.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command in a terminal, which `script` of util-linux stands in for.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SecretsTerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String VALUE = "Zk3vQ9xW2mN7" + "pL4tR8yB1cD6";

  @TempDir Path folder;

  @BeforeEach
  void a_terminal_and_a_secret() throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "NOT RUN: /usr/bin/script (util-linux) is not here");
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".env"), "API_SECRET=" + VALUE + "\n");
  }

  private Process start(String... child) throws IOException {
    return inTerminal("exec " + line(child));
  }

  private static String line(String... child) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bailiwick.workstation.cli.Main",
                "secrets",
                "run",
                "--"));
    command.addAll(List.of(child));
    return command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  private Process inTerminal(String line) throws IOException {
    var builder =
        new ProcessBuilder(SCRIPT.toString(), "-qefc", line, "/dev/null")
            .directory(folder.toFile());
    builder.environment().put("BAILIWICK_HOME", folder.resolve("home").toString());
    builder.environment().put("SHELL", "/bin/sh");
    return builder.start();
  }

  private static String shown(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .replace("\r\n", "\n");
  }

  @Test
  void the_child_has_a_terminal_and_keeps_its_colours_and_status() throws Exception {
    var process =
        start(
            "sh",
            "-c",
            "[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo 'a \"terminal\"';"
                + " printf '\\033[32m%s\\033[0m\\n' \"$API_SECRET\"; echo it\\'s >&2; echo $SHELL;"
                + " exit 7");
    assertThat(shown(process)).isEqualTo("a \"terminal\"\n\033[32m***\033[0m\nit's\n/bin/sh\n");
    assertThat(process.waitFor()).isEqualTo(7);
  }

  @Test
  void a_match_in_colour_inside_the_value_uncovers_nothing() throws Exception {
    var process =
        start(
            "sh",
            "-c",
            "echo \"k=$API_SECRET;\" | grep --color=always vQ9x; printf %s \"$API_SECRET\" >"
                + " /dev/tty");
    var shown = shown(process);
    assertThat(shown).contains("k=", "***", "\033[").doesNotContain("vQ9x", VALUE.substring(12));
    assertThat(process.waitFor()).isZero();
  }

  /// Whoever starts the tests in the background may have them ignore interrupts, and so does every
  /// program below.
  private static boolean interruptsAreIgnored() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  @Test
  void what_is_typed_reaches_the_child_and_so_does_an_interrupt() throws Exception {
    assumeTrue(
        !interruptsAreIgnored(), "NOT RUN: interrupts are ignored where the tests were started");
    var process =
        start(
            "sh",
            "-c",
            "trap 'echo caught; exit 9' INT; read x; echo \"<$x>\"; while :; do sleep 0.1; done");
    var keys = process.getOutputStream();
    keys.write("hello\r".getBytes(StandardCharsets.UTF_8));
    keys.flush();
    var in = process.inputReader(StandardCharsets.UTF_8);
    var line = in.readLine();
    while (line != null && !line.contains("<hello>")) {
      line = in.readLine();
    }
    assertThat(line).contains("<hello>");
    keys.write(3);
    keys.flush();
    assertThat(in.readLine()).contains("caught");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(9);
  }

  @Test
  void a_signal_reaches_the_child_through_its_terminal() throws Exception {
    var process =
        start("sh", "-c", "trap 'echo ended; exit 9' TERM; echo up; while :; do sleep 0.1; done");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).contains("up");
    var ours =
        process
            .descendants()
            .filter(one -> one.info().command().orElse("").endsWith("java"))
            .findFirst()
            .orElseThrow();
    ours.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(9);
  }

  @Test
  void in_the_background_of_a_terminal_it_runs_on_with_pipes() throws Exception {
    var process =
        inTerminal(
            "set -m; " + line("sh", "-c", "[ -t 1 ] || echo \"a pipe $API_SECRET\"") + " & wait");
    assertThat(shown(process)).contains("a pipe ***");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_program_that_is_not_there_is_127_in_a_terminal_too() throws Exception {
    var process = start("no-such-program-here");
    assertThat(shown(process)).contains("no-such-program-here cannot be started");
    assertThat(process.waitFor()).isEqualTo(127);
  }
}
