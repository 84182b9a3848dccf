package dev.bailiwick.workstation.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.Approver;
import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.EffectSummary;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.RecordProof;
import dev.bailiwick.workstation.store.FileAuditLog;
import dev.bailiwick.workstation.store.LogPlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private LogPlaces places;

  @BeforeEach
  void a_log_of_three_decisions() {
    places = new LogPlaces(folder.resolve("audit.jsonl"), folder.resolve("key"));
    try (var log = FileAuditLog.open(places, false, InstantSource.fixed(TIME))) {
      log.append(record("allow", "execute.allow:npm test"));
      log.append(record("ask", "builtin:uncovered"));
      log.append(record("deny", "read.deny:\u001b[31m.env*"));
    }
  }

  private static AuditRecord record(String decision, String rule) {
    return new AuditRecord(
        0,
        TIME,
        "tool-asked",
        "claude",
        "s1",
        "",
        "Bash",
        List.of(new EffectSummary("reads", "path", ".env")),
        decision,
        List.of(rule),
        Approver.RULE,
        "critical",
        "sha256:ab",
        null,
        null);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    var command =
        new AuditCommand(
            _ -> places.log(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new CommandLine(command).execute(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tail_shows_the_newest_lines_without_control_characters() {
    assertThat(run("tail", "-n", "2")).isZero();
    assertThat(out().lines()).hasSize(2).last().asString().contains("deny", "reads .env");
    assertThat(out()).doesNotContain("\u001b");
  }

  @Test
  void show_gives_one_record_or_says_that_there_is_none() {
    assertThat(run("show", "2")).isZero();
    assertThat(out()).contains("decision        ask");
    assertThat(run("show", "9")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no record 9");
  }

  @Test
  void verify_answers_by_its_exit_status() throws IOException {
    assertThat(run("verify", "--key", places.publicKey().toString())).isZero();
    assertThat(out()).startsWith("whole  4 records, 4 under a signed checkpoint");
    Files.writeString(places.log(), Files.readString(places.log()).replace("\"ask\"", "\"allow\""));
    assertThat(run("verify", "--format", "json")).isEqualTo(1);
    assertThat(out())
        .contains("\"kind\":\"altered\",\"seq\":2,\"path\":\"audit.jsonl\",\"line\":3");
    assertThat(run("verify", "--key", "nonsense")).isEqualTo(2);
  }

  @Test
  void report_counts() {
    assertThat(run("report", "--format", "json")).isZero();
    assertThat(out())
        .contains("\"records\":4", "\"decision\":{\"allow\":1,\"ask\":1,\"deny\":1}")
        .contains("\"askedRule\":{\"builtin:uncovered\":1}", "\"day\":{\"2026-11-23\":3}");
    assertThat(run("report")).isZero();
    assertThat(out()).startsWith("4 records").contains("by tool");
  }

  @Test
  void export_speaks_ocsf_and_otlp() {
    assertThat(run("export")).isZero();
    assertThat(out().lines())
        .hasSize(4)
        .last()
        .asString()
        .contains("\"class_uid\":6003", "\"type_uid\":600302", "\"time\":1795428000000");
    assertThat(run("export", "--format", "otlp")).isZero();
    assertThat(out()).contains("\"timeUnixNano\":\"1795428000000000000\"", "\"resourceLogs\"");
  }

  @Test
  void a_proof_holds_for_a_third_party() throws IOException {
    assertThat(run("export", "--proof", "2")).isZero();
    var key = NoteVerifier.parse(Files.readString(places.publicKey()).strip()).orElseThrow();
    assertThat(RecordProof.parse(out()).orElseThrow().holds(key)).isTrue();
    assertThat(run("export", "--proof", "4")).isEqualTo(2);
  }

  @Test
  void a_missing_log_is_a_wrong_call() {
    places = new LogPlaces(folder.resolve("none"), folder.resolve("key"));
    assertThat(run("tail")).isEqualTo(2);
  }
}
