package dev.bailiwick.workstation.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.ClaudeDialect;
import dev.bailiwick.workstation.daemon.ModelRoad;
import dev.bailiwick.workstation.guard.word.EditReview;
import dev.bailiwick.workstation.review.worker.HereReviewer;
import dev.bailiwick.workstation.review.worker.ReviewAnswer;
import dev.bailiwick.workstation.review.worker.ReviewQuestion;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Claude Code sends when its model writes code (payloads as recorded with 2.1.330), and what
/// it is told.
final class WrittenCodeTest {
  private static final String SAFE =
      """
      const db = require('./db');
      const app = require('express')();
      app.get('/user', (req, res) => {
        db.query('SELECT * FROM users WHERE id = $1', [req.query.id]).then((rows) => res.json(rows));
      });
      """;

  private static final String FLAWED =
      """
      const { exec } = require('child_process');
      const app = require('express')();
      app.get('/list', (req, res) => {
        exec('ls ' + req.query.folder, (error, out) => res.json(out));
      });
      """;

  @TempDir private Path folder;
  private Path root = Path.of("");
  private Places places = new Places(Path.of(""), Path.of(""), Path.of(""));
  private Optional<GuardedAnswers> open = Optional.empty();

  @BeforeEach
  void repository() throws Exception {
    root = Files.createDirectories(folder.resolve("work")).toRealPath();
    places = new Places(folder.resolve("state"), folder.resolve("config"), folder.resolve("run"));
    git("init", "-q");
    write(
        "bailiwick.yaml",
        """
        version: 1
        permissions:
          write: { allow: ["**"] }
        autoApprove: { write: true, bash: true }
        review: { aiGeneratedCode: required, securityChanges: senior }
        """);
  }

  @AfterEach
  void close() {
    open.ifPresent(GuardedAnswers::close);
  }

  private GuardedAnswers answers(
      Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer) {
    var world = new FileWorld(Map.of("PATH", "/usr/bin:/bin"), folder);
    var machine =
        new RepositoryGuard.Machine(
            places,
            world,
            new ShellEffects(Models.packed()),
            SecretScanner::none,
            new HighWater(world, HighWater.FORGOTTEN),
            Optional.empty(),
            InstantSource.system(),
            failure -> {
              throw new AssertionError(failure);
            });
    var edits =
        new EditReview(
            new EditReview.Ports(reviewer, world, InstantSource.system(), places.state()));
    var made =
        new GuardedAnswers(List.of(new ClaudeDialect()), machine, edits, _ -> ModelRoad.CLOSED);
    open = Optional.of(made);
    return made;
  }

  private Json.Builder event(String name) {
    return Json.object()
        .put("session_id", "00000000-0000-4000-8000-000000000001")
        .put("transcript_path", "/home/dev/.claude/projects/-workspace/1.jsonl")
        .put("cwd", root.toString())
        .put("permission_mode", "default")
        .put("hook_event_name", name);
  }

  private Json.Obj tool(String name, String tool, Json input, String id) {
    var event = event(name).put("tool_name", tool).put("tool_input", input).put("tool_use_id", id);
    return name.equals("PostToolUse")
        ? event.put("tool_response", Json.object().put("type", "create").build()).build()
        : event.build();
  }

  private static Json.Obj answer(GuardedAnswers answers, Json.Obj event) {
    return JsonReader.read(answers.answer("claude", event), JsonReader.Limits.EVENT)
            instanceof JsonReader.Parsed(Json.Obj json)
        ? json
        : Json.object().build();
  }

  /// The file is written between the two events, as Claude Code does it.
  private String word(GuardedAnswers answers, String path, String text, String id)
      throws IOException {
    var input =
        Json.object().put("file_path", root.resolve(path).toString()).put("content", text).build();
    answer(answers, tool("PreToolUse", "Write", input, id));
    write(path, text);
    return word(answer(answers, tool("PostToolUse", "Write", input, id)));
  }

  private static String word(Json.Obj answer) {
    return answer
        .object("hookSpecificOutput")
        .flatMap(specific -> specific.string("additionalContext"))
        .orElse("");
  }

