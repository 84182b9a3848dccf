package dev.bailiwick.workstation.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.PersonsReview;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.store.GeneratedCode;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ReviewCommandTest {
  private static final Rules RULES = Rules.packed();
  private static final String ROUTE =
      """
      const express = require('express');
      const { list } = require('./shell');
      const app = express();
      app.get('/:name', (req, res) => {
        const name = req.params.name;
        list(name, (out) => res.json(out));
      });
      """;
  private static final String SHELL =
      """
      const { exec } = require('child_process');
      exports.list = (folder, done) => exec('ls ' + folder, done);
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Places places() {
    return new Places(folder.resolve("state"), folder.resolve("config"), folder.resolve("run"));
  }

  private int review(boolean live, String... words) throws IOException {
    out.reset();
    err.reset();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            live,
            100);
    var places = places();
    var command =
        new ReviewCommand(
            () -> RULES,
            new PersonsReview(places.config(), places.state(), new FileWorld(Map.of(), folder)),
            new CommandLog(places, new UnixHttp(places), InstantSource.system()),
            places.state(),
            terminal);
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--root", root().toString()));
    return new CommandLine(command)
        .setExecutionExceptionHandler((e, _, _) -> {
          terminal.note(String.valueOf(e.getMessage()));
          return 2;
        })
        .execute(all.toArray(String[]::new));
  }

  private Path root() throws IOException {
    return Files.createDirectories(folder.resolve("work")).toRealPath();
  }

  private void write(String path, String text) throws IOException {
    var file = root().resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(root().toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private static Json.Obj read(ByteArrayOutputStream text) {
    return JsonReader.read(text.toString(StandardCharsets.UTF_8), JsonReader.Limits.EVENT)
            instanceof JsonReader.Parsed(Json.Obj json)
        ? json
        : Json.object().build();
  }

  private static Json.Obj at(Json json, Object... path) {
    var here = json;
    for (var step : path) {
      here =
          step instanceof Integer index
              ? ((Json.Arr) here).elements().get(index)
              : ((Json.Obj) here).get((String) step).orElseThrow(() -> new AssertionError(step));
    }
    return (Json.Obj) here;
  }

  private static String line(Json.Obj location) {
    var physical = at(location, "physicalLocation");
    return at(physical, "artifactLocation").string("uri").orElseThrow()
        + ":"
        + at(physical, "region").get("startLine").orElseThrow().write();
  }

  @Test
  void the_sarif_shows_the_way_of_a_value_through_the_files() throws IOException {
    write("app.js", ROUTE);
    write("shell.js", SHELL);
    assertThat(review(false, "--format", "sarif")).isEqualTo(1);
    var run = run();
    var result =
        run.array("results").stream()
            .map(Json.Obj.class::cast)
            .filter(one -> one.string("ruleId").equals(Optional.of("command-injection")))
            .findFirst()
            .orElseThrow();
    var flow = at(result, "codeFlows", 0, "threadFlows", 0).array("locations");
    assertThat(flow)
        .extracting(one -> line(at(one, "location")))
        .startsWith("app.js:5")
        .contains("app.js:6");
    assertThat(flow)
        .extracting(one -> at(one, "location", "message").string("text").orElseThrow())
        .startsWith("req.params.name");
    var taxon = at(result, "taxa", 0);
    assertThat(taxon.string("id")).contains("78");
    var index = Integer.parseInt(taxon.get("index").orElseThrow().write());
    assertThat(at(run, "taxonomies", 0, "taxa", index).string("id")).contains("78");
    var rule = Integer.parseInt(result.get("ruleIndex").orElseThrow().write());
    assertThat(at(run, "tool", "driver", "rules", rule, "relationships", 0, "target").string("id"))
        .contains("78");
  }

  @Test
  void what_a_comment_speaks_for_stays_in_the_sarif_with_its_reason() throws IOException {
    write(
        "app.js",
        "const { exec } = require('child_process');\n"
            + "require('express')().get('/', (req, res) => {\n"
            + "  // bailiwick-ignore: command-injection -- only operators reach this port\n"
            + "  exec('ls ' + req.query.d);\n"
            + "});\n");
    assertThat(review(false, "--format", "sarif")).isZero();
    var suppression = at(read(out), "runs", 0, "results", 0, "suppressions", 0);
    assertThat(suppression.string("kind")).contains("inSource");
    assertThat(suppression.string("justification")).contains("only operators reach this port");
    assertThat(review(false, "--format", "json")).isZero();
    assertThat(read(out).array("findings")).isEmpty();
  }

  @Test
  void fix_writes_what_it_can_mend_and_tells_what_is_left() throws IOException {
    write(
        "app.js",
        "const crypto = require('crypto');\n"
            + "exports.key = (text) => crypto.createHash('md5').update(text).digest('hex');\n"
            + SHELL);
    write("main.js", ROUTE.replace("./shell", "./app"));
    assertThat(review(false, "--format", "sarif")).isEqualTo(1);
    var fix = at(run(), "results", 0, "fixes", 0, "artifactChanges", 0, "replacements", 0);
    assertThat(at(fix, "insertedContent").string("text")).contains("sha256");
    assertThat(review(false, "--fix")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("app.js:2: mended weak-hash", "main.js: 1 not mended");
    assertThat(Files.readString(root().resolve("app.js"))).contains("createHash('sha256')");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("command-injection")
        .doesNotContain("weak-hash");
  }

  private Json.Obj run() {
    return at(read(out), "runs", 0);
  }

  @Test
  void a_report_in_json_is_a_baseline() throws IOException {
    write("app.js", ROUTE);
    write("shell.js", SHELL);
    assertThat(review(false, "--format", "json")).isEqualTo(1);
    var baseline = folder.resolve("known.json");
    Files.write(baseline, out.toByteArray());
    write("app.js", "// moved\n" + ROUTE);
    assertThat(review(false, "--baseline", baseline.toString())).isZero();
  }

  private void generated() throws Exception {
    git("init", "-q");
    write(
        "bailiwick.yaml",
        "version: 1\nreview: { aiGeneratedCode: required, securityChanges: senior }\n");
    write("src/auth.js", "export const limit = 60;\n");
    git("add", "src");
    GeneratedCode.of(root(), places().state())
        .wrote(
            new GeneratedCode.Piece(
                Instant.EPOCH,
                "claude",
                "s1",
                "src/auth.js",
                List.of("1"),
                List.of(GeneratedCode.hash("export const limit = 60;"))));
  }

  @Test
  void only_a_person_at_a_terminal_can_say_that_they_looked() throws Exception {
    generated();
    assertThat(review(false, "--staged", "--approve")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("for a person at a terminal");
  }

  @Test
  void who_looked_at_a_change_of_security_is_named_and_recorded() throws Exception {
    generated();
    assertThat(review(true, "--staged", "--approve")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("src/auth.js", "--reviewer");
    assertThat(review(true, "--staged", "--approve", "--reviewer", "Ada")).isEqualTo(2);
    assertThat(review(true, "--staged", "--approve", "--reviewer", "Ada <ada@example.org>"))
        .isZero();
    var log = LogPlaces.of(root(), Optional.empty(), places().state()).log();
    assertThat(Files.readString(log))
        .contains("\"code-reviewed\"", "src/auth.js", "Ada <ada@example.org>");
    assertThat(review(true, "--staged", "--approve")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing that is staged waits");
  }

  private void commit(String path, String message) throws Exception {
    write(path, "export const a = " + path.length() + ";\n");
    git("add", ".");
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", message);
  }

  private List<String> unreviewed() throws IOException {
    review(false, "--diff", "start", "--format", "json");
    return read(out).array("findings").stream()
        .map(Json.Obj.class::cast)
        .filter(one -> one.string("rule").equals(Optional.of("unreviewed-generated-code")))
        .map(one -> one.string("path").orElseThrow())
        .sorted()
        .toList();
  }

  @Test
  void in_ci_a_commit_with_an_assistants_hand_names_who_looked() throws Exception {
    git("init", "-q");
    write(
        "bailiwick.yaml",
        "version: 1\nreview: { aiGeneratedCode: required, securityChanges: senior }\n");
    commit("src/own.js", "Start");
    git("tag", "start");
    commit("src/person.js", "By a person");
    commit("src/a.js", "A\n\nCo-Authored-By: Claude <noreply@anthropic.com>");
    commit("src/b.js", "B\n\nGenerated-by: some-model\nReviewed-by: Ada <ada@example.org>");
    commit("src/auth.js", "C\n\nAssisted-by: some-model\nReviewed-by: Ada <ada@example.org>");
    commit("src/login.js", "D\n\nAssisted-by: some-model\nReviewed-by: Eve <eve@example.org>");
    commit("notes.md", "E\n\nAssisted-by: some-model");
    commit("src/f.js", "F\n\nAssisted-by: x\nReviewed-by: Claude <noreply@anthropic.com>");
    assertThat(unreviewed()).containsExactly("src/a.js", "src/auth.js", "src/f.js");
    write("bailiwick.yaml", "version: 1\nreview: { aiGeneratedCode: optional }\n");
    assertThat(unreviewed()).isEmpty();
  }

  @Test
  void options_that_do_not_go_together_are_told() throws IOException {
    assertThat(review(true, "--approve")).isEqualTo(2);
    assertThat(review(true, "--staged", "--reviewer", "Ada <ada@example.org>")).isEqualTo(2);
    assertThat(review(true, "--staged", "--diff", "HEAD")).isEqualTo(2);
    assertThat(review(true, "--threads", "-1")).isEqualTo(2);
  }
}
