package dev.bailiwick.workstation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many hooks with no daemon, and one after the daemon was killed.
class ManyAtOnceTest {
  private static final int MANY = 20;
  private static final String ANSWER = "{\"agent\":\"claude\",\"word\":\"hi\"}";

  @TempDir Path folder;

  private Places places() {
    return Places.of(Map.of("BAILIWICK_HOME", folder + "/h"), folder);
  }

  private Path launcher() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin/java");
    var launcher = folder.resolve("launcher");
    var script =
        """
        #!/bin/sh
        echo start >>'%s'
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp '%s' \
        dev.bailiwick.workstation.daemon.DaemonProcess
        """;
    var classes = System.getProperty("surefire.test.class.path", classPath());
    Files.writeString(launcher, script.formatted(folder.resolve("starts"), java, classes));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @AfterEach
  void stop() {
    var _ = new UnixHttp(places()).call("POST", "/v1/stop", new byte[0], Duration.ofSeconds(20));
  }

  private Process started(Path client, int number) throws IOException {
    var in = folder.resolve("in");
    return new ProcessBuilder(client.toString(), "claude")
        .redirectInput(in.toFile())
        .redirectOutput(folder.resolve("out" + number).toFile())
        .redirectError(folder.resolve("err" + number).toFile())
        .start();
  }

  private void assertAnswers(Process process, int number) throws Exception {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("err" + number))).isEmpty();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("out" + number))).isEqualTo(ANSWER);
  }

  private List<String> starts() throws IOException {
    return Files.readAllLines(folder.resolve("starts"));
  }

  @Test
  void start_one_daemon_and_all_get_their_answer_and_a_killed_one_comes_back() throws Exception {
    var environment = Map.of("BAILIWICK_HOME", folder + "/h", "PATH", "/usr/bin:/bin");
    var made =
        new NativeClient(places(), launcher(), environment).compile(List.of("-DTIMEOUT_MS=60000"));
    Assumptions.assumeTrue(made.isPresent(), "no C compiler here");
    Files.writeString(folder.resolve("in"), "{\"word\":\"hi\"}");
    var running = new ArrayList<Process>();
    for (int i = 0; i < MANY; i++) {
      running.add(started(made.get(), i));
    }
    for (int i = 0; i < MANY; i++) {
      assertAnswers(running.get(i), i);
    }
    assertThat(starts()).hasSize(1);

    var daemon = ProcessHandle.of(pid()).orElseThrow();
    assertThat(daemon.destroyForcibly()).isTrue();
    daemon.onExit().get(30, TimeUnit.SECONDS);
    assertAnswers(started(made.get(), MANY), MANY);
    assertThat(starts()).hasSize(2);
  }

  private long pid() {
    var health =
        new UnixHttp(places()).call("GET", "/v1/health", new byte[0], Duration.ofSeconds(20));
    if (health instanceof UnixHttp.Answered(int _, String _, String body)
        && JsonReader.read(body, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json json)
        && json instanceof Json.Obj told
        && told.get("pid").orElseThrow() instanceof Json.Num(String literal, Json.Span _)) {
      return Long.parseLong(literal);
    }
    throw new AssertionError("no health: " + health);
  }
}