  private Json.Obj end(GuardedAnswers answers, boolean again) {
    return answer(
        answers,
        event("Stop")
            .put("stop_hook_active", again)
            .put("last_assistant_message", "Done.")
            .build());
  }

  @Test
  void names_the_flaw_that_an_edit_brings_in_with_its_place_and_mend() throws Exception {
    var word = word(answers(HereReviewer::ask), "src/list.js", FLAWED, "toolu_01");
    assertThat(word)
        .contains("command-injection", "CWE-78", "src/list.js:4", "Mend:")
        .contains("`req.query.folder` reaches `exec`");
  }

  @Test
  void says_nothing_of_sound_code_and_of_what_was_there_before() throws Exception {
    var answers = answers(HereReviewer::ask);
    assertThat(word(answers, "src/user.js", SAFE, "toolu_01")).isEmpty();
    write("src/list.js", FLAWED);
    assertThat(word(answers, "src/list.js", "// a list\n" + FLAWED, "toolu_02")).isEmpty();
    assertThat(end(answers, false).members()).isEmpty();
  }

  @Test
  void an_edit_by_a_command_is_seen_too() throws Exception {
    write("src/list.js", FLAWED.replace("exec('ls ' + req.query.folder,", "exec('ls',"));
    var answers = answers(HereReviewer::ask);
    var command = "sed -i \"s/'ls'/'ls ' + req.query.folder/\" src/list.js";
    var input = Json.object().put("command", command).put("description", "d").build();
    answer(answers, tool("PreToolUse", "Bash", input, "toolu_01"));
    write("src/list.js", FLAWED);
    assertThat(word(answer(answers, tool("PostToolUse", "Bash", input, "toolu_01"))))
        .contains("command-injection", "src/list.js:4");
  }

  @Test
  void a_turn_does_not_end_with_a_sure_and_severe_flaw_but_only_once() throws Exception {
    var answers = answers(HereReviewer::ask);
    word(answers, "src/list.js", FLAWED, "toolu_01");
    var held = end(answers, false);
    assertThat(held.string("decision")).contains("block");
    assertThat(held.string("reason").orElse("")).contains("command-injection", "src/list.js:4");
    assertThat(end(answers, true).members()).isEmpty();
    assertThat(end(answers, false).members()).isEmpty();
  }

  @Test
  void a_turn_that_goes_on_already_is_never_held() throws Exception {
    var answers = answers(HereReviewer::ask);
    word(answers, "src/list.js", FLAWED, "toolu_01");
    assertThat(end(answers, true).members()).isEmpty();
  }

  @Test
  void what_somebody_mended_since_holds_nobody() throws Exception {
    var answers = answers(HereReviewer::ask);
    word(answers, "src/list.js", FLAWED, "toolu_01");
    write("src/list.js", SAFE);
    assertThat(end(answers, false).members()).isEmpty();
  }

