package dev.bailiwick.workstation.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.review.worker.HereReviewer;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommitCheckTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final String TOKEN = "ghp" + "_" + BODY;

  @TempDir Path root;
  @TempDir Path state;

  private CommitCheck check = check(Path.of(""));
  private CommitAnswers answers = new CommitAnswers(check, Answers.refusing("no assistant here"));

  private static CommitCheck check(Path folder) {
    var persons = new PersonsReview(folder, folder, new FileWorld(Map.of(), folder));
    return new CommitCheck(
        CommitCheckTest::denied,
        () -> SCANNER,
        new CommitReview(HereReviewer::ask, Duration.ofSeconds(30), true, persons));
  }

  private static Map<String, String> denied(Path root, List<String> paths) {
    var rules = new LinkedHashMap<String, String>();
    paths.stream()
        .filter(path -> path.endsWith(".env"))
        .forEach(path -> rules.put(path, "read.deny:.env*"));
    return rules;
  }

  @BeforeEach
  void repository() throws IOException {
    git("init", "-q");
    check = check(state);
    answers = new CommitAnswers(check, Answers.refusing("no assistant here"));
  }

  private CommitCheck.Verdict verdict() throws IOException {
    return check.of(root, Optional.empty());
  }

  private String answer(String index) {
    return answers.answer(
        "git", Json.object().put("root", root.toString()).put("index", index).build());
  }

  @Test
  void nothing_stands_against_ordinary_files() throws IOException {
    write("a.ts", "let t = process.env.GITHUB_TOKEN;\n");
    git("add", "a.ts");
    write("b.ts", TOKEN);
    assertThat(verdict().refusals()).isEmpty();
    assertThat(answer("")).isEqualTo("{\"commit\":\"allow\"}");
  }

  @Test
  void a_staged_secret_is_refused_with_its_place_and_the_way_out() throws IOException {
    write("src/a.ts", "let a = 1;\nlet t = '" + TOKEN + "';\n");
    git("add", ".");
    var refusals = verdict().refusals();
    assertThat(refusals.getFirst())
        .startsWith("src/a.ts:2:10 holds a secret: GitHub personal access token")
        .contains("github-pat")
        .doesNotContain(BODY);
    assertThat(refusals.getLast()).contains("--fix", "bailiwick-ignore");
    assertThat(answer("").lines())
        .startsWith("{\"commit\":\"refuse\"}", "bailiwick: " + refusals.getFirst());
  }

  @Test
  void a_guarded_name_is_refused_whatever_it_holds() throws IOException {
    write(".env", "A=1");
    git("add", ".");
    assertThat(verdict().refusals()).singleElement().asString().contains(".env is staged");
    assertThat(answer("")).doesNotContain("allow");
  }

  @Test
  void the_index_that_git_names_is_the_one_that_counts() throws IOException {
    write("a.txt", "clean");
    git("add", "a.txt");
    var other = root.resolve(".git/other-index");
    Files.copy(root.resolve(".git/index"), other);
    write("a.txt", TOKEN);
    git("add", "a.txt");
    assertThat(answer("")).doesNotContain("allow");
    assertThat(answer(other.toString())).isEqualTo("{\"commit\":\"allow\"}");
  }

  @Test
  void a_reason_beside_the_line_lets_it_through() throws IOException {
    write("a.ts", "let t = '" + TOKEN + "'; // bailiwick-ignore: github-pat -- from the docs\n");
    git("add", ".");
    assertThat(verdict().refusals()).isEmpty();
  }

  @Test
  void what_cannot_be_told_is_never_a_yes() {
    var nowhere = Json.object().put("root", root + "/nowhere").build();
    assertThat(answers.answer("git", nowhere)).doesNotContain("allow");
    assertThat(answers.answer("git", Json.object().put("root", "here").build()))
        .doesNotContain("allow");
    assertThat(answers.refusal("git", nowhere, "late").orElseThrow()).doesNotContain("allow");
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... words) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      assertThat(new ProcessBuilder(command).directory(root.toFile()).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
