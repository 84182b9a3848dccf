package dev.bailiwick.workstation.cli.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.store.Places;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SanitizeCommandTest {
  // bailiwick-ignore: assigned-secret -- made up for this test
  private static final String SECRET = "hunter2" + "hunter3";
  private static final String CODE =
      "const password = '" + SECRET + "';\nconst id = user.stripeId; // a@corp.io\n";

  @TempDir Path home;
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void a_file() throws IOException {
    Files.writeString(root.resolve("a.ts"), CODE);
  }

  private int run(String in, boolean back, String... words) {
    out.reset();
    err.reset();
    var terminal = new Terminal(print(out), print(err), false, false, 80);
    var places = Places.of(Map.of("BAILIWICK_HOME", home.toString()), home);
    var stream = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    Object command =
        back
            ? new RestoreCommand(places, stream, terminal)
            : new SanitizeCommand(places, stream, terminal);
    var all = new ArrayList<>(List.of("--root", root.toString()));
    all.addAll(List.of(words));
    return new CommandLine(command)
        .setExecutionExceptionHandler((e, _, _) -> {
          terminal.note(String.valueOf(e.getMessage()));
          return 2;
        })
        .execute(all.toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shares_code_and_offers_the_lines_for_the_environment() {
    assertThat(run("", false, root.resolve("a.ts").toString())).isZero();

    assertThat(out())
        .startsWith(
            "const password = process.env.PASSWORD;\nconst id = user.paymentProviderId; // user");
    assertThat(err())
        .contains(
            "1 secret and 2 names or values replaced", "for .env.example: PASSWORD=", "no --map");
    assertThat(out() + err()).doesNotContain(SECRET);
  }

  @Test
  void what_came_back_gets_its_names_back_and_no_secret() throws IOException {
    var map = home.resolve("answer.map").toString();
    run(CODE, false, "--name", "a.ts", "--map", map, "-");
    var shared = out();

    assertThat(run(shared, true, "--map", map, "-")).isZero();

    assertThat(out()).isEqualTo(CODE.replace("'" + SECRET + "'", "process.env.PASSWORD"));
    assertThat(Files.readString(Path.of(map))).doesNotContain("stripeId").doesNotContain("corp.io");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(map))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_second_file_keeps_on_with_the_map() {
    var map = home.resolve("answer.map").toString();
    run("user.stripeId a@corp.io", false, "--name", "a.ts", "--map", map);
    var first = out();

    run("user.stripeId a@corp.io", false, "--name", "a.ts", "--map", map);

    assertThat(out()).isEqualTo(first);
  }

  @Test
  void an_altered_map_is_refused_in_one_line() throws IOException {
    var map = home.resolve("answer.map");
    run("user.stripeId", false, "--name", "a.ts", "--map", map.toString());
    var sealed = Files.readString(map);
    Files.writeString(map, (sealed.startsWith("A") ? "B" : "A") + sealed.substring(1));

    assertThat(run("x", true, "--map", map.toString())).isEqualTo(2);
    assertThat(err()).contains("was altered").hasLineCount(1);
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Files.write(root.resolve("b.bin"), new byte[] {(byte) 0xff, 0, 1});

    assertThat(run("", false, root.resolve("b.bin").toString())).isEqualTo(2);
    assertThat(err()).contains("is no UTF-8 text");
  }

  @Test
  void a_long_answer_comes_back_wherever_it_is_cut_and_names_what_is_missing() {
    var map = home.resolve("answer.map").toString();
    run("user.stripeId ledger@corp.io", false, "--name", "a.ts", "--map", map);
    var answer = "x".repeat(8 * 1024 - 12) + " user.paymentProviderId";

    assertThat(run(answer, true, "--map", map)).isZero();

    assertThat(out()).isEqualTo(answer.replace("paymentProviderId", "stripeId"));
    assertThat(err()).containsPattern("did not come back: user\\d{6}@example\\.com");
  }
}