  @Test
  void a_reviewer_that_does_not_answer_holds_up_no_edit() throws Exception {
    long start = System.nanoTime();
    var never = new CompletableFuture<ReviewAnswer>();
    assertThat(word(answers(_ -> never), "src/list.js", FLAWED, "toolu_01")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void what_comes_late_is_told_with_the_next_edit() throws Exception {
    var late = new CompletableFuture<ReviewAnswer>();
    var answers =
        answers(question ->
            question instanceof ReviewQuestion.Edited(var _, var path, var _)
                    && path.equals("src/list.js")
                ? late
                : HereReviewer.ask(question));
    assertThat(word(answers, "src/list.js", FLAWED, "toolu_01")).isEmpty();
    late.complete(
        HereReviewer.ask(new ReviewQuestion.Edited(root, "src/list.js", Optional.of(""))).join());
    assertThat(word(answers, "src/user.js", SAFE, "toolu_02")).contains("src/list.js:4");
  }

  @Test
  void what_comes_after_the_last_edit_is_told_with_the_next_prompt() throws Exception {
    var late = new CompletableFuture<ReviewAnswer>();
    var answers =
        answers(question ->
            question instanceof ReviewQuestion.Edited ? late : HereReviewer.ask(question));
    assertThat(word(answers, "src/list.js", FLAWED, "toolu_01")).isEmpty();
    var prompt = event("UserPromptSubmit").put("prompt", "go on").build();
    assertThat(answer(answers, prompt).members()).isEmpty();
    late.complete(
        HereReviewer.ask(new ReviewQuestion.Edited(root, "src/list.js", Optional.of(""))).join());
    assertThat(word(answer(answers, prompt))).contains("src/list.js:4");
    assertThat(answer(answers, prompt).members()).isEmpty();
  }

  @Test
  void the_log_says_who_wrote_which_lines() throws Exception {
    var answers = answers(HereReviewer::ask);
    word(answers, "src/user.js", SAFE, "toolu_01");
    answers.close();
    open = Optional.empty();
    var log = LogPlaces.of(root, Optional.empty(), places.state()).log();
    assertThat(Files.readString(log))
        .contains("\"code-generated\"", "\"lines\":\"src/user.js:1-5\"", "00000000-0000-4000-8000");
  }

  private CommitCheck commit(Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer) {
    return commit(reviewer, true);
  }

  private CommitCheck commit(
      Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer, boolean last) {
    var world = new FileWorld(Map.of(), folder);
    return new CommitCheck(
        (_, _) -> Map.of(),
        SecretScanner::none,
        new CommitReview(
            reviewer,
            Duration.ofSeconds(1),
            last,
            new PersonsReview(places.config(), places.state(), world)));
  }

  @Test
  void a_commit_with_a_sure_and_severe_flaw_is_refused_whoever_wrote_it() throws Exception {
    write("src/list.js", FLAWED);
    git("add", ".");
    var verdict = commit(HereReviewer::ask).of(root, Optional.empty());
    assertThat(verdict.refusals().getFirst())
        .startsWith("src/list.js:4:3 ")
        .contains("command-injection", "CWE-78");
    assertThat(verdict.refusals().getLast()).contains("bailiwick-ignore");
  }

  @Test
  void a_commit_that_nobody_reviewed_says_so() throws Exception {
    write("src/user.js", SAFE);
    git("add", "src");
    var dead =
        CompletableFuture.<ReviewAnswer>completedFuture(
            new ReviewAnswer.NotReviewed("the reviewer ended without an answer"));
    var verdict = commit(_ -> dead).of(root, Optional.empty());
    assertThat(verdict.refusals()).isEmpty();
    assertThat(verdict.notes())
        .containsExactly("the staged code was not reviewed: the reviewer ended without an answer");
  }

  @Test
  void what_an_assistant_wrote_waits_for_a_person() throws Exception {
    word(answers(HereReviewer::ask), "src/user.js", SAFE, "toolu_01");
    write("src/own.js", SAFE.replace("users", "people").replace("'/user'", "'/own'"));
    git("add", "src");
    var persons =
        new PersonsReview(places.config(), places.state(), new FileWorld(Map.of(), folder));
    var check = commit(HereReviewer::ask);
    var refusals = check.of(root, Optional.empty()).refusals();
    assertThat(refusals.getFirst())
        .startsWith("src/user.js: claude wrote 4 lines of this change (session 00000000-");
    assertThat(refusals.getLast()).contains("bailiwick review --staged --approve");
    persons.approve(root, "", InstantSource.system());
    assertThat(check.of(root, Optional.empty()).refusals()).isEmpty();
    write("src/user.js", SAFE + "app.listen(process.env.PORT);\n");
    git("add", "src");
    assertThat(check.of(root, Optional.empty()).refusals()).isNotEmpty();
  }

  @Test
  void a_change_of_security_waits_for_somebody_by_name() throws Exception {
    word(answers(HereReviewer::ask), "src/auth/check.js", SAFE, "toolu_01");
    git("add", "src");
    var persons =
        new PersonsReview(places.config(), places.state(), new FileWorld(Map.of(), folder));
    var check = commit(HereReviewer::ask);
    persons.approve(root, "", InstantSource.system());
    assertThat(check.of(root, Optional.empty()).refusals())
        .anyMatch(line -> line.contains("no named person has looked at it"));
    persons.approve(root, "Ada <ada@example.org>", InstantSource.system());
    assertThat(check.of(root, Optional.empty()).refusals()).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private void git(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
