package dev.bailiwick.workstation.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.vault.StubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a process of its own, with a stand-in for a secrets manager.
final class SecretsCommandTest {
  /// A made-up token in GitHub's form.
  private static String token() {
    var text = new StringBuilder("ghp_");
    new Random(7).ints(36, 0, 26).forEach(letter -> text.append((char) ('A' + letter)));
    return text.toString();
  }

  private static final String VALUE = "tr0ub4dor" + "-&-3-of-the-vault";

  @TempDir Path folder;
  private Path root = Path.of("");
  private StubServer server = new StubServer(_ -> new StubServer.Said(404, ""));

  /// What came of a call.
  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void a_repository_with_a_reference() throws IOException {
    root = folder.resolve("repo");
    Files.createDirectories(root.resolve(".git"));
    server.close();
    server =
        new StubServer(asked ->
            asked.path().equals("/v1/kv/data/app")
                ? new StubServer.Said(200, "{\"data\":{\"data\":{\"key\":\"" + VALUE + "\"}}}")
                : new StubServer.Said(404, ""));
    Files.writeString(
        root.resolve("bailiwick.yaml"), "version: 1\nsecrets:\n  API_KEY: vault://kv/app#key\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Process start(String... words) throws IOException {
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
    var builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("BAILIWICK_HOME", folder.resolve("home").toString());
    builder.environment().put("VAULT_ADDR", server.address());
    builder.environment().put("VAULT_TOKEN", "t");
    return builder.start();
  }

  private Outcome run(String... words) throws Exception {
    var process = start(words);
    process.getOutputStream().write("from standard input\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, err);
  }

  @Test
  void the_child_has_the_value_and_its_output_has_not() throws Exception {
    var outcome =
        run(
            "run",
            "--reason",
            "a test",
            "--",
            "sh",
            "-c",
            "cat; [ ${#API_KEY} = "
                + VALUE.length()
                + " ] && echo got it; echo \"k=$API_KEY\"; printf %s \"$API_KEY\" | base64;"
                + " echo \"e=$API_KEY\" >&2; exit 7");
    assertThat(outcome)
        .isEqualTo(new Outcome(7, "from standard input\ngot it\nk=***\n***\n", "e=***\n"));
    assertThat(
            Files.walk(folder.resolve("home"))
                .filter(Files::isRegularFile)
                .map(SecretsCommandTest::text)
                .filter(text -> text.contains("secret-used")))
        .singleElement()
        .asString()
        .contains("API_KEY", "a test", "secrets run sh")
        .doesNotContain(VALUE);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_value_in_two_pieces_is_masked_after_any_pause() throws Exception {
    var outcome =
        run(
            "run",
            "--",
            "sh",
            "-c",
            "printf %s \"${API_KEY%?????}\"; sleep 0.4; printf '%s\\n' \"${API_KEY#"
                + VALUE.substring(0, VALUE.length() - 5)
                + "}\"");
    assertThat(outcome.out()).isEqualTo("***\n");
  }

  @Test
  void a_signal_reaches_the_child_and_its_answer_is_ours() throws Exception {
    var process =
        start("run", "--", "sh", "-c", "trap 'exit 9' TERM; echo up; while :; do sleep 0.1; done");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("up");
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(9);
  }

  @Test
  void a_child_that_a_signal_ends_gives_128_and_its_number() throws Exception {
    assertThat(run("run", "--", "sh", "-c", "kill -9 $$").status()).isEqualTo(137);
  }

  @Test
  void a_program_that_is_not_there_is_127() throws Exception {
    var outcome = run("run", "--", "no-such-program-here");
    assertThat(outcome.status()).isEqualTo(127);
    assertThat(outcome.err()).contains("no-such-program-here").hasLineCount(1);
  }

  @Test
  void nothing_runs_where_a_value_is_missing() throws Exception {
    Files.writeString(root.resolve(".env"), "OTHER=vault://kv/none#x\nPORT=80\n");
    var outcome = run("run", "--", "touch", "ran");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("bailiwick: .env: OTHER: vault://kv/none#x: nothing is kept there\n");
    assertThat(root.resolve("ran")).doesNotExist();
  }

  @Test
  void only_the_keys_that_were_asked_for() throws Exception {
    Files.writeString(root.resolve(".env"), "PORT=8080\n");
    var outcome = run("run", "--keys", "PORT", "--", "sh", "-c", "echo ${API_KEY-none} $PORT");
    assertThat(outcome).isEqualTo(new Outcome(0, "none 8080\n", ""));
    assertThat(run("run", "--keys", "PROT", "--", "true").err())
        .isEqualTo("bailiwick: no variable PROT; there are API_KEY, PORT (-vv shows more)\n");
  }

  @Test
  void lists_and_checks_without_a_value() throws Exception {
    var secret =
        Base64.getEncoder()
            .encodeToString(
                new byte[] {3, 1, 4, 1, 5, 92, 65, 35, 89, 79, 32, 38, 46, 26, 43, 38, 32, 79});
    Files.writeString(root.resolve(".env"), "DB_PASSWORD=" + secret + "\nPORT=80\n");
    var listed = run("list");
    assertThat(listed.out())
        .isEqualTo(
            """
            API_KEY      vault://kv/app#key     bailiwick.yaml
            DB_PASSWORD  a secret in the clear  .env
            PORT         in the clear           .env
            """);
    var checked = run("check");
    assertThat(checked.status()).isEqualTo(1);
    assertThat(checked.out()).contains("API_KEY      ok").doesNotContain(VALUE, secret);
  }

  @Test
  void check_tells_what_has_expired_and_what_was_not_changed_for_long() throws Exception {
    server.close();
    server =
        new StubServer(asked ->
            switch (asked.path()) {
              case "/v1/kv/data/old" ->
                  new StubServer.Said(
                      200,
                      "{\"data\":{\"data\":{\"k\":\"v-123\"},\"metadata\":"
                          + "{\"created_time\":\"2020-01-01T00:00:00.123456789Z\",\"deletion_time\":\"\"}}}");
              case "/v1/kv/data/jwt" ->
                  new StubServer.Said(
                      200, "{\"data\":{\"data\":{\"k\":\"" + token(1_600_000_000L) + "\"}}}");
              case "/v1/kv/data/good" ->
                  new StubServer.Said(
                      200, "{\"data\":{\"data\":{\"k\":\"" + token(32_503_680_000L) + "\"}}}");
              default -> new StubServer.Said(404, "{}");
            });
    Files.writeString(root.resolve("bailiwick.yaml"), "version: 1\n");
    Files.writeString(
        root.resolve(".env"),
        "DEAD=vault://kv/dead#k\n"
            + "GOOD=vault://kv/good#k\n"
            + "JWT=vault://kv/jwt#k\n"
            + "OLD=vault://kv/old#k\n");
    var outcome = run("check");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().replaceAll("for [0-9]+ days", "for N days"))
        .containsSubsequence(
            "DEAD  nothing is kept there",
            "GOOD  ok, ends on 3000-01-01",
            "JWT   expired on 2020-09-13",
            "OLD   not changed for N days");
    assertThat(run("check", "--max-age", "soon").err()).contains("--max-age soon");
  }

  private static String token(long end) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(("{\"exp\":" + end + "}").getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  @Test
  void a_run_that_takes_too_long_is_ended_with_all_it_started() throws Exception {
    long start = System.nanoTime();
    var outcome = run("run", "--ttl", "1s", "--", "sh", "-c", "echo up; sleep 60 | cat; echo no");
    assertThat(outcome.status()).isEqualTo(124);
    assertThat(outcome.out()).isEqualTo("up\n");
    assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
  }

  @Test
  void moves_a_secret_into_the_manager_and_leaves_a_reference() throws Exception {
    server.close();
    var kept = new AtomicReference<>("{}");
    server =
        new StubServer(asked -> {
          if (asked.method().equals("POST")) {
            kept.set(asked.body().replaceFirst(".*\"data\":(\\{[^}]*\\}).*", "$1"));
            return new StubServer.Said(200, "{}");
          }
          return new StubServer.Said(
              200, "{\"data\":{\"data\":" + kept.get() + ",\"metadata\":{\"version\":0}}}");
        });
    var secret =
        Base64.getEncoder()
            .encodeToString(
                new byte[] {3, 1, 4, 1, 5, 92, 65, 35, 89, 79, 32, 38, 46, 26, 43, 38, 32, 79});
    Files.writeString(root.resolve(".env"), "# db\nDB_PASSWORD=" + secret + " # prod\nPORT=80\n");
    Files.writeString(root.resolve("bailiwick.yaml"), "version: 1\n");
    var outcome = run("migrate", "--to", "vault://kv/app");
    assertThat(outcome.err())
        .contains("DB_PASSWORD is now vault://kv/app#DB_PASSWORD")
        .doesNotContain(secret);
    assertThat(outcome.status()).isZero();
    assertThat(Files.readString(root.resolve(".env")))
        .isEqualTo("# db\nDB_PASSWORD=vault://kv/app#DB_PASSWORD # prod\nPORT=80\n");
    assertThat(run("run", "--", "sh", "-c", "echo ${#DB_PASSWORD} $DB_PASSWORD").out())
        .isEqualTo(secret.length() + " ***\n");
  }

  @Test
  void moves_a_secret_out_of_code_which_then_runs_with_it() throws Exception {
    server.close();
    var kept = new AtomicReference<>("{}");
    server =
        new StubServer(asked -> {
          if (asked.method().equals("POST")) {
            kept.set(asked.body().replaceFirst(".*\"data\":(\\{[^}]*\\}).*", "$1"));
            return new StubServer.Said(200, "{}");
          }
          return new StubServer.Said(
              200, "{\"data\":{\"data\":" + kept.get() + ",\"metadata\":{\"version\":0}}}");
        });
    var secret = token();
    Files.writeString(root.resolve("bailiwick.yaml"), "# ours\nversion: 1\n");
    Files.writeString(
        root.resolve("app.py"),
        "import sys\n\ngithub_token = \""
            + secret
            + "\"\nprint(len(github_token), github_token)\n");
    var outcome = run("migrate", "--to", "vault://kv/app", "app.py");
    assertThat(outcome.err()).contains("app.py: GITHUB_TOKEN is now vault://kv/app#GITHUB_TOKEN");
    assertThat(outcome.out() + outcome.err()).doesNotContain(secret);
    assertThat(outcome.status()).isZero();
    assertThat(Files.readString(root.resolve("app.py")))
        .contains("import os", "github_token = os.environ[\"GITHUB_TOKEN\"]")
        .doesNotContain(secret);
    assertThat(Files.readString(root.resolve("bailiwick.yaml")))
        .isEqualTo(
            "# ours\nversion: 1\nsecrets:\n  GITHUB_TOKEN: \"vault://kv/app#GITHUB_TOKEN\"\n");
    assertThat(run("run", "--", "sh", "-c", "echo ${#GITHUB_TOKEN} $GITHUB_TOKEN").out())
        .isEqualTo(secret.length() + " ***\n");
  }

  @Test
  void no_value_is_shown_where_no_person_sits() throws Exception {
    var outcome = run("get", "API_KEY");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("person").doesNotContain(VALUE);
  }

  @Test
  void a_value_in_the_shared_policy_is_refused() throws Exception {
    Files.writeString(root.resolve("bailiwick.yaml"), "version: 1\nsecrets:\n  API_KEY: hunter2\n");
    var outcome = run("list");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("bailiwick.yaml:3", "secrets.API_KEY")
        .doesNotContain("hunter2");
  }
}
