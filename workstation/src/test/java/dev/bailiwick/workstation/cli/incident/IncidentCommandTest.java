package dev.bailiwick.workstation.cli.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.scan.FolderScan;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.Places;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class IncidentCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String value = "";

  private Path root() {
    return folder.resolve("repo");
  }

  @BeforeEach
  void a_repository_with_a_key() throws Exception {
    value =
        "ghp_"
            + new Random(4)
                .ints(36, 0, 62)
                .mapToObj(i ->
                    String.valueOf(
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".charAt(i)))
                .reduce("", String::concat);
    Files.createDirectories(root());
    git("init", "-q", "-b", "main");
    Files.writeString(root().resolve("a.env"), "x=1\nGITHUB_TOKEN=" + value + "\n");
    git("add", "-A");
    git("commit", "-q", "-m", "bad");
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=P", "-c", "user.email=p@e"));
    command.addAll(List.of(words));
    assertThat(new ProcessBuilder(command).directory(root().toFile()).start().waitFor()).isZero();
  }

  private int run(String input, String... words) {
    out.reset();
    err.reset();
    var places = Places.of(Map.of("BAILIWICK_HOME", folder.resolve("home").toString()), folder);
    var ports =
        new IncidentCommand.Ports(
            _ -> folder.resolve("kept"),
            new CommandLog(places, new UnixHttp(places), InstantSource.system()),
            root -> LogPlaces.of(root, Optional.empty(), places.state()),
            InstantSource.system(),
            "tester");
    var terminal = new Terminal(print(out), print(err), false, false, 100);
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var line = new CommandLine(new IncidentCommand(ports, SecretScanner::packed, in, terminal));
    line.setExecutionExceptionHandler((e, _, _) -> {
      terminal.note(String.valueOf(e.getMessage()));
      return 2;
    });
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--root", root().toString()));
    return line.execute(all.toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private String fingerprint() throws IOException {
    return new FolderScan(SecretScanner.packed(), root(), false, 1, () -> {})
        .scan(List.of(root()))
        .findings()
        .getFirst()
        .fingerprint();
  }

  @Test
  void purges_what_a_finding_is_about_and_comes_back() throws Exception {
    var fingerprint = fingerprint();
    assertThat(run("", "purge", "--finding", fingerprint, "--yes")).isZero();
    assertThat(said()).contains("gone: a second search of").doesNotContain(value);
    assertThat(Files.readString(root().resolve("a.env")))
        .isEqualTo("x=1\nGITHUB_TOKEN=***REMOVED***\n");
    assertThat(run("", "undo")).isZero();
    assertThat(Files.readString(root().resolve("a.env"))).contains(value);
  }

  @Test
  void finds_the_value_of_a_finding_that_is_only_in_the_history() throws Exception {
    var fingerprint = fingerprint();
    Files.delete(root().resolve("a.env"));
    git("commit", "-q", "-a", "-m", "gone");
    assertThat(run("", "purge", "--finding", fingerprint, "--yes")).isZero();
    assertThat(said()).contains("gone: a second search of");
  }

  @Test
  void a_plan_lists_places_and_ends_with_1() {
    assertThat(run(value + "\n", "purge", "--stdin", "--plan", "--format", "json")).isEqualTo(1);
    assertThat(said())
        .contains("\"kind\":\"blob\"", "\"ref\":\"refs/heads/main\"")
        .doesNotContain(value);
    assertThat(run("no-such-value\n", "purge", "--stdin", "--plan")).isZero();
  }

  @Test
  void nothing_is_done_without_a_person_or_yes() throws IOException {
    assertThat(run(value + "\n", "purge", "--stdin")).isEqualTo(1);
    assertThat(said()).contains("call again with --yes");
    assertThat(Files.readString(root().resolve("a.env"))).contains(value);
  }

  @Test
  void wrong_calls_say_what_is_wrong() {
    assertThat(run("", "purge", "--plan")).isEqualTo(2);
    assertThat(said()).contains("--stdin, --finding or --file").hasLineCount(1);
    assertThat(run("ok-value\nabc\n", "purge", "--stdin", "--plan")).isEqualTo(2);
    assertThat(said()).contains("standard input:2: shorter than six bytes");
    assertThat(run("", "purge", "--stdin", "--plan")).isEqualTo(2);
    assertThat(run("", "purge", "--finding", "0000", "--plan")).isEqualTo(2);
    assertThat(run("", "undo")).isEqualTo(2);
    assertThat(said()).contains("no purge to undo");
  }

  /// From a planted key to the closed case and its report.
  @Test
  void a_whole_case_of_an_exposed_credential() throws Exception {
    var fingerprint = fingerprint();
    assertThat(run("", "open", "--finding", fingerprint)).isZero();
    assertThat(said())
        .contains(
            "If Credentials Are Exposed", "[ ] Rotate immediately", "credentials/revoke", "a.env")
        .doesNotContain(value);
    var id = said().lines().findFirst().orElseThrow().split(" ")[0];

    assertThat(run("", "next", id, "--done", "--evidence", "replaced=by t2")).isEqualTo(1);
    assertThat(said()).contains("wants evidence: revoked");
    assertThat(
            run(
                "",
                "next",
                id,
                "--done",
                "--evidence",
                "replaced=t2",
                "--evidence",
                "revoked=10:02"))
        .isZero();
    assertThat(said()).contains("Audit usage:", "no session of an assistant took in these files");
    assertThat(
            run(
                "",
                "next",
                id,
                "--done",
                "--evidence",
                "period=a week",
                "--evidence",
                "result=own uses only"))
        .isZero();

    assertThat(run("", "next", id, "--done", "--evidence", "change=commit")).isEqualTo(1);
    assertThat(said()).contains("it still stands in a.env:2");
    Files.writeString(root().resolve("a.env"), "x=1\nGITHUB_TOKEN=$GITHUB_TOKEN\n");
    git("commit", "-q", "-a", "-m", "from the environment");
    assertThat(run("", "next", id, "--done", "--evidence", "change=from the environment")).isZero();

    assertThat(run("", "next", id, "--done", "--evidence", "result=clean")).isEqualTo(1);
    assertThat(said()).contains("it still stands in the history");
    assertThat(run("", "purge", "--finding", fingerprint, "--yes")).isZero();
    assertThat(run("", "next", id, "--done", "--evidence", "result=purged, 0 places left"))
        .isZero();

    assertThat(run("", "list")).isZero();
    assertThat(said()).contains(id, "closed");
    assertThat(run("", "next", id, "--done")).isEqualTo(1);
    assertThat(run("", "report", id)).isZero();
    assertThat(said())
        .contains(
            "## Rotate immediately (done)",
            "RS.MI",
            "- revoked: 10:02",
            "closed",
            "| tester |",
            "+secrets:")
        .doesNotContain(value);
    assertThat(run("", "report", id, "--format", "html")).isZero();
    assertThat(said()).contains("<h3>Review history</h3>", "+ secrets:").doesNotContain(value);
  }

  @Test
  void a_case_of_shared_code_ends_in_lines_that_prevent_it() {
    assertThat(
            run(
                "",
                "open",
                "--shared",
                root().resolve("src/pricing.py").toString(),
                "--subject",
                "pricing in a chat"))
        .isZero();
    var id = said().lines().findFirst().orElseThrow().split(" ")[0];
    run("", "next", id, "--done", "--evidence", "what=formula", "--evidence", "where=a chat");
    run("", "next", id, "--done", "--evidence", "record=ticket 7", "--evidence", "told=legal");
    assertThat(run("", "next", id, "--skip", "nothing depends on it")).isZero();
    assertThat(said())
        .contains(
            ".claudeignore (no", "+ src/pricing.py", "deny: [\"src/pricing.py\"]", "[-] Mitigate");
  }

  @Test
  void evidence_that_is_a_secret_is_not_kept() {
    run("", "open", "--shared", "x");
    var id = said().lines().findFirst().orElseThrow().split(" ")[0];
    run("", "next", id, "--done", "--evidence", "what=" + value, "--evidence", "where=y");
    assertThat(run("", "report", id)).isZero();
    assertThat(said()).contains("what: ").doesNotContain(value);
  }
}
