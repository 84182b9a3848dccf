package dev.bailiwick.workstation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One table of failures, walked by the three clients: the C program, the shell script, the JVM.
class HookClientsTest {
  private static final String TOOL = "{\"hook_event_name\":\"PreToolUse\",\"tool_input\":{}}";
  private static final String STOP = "{\"hook_event_name\":\"Stop\"}";

  /// A tool call whose input carries the name of a harmless event.
  private static final String DISGUISED =
      "{\"tool_input\":{\"hook_event_name\":\"Stop\"},\"hook_event_name\":\"PreToolUse\"}";

  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nX-Bailiwick: 0.1.0/1\r\nContent-Length: 4\r\n\r\n{\"a\"";

  enum Client {
    NATIVE,
    SHELL,
    JVM
  }

  record Run(int exit, String out, String err) {}

  @TempDir Path folder;
  private Places places = new Places(Path.of("/"), Path.of("/"), Path.of("/"));
  private Path launcher = Path.of("/");

  @BeforeEach
  void prepare() throws IOException {
    places = Places.of(Map.of("BAILIWICK_HOME", folder + "/h"), folder);
    launcher = folder.resolve("bailiwick");
    Files.writeString(launcher, "#!/bin/sh\nexit 1\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private Run run(Client client, String event) throws Exception {
    return switch (client) {
      case NATIVE -> process(nativeClient(), event);
      case SHELL -> process(shellClient(), event);
      case JVM -> {
        var start = new DaemonStart(places, launcher, Map.of());
        var call = new HookCall(new UnixHttp(places), start, "setup", Duration.ofSeconds(1));
        var bytes = event.getBytes(StandardCharsets.UTF_8);
        var outcome = call.call("claude", new ByteArrayInputStream(bytes));
        yield new Run(outcome.exit(), outcome.out(), outcome.note());
      }
    };
  }

  private List<String> nativeClient() throws IOException {
    var made = new NativeClient(places, launcher, Map.of()).compile(List.of("-DTIMEOUT_MS=1000"));
    Assumptions.assumeTrue(made.isPresent(), "no C compiler here");
    var moved = folder.resolve("client");
    Files.move(made.orElseThrow(), moved);
    return List.of(moved.toString(), "claude");
  }

  /// The script as it ships, but for its five seconds.
  private List<String> shellClient() throws IOException {
    var parts = Files.createDirectories(folder.resolve("sh"));
    for (var name : List.of("hook.sh", "places.sh")) {
      var text = Files.readString(Path.of("src/main/sh", name));
      Files.writeString(parts.resolve(name), text.replace("hook_seconds=5", "hook_seconds=1"));
    }
    var script =
        "set -u; root=%s; parts=%s; BAILIWICK_HOME=%s; . \"$parts/hook.sh\"; hook_main claude"
            .formatted(folder, parts, folder.resolve("h"));
    return List.of("/bin/sh", "-c", script);
  }

  private Run process(List<String> command, String event) throws Exception {
    var in = folder.resolve("in");
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    Files.writeString(in, event);
    var process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void assertBlocks(Client client, String answer) throws Exception {
    try (var daemon = new ScriptedDaemon(places, answer)) {
      assertBlocked(run(client, TOOL), answer);
      assertThat(daemon).isNotNull();
    }
  }

  private static void assertBlocked(Run run, String why) {
    assertThat(run.exit()).as(why).isEqualTo(2);
    assertThat(run.out()).as(why).isEmpty();
    assertThat(run.err().strip()).as(why).startsWith("bailiwick: no verdict").hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource
  void prints_a_whole_answer(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "HOLD" + GOOD)) {
      assertThat(run(client, TOOL)).isEqualTo(new Run(0, "{\"a\"", ""));
      assertThat(daemon).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_another_status(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("200 OK", "500 Error"));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_a_short_body(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("Length: 4", "Length: 5"));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_without_a_content_length(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("Content-Length: 4\r\n", ""));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_an_answer_that_is_not_our_daemons(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("X-Bailiwick: 0.1.0/1\r\n", ""));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_an_answer_of_another_version(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("0.1.0/1", "0.1.0/2"));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_a_mismatch_that_stays(Client client) throws Exception {
    assertBlocks(client, GOOD.replace("0.1.0/1", "9.0.0/9").replace("200 OK", "409 Conflict"));
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_garbage(Client client) throws Exception {
    assertBlocks(client, "\0\1garbage\r\n\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void blocks_when_no_answer_comes_in_time(Client client) throws Exception {
    assertBlocks(client, "HOLD");
  }

  @ParameterizedTest
  @EnumSource
  void blocks_when_no_daemon_comes_up(Client client) throws Exception {
    assertBlocked(run(client, TOOL), "no daemon");
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_a_socket_that_nobody_listens_on(Client client) throws Exception {
    PrivateFile.folder(places.runtime());
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(places.socket()));
    }
    Files.setPosixFilePermissions(places.socket(), PosixFilePermissions.fromString("rw-------"));
    assertBlocked(run(client, TOOL), "stale socket");
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_a_folder_that_others_may_enter(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "HOLD" + GOOD)) {
      Files.setPosixFilePermissions(places.runtime(), PosixFilePermissions.fromString("rwxr-xr-x"));
      assertBlocked(run(client, TOOL), "open folder");
      assertThat(daemon).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_an_empty_event(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "HOLD" + GOOD)) {
      assertBlocked(run(client, ""), "empty");
      assertThat(daemon).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocks_on_an_oversized_event(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "HOLD" + GOOD)) {
      assertBlocked(run(client, "{\"a\":\"" + "x".repeat(8 << 20) + "\"}"), "over 8 MiB");
      assertThat(daemon).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void lets_a_finished_turn_end_and_says_so(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "garbage")) {
      var run = run(client, STOP);
      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("bailiwick: not recorded");
      assertThat(daemon).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void takes_no_word_of_a_tools_input_for_the_events_name(Client client) throws Exception {
    try (var daemon = new ScriptedDaemon(places, "garbage")) {
      assertBlocked(run(client, DISGUISED), "disguised");
      assertThat(daemon).isNotNull();
    }
  }
}
