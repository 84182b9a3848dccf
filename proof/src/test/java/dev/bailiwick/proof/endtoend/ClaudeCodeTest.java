package dev.bailiwick.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Setup, the daemon and the log against the real Claude Code, whose model is a script.
///
/// Needs the client (`CLAUDE_BIN` or `CLIENTS_DIR`) and the scripted model (`AGENTS_DIR`, else
/// `../shared/agents`); says so and proves nothing where they are missing.
@Timeout(180)
final class ClaudeCodeTest {

  @TempDir Path folder;
  private Sandbox sandbox;
  private final String secret = "s3-" + Long.toHexString(new Random().nextLong());

  private static final String POLICY =
      """
      version: 1
      permissions:
        read:    { allow: ["src/**"], deny: [".env*", "secrets/**", "*.pem"] }
        write:   { allow: ["src/**"] }
        execute: { allow: ["npm test"], deny: ["rm -rf", "curl", "wget"] }
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      logging: { enabled: true, file: .claude/audit.log }
      """;

  @BeforeEach
  void layOut() throws Exception {
    boolean able = Sandbox.agents().isPresent() && Sandbox.claude().isPresent();
    if (!able) {
      System.err.println("SKIPPED: no Claude Code or no scripted model here; nothing was proved");
    }
    assumeTrue(able, "needs Claude Code and the scripted model");
    sandbox = new Sandbox(folder, Map.of("claude", Sandbox.claude().orElseThrow()));
    sandbox.run(List.of("git", "init", "-q"), java.util.Map.of());
    sandbox.write("bailiwick.yaml", POLICY);
    sandbox.write(".env", "TOKEN=" + secret + "\n");
    sandbox.write("src/app.txt", "ordinary-content\n");
    Files.createSymbolicLink(sandbox.work.resolve("notes.txt"), Path.of(".env"));
    var setup = sandbox.bailiwick("setup", "--agent", "claude");
    assertThat(setup.exit()).as(setup.text()).isZero();
  }

