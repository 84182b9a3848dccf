package dev.bailiwick.workstation.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets managers that somebody else wrote, as far as they stand on this machine: the whole
/// program against the whole of them.
final class RealManagersTest {
  private static final String VALUE = "Zk3vQ9xW2mN7" + "pL4tR8y+B1/cD6 x";

  @TempDir Path folder;

  private static boolean isHere(String... programs) {
    return Stream.of(programs)
        .allMatch(name ->
            Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name))));
  }

  private static List<String> ours(String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bailiwick.workstation.cli.Main",
                "secrets"));
    command.addAll(List.of(words));
    return command;
  }

  /// What a call prints, its errors too; its status must be 0.
  private String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("BAILIWICK_HOME", folder.resolve("home").toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String quoted(List<String> words) {
    return String.join(
        " ", words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
  }

  @Test
  void gnome_keyring_keeps_what_migrate_moves_and_run_takes() throws Exception {
    assumeTrue(
        isHere("dbus-run-session", "gnome-keyring-daemon", "secret-tool"),
        "NOT RUN: gnome-keyring, secret-tool or dbus is not here");
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".env"), "DB_PASSWORD='" + VALUE + "'\n");
    var session =
        "eval $(printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets); "
            + quoted(ours("migrate", "--to", "keychain://bailiwick-test", "--keys", "DB_PASSWORD"))
            + " && printf 'seen %s\\n' \"$(secret-tool lookup service bailiwick-test account"
            + " DB_PASSWORD)\" && "
            + quoted(ours("check"))
            + " && "
            + quoted(ours("run", "--", "sh", "-c", "echo ${#DB_PASSWORD} \"$DB_PASSWORD\""));
    var said = run(List.of("dbus-run-session", "--", "sh", "-c", session));
    assertThat(said)
        .contains("seen " + VALUE, "DB_PASSWORD  ok", VALUE.length() + " ***")
        .doesNotContain("echo");
    assertThat(Files.readString(folder.resolve(".env")))
        .isEqualTo("DB_PASSWORD=keychain://bailiwick-test/DB_PASSWORD\n");
  }

  @Test
  void age_opens_what_age_closed() throws Exception {
    assumeTrue(isHere("age", "age-keygen"), "NOT RUN: age is not here");
    Files.createDirectories(folder.resolve(".git"));
    run(List.of("age-keygen", "-o", "id.txt"));
    Files.writeString(folder.resolve("plain"), "A=1\nDB_PASSWORD='" + VALUE + "'\n");
    var recipient = run(List.of("age-keygen", "-y", "id.txt")).strip();
    run(List.of("age", "-r", recipient, "-o", "env.age", "plain"));
    run(List.of("age", "-a", "-r", recipient, "-o", "armoured.age", "plain"));
    Files.delete(folder.resolve("plain"));
    Files.writeString(
        folder.resolve("bailiwick.yaml"),
        """
        version: 1
        secrets:
          BINARY: age://env.age#DB_PASSWORD
          ARMOURED: age://armoured.age#DB_PASSWORD
        """);
    var command =
        ours("run", "--", "sh", "-c", "[ \"$BINARY\" = \"$ARMOURED\" ] && echo ${#BINARY} $BINARY");
    command.addAll(0, List.of("env", "AGE_IDENTITY=" + folder.resolve("id.txt")));
    assertThat(run(command)).isEqualTo(VALUE.length() + " ***\n");
  }
}