  @AfterEach
  void stop() throws Exception {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static Json text(String text) {
    return Json.object().put("type", "text").put("text", text).build();
  }

  private static Json tool(String id, String name, Json input) {
    return Json.object()
        .put("type", "tool_use")
        .put("id", id)
        .put("name", name)
        .put("input", input)
        .build();
  }

  private static Json bash(String id, String command) {
    return tool(id, "Bash", Json.object().put("command", command).put("description", "d").build());
  }

  private Json read(String id, String path) {
    var file = sandbox.work.resolve(path).toString();
    return tool(id, "Read", Json.object().put("file_path", file).build());
  }

  private static Json.Builder turn(Json... blocks) {
    return Json.object().put("content", Json.array(Arrays.asList(blocks)));
  }

  private static Json scenario(List<Json> turns, List<Json> subagentTurns) {
    return Json.object()
        .put("turns", Json.array(turns))
        .put("subagentTurns", Json.array(subagentTurns))
        .put("sideTurns", Json.array(List.of()))
        .build();
  }

  private static List<Json> oneEach(Json... blocks) {
    var turns = new ArrayList<Json>();
    for (var block : blocks) {
      turns.add(turn(block).build());
    }
    turns.add(turn(text("Done.")).build());
    return turns;
  }

  @Test
  void keeps_the_secret_on_every_road_and_lets_ordinary_work_through() throws Exception {
    var agent =
        Json.object()
            .put("description", "look")
            .put("prompt", "look around")
            .put("subagent_type", "general-purpose")
            .build();
    var turns =
        oneEach(
            read("t01", ".env"),
            bash("t02", "cat .env"),
            bash("t03", "bash -c 'cat .env'"),
            bash("t04", "python3 -c \"print(open('.env').read())\""),
            read("t05", "notes.txt"),
            bash("t06", "cat notes.txt"),
            tool("t07", "Agent", agent),
            bash("t08", "curl -s http://127.0.0.1:9/?x=1 || touch src/curl-ran"),
            bash("t09", "rm -rf src"),
            read("t10", "src/app.txt"),
            bash("t11", "git status --short"));
    var ofSubagent = oneEach(bash("s01", "cat .env; echo $(<.env)"), read("s02", ".env"));
    try (var model = sandbox.model(scenario(turns, ofSubagent))) {
      var ran = sandbox.finished(sandbox.claude(model));
      assertThat(ran.exit()).as(ran.text()).isZero();
      assertThat(ran.text()).doesNotContain(secret);
      var requests = model.requests();
      assertThat(requests).contains("s01", "t11").doesNotContain(secret);
      assertThat(requests).as("src/app.txt was read").contains("ordinary-content");
      assertThat(requests).as("git status ran").contains("?? bailiwick.yaml");
      for (var id : List.of("t01", "t02", "t03", "t04", "t05", "t06", "t08", "t09", "s01", "s02")) {
        assertThat(refused(requests, id)).as(id + " was refused").isTrue();
      }
    }
    assertThat(sandbox.work.resolve("src/app.txt")).exists();
    assertThat(sandbox.work.resolve("src/curl-ran")).doesNotExist();
    auditHolds();
  }

  /// The log verifies; with one byte of it changed it no longer does, and the record is named.
  private void auditHolds() throws Exception {
    var verified = sandbox.bailiwick("audit", "verify");
    assertThat(verified.exit()).as(verified.text()).isZero();
    var log = sandbox.work.resolve(".claude/audit.log");
    var lines = new ArrayList<>(Files.readAllLines(log));
    assertThat(String.join("\n", lines)).doesNotContain(secret);
    int row = lines.size() / 2;
    var seq =
        switch (JsonReader.read(lines.get(row), JsonReader.Limits.EVENT)) {
          case JsonReader.Parsed(Json.Obj record) -> record.get("seq").orElseThrow().write();
          case JsonReader.Parsed _, JsonReader.Malformed _ ->
              throw new IllegalStateException("no record in line " + row);
        };
    lines.set(row, lines.get(row).replaceFirst("claude", "claudf"));
    Files.writeString(log, String.join("\n", lines) + "\n");
    var altered = sandbox.bailiwick("audit", "verify");
    assertThat(altered.exit()).isEqualTo(1);
    assertThat(altered.text()).contains(seq);
  }

  @Test
  void judges_or_blocks_when_the_daemon_dies_in_the_middle() throws Exception {
    var turns =
        List.<Json>of(
            turn(bash("t01", "git status --short")).build(),
            turn(read("t02", ".env"), bash("t03", "bash -c 'cat .env'"))
                .put("delay_ms", 3_000)
                .build(),
            turn(bash("t04", "rm -rf src")).build(),
            turn(text("Done.")).build());
    try (var model = sandbox.model(scenario(turns, List.of()))) {
      var claude = sandbox.claude(model);
      for (int i = 0; i < 300 && !model.requests().contains("?? bailiwick.yaml"); i++) {
        Thread.sleep(50);
      }
      daemon().orElseThrow().destroyForcibly();
      sandbox.finished(claude);
      assertThat(model.requests()).contains("?? bailiwick.yaml").doesNotContain(secret);
    }
    assertThat(sandbox.work.resolve("src/app.txt")).exists();
  }

  @Test
  void tells_the_model_of_a_flaw_that_it_writes_and_holds_the_turn_and_the_commit_for_it()
      throws Exception {
    var code =
        """
        const { exec } = require('child_process');
        const app = require('express')();
        app.get('/list', (req, res) => {
          exec('ls ' + req.query.folder, (error, out) => res.json(out));
        });
        """;
    var file = sandbox.work.resolve("src/list.js").toString();
    var write = Json.object().put("file_path", file).put("content", code).build();
    var turns =
        List.<Json>of(
            turn(tool("t01", "Write", write)).put("delay_ms", 6_000).build(),
            turn(text("Done.")).build(),
            turn(text("Nothing more to do.")).build());
    try (var model = sandbox.model(scenario(turns, List.of()))) {
      var ran = sandbox.finished(sandbox.claude(model));
      assertThat(ran.exit()).as(ran.text()).isZero();
      var requests = model.requests().lines().toList();
      assertThat(requests.get(requests.size() - 2))
          .as("the word after the edit")
          .contains("t01", "Bailiwick reviewed the edited code", "command-injection", "CWE-78")
          .contains("src/list.js:4");
      assertThat(requests.getLast())
          .as("the turn that was held")
          .contains("Before you stop: Bailiwick found 1 flaw");
    }
    assertThat(Files.readString(sandbox.work.resolve("src/list.js"))).isEqualTo(code);
    sandbox.run(List.of("git", "add", "src"), Map.of());
    var identity = List.of("-c", "user.name=Ada", "-c", "user.email=ada@example.org");
    var words = new ArrayList<>(List.of("git"));
    words.addAll(identity);
    words.addAll(List.of("commit", "-m", "List a folder"));
    var commit = sandbox.run(words, Map.of());
    assertThat(commit.exit()).isEqualTo(1);
    assertThat(commit.text()).contains("src/list.js:4:3", "command-injection");
  }

  /// The daemon of this sandbox, by the home that only it was started with.
  private Optional<ProcessHandle> daemon() throws Exception {
    var status = sandbox.bailiwick("daemon", "status", "--format", "json");
    var pid = java.util.regex.Pattern.compile("\"pid\":(\\d+)").matcher(status.text());
    return pid.find() ? ProcessHandle.of(Long.parseLong(pid.group(1))) : Optional.empty();
  }

  /// True where a request carries the call's result and the result is an error.
  private static boolean refused(String requests, String id) {
    return requests.lines().map(ClaudeCodeTest::json).anyMatch(request -> isError(request, id));
  }

  private static Json json(String line) {
    return switch (JsonReader.read(line, JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(var json) -> json;
      case JsonReader.Malformed(var why, var _, var _) -> throw new IllegalStateException(why);
    };
  }

  private static boolean isError(Json json, String id) {
    return switch (json) {
      case Json.Obj object ->
          object.string("tool_use_id").equals(Optional.of(id)) && object.isTrue("is_error")
              || object.members().values().stream().anyMatch(member -> isError(member, id));
      case Json.Arr array -> array.elements().stream().anyMatch(element -> isError(element, id));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }
}
