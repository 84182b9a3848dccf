package dev.bailiwick.workstation.review.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReviewProcessTest {
  private static final String BAD =
      "const { exec } = require('child_process');\n"
          + "require('express')().get('/', (req, res) => exec('ls ' + req.query.d));\n";

  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir private Path folder;

  private static ReviewProcess process(Duration patience, String... command) {
    return new ReviewProcess(
        List.of(command),
        Map.of("PATH", "/usr/bin:/bin"),
        new ReviewProcess.Limits(patience, LONG, LONG));
  }

  private static ReviewProcess shell(Duration patience, String script) {
    return process(patience, "/bin/sh", "-c", script);
  }

  private ReviewAnswer answer(ReviewProcess process) throws Exception {
    var question = new ReviewQuestion.Edited(folder, "a.js", Optional.empty());
    return process.ask(question).get(50, TimeUnit.SECONDS);
  }

  @Test
  void a_process_of_its_own_finds_what_is_new_in_a_file() throws Exception {
    Files.writeString(folder.resolve("a.js"), BAD);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try (var process =
        process(
            LONG,
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            HereReviewer.class.getName())) {
      assertThat(answer(process))
          .isInstanceOfSatisfying(
              ReviewAnswer.Reviewed.class,
              reviewed -> {
                assertThat(reviewed.findings())
                    .filteredOn(finding -> finding.rule().equals("command-injection"))
                    .singleElement()
                    .satisfies(finding -> {
                      assertThat(finding.place().line()).isEqualTo(2);
                      assertThat(finding.cwe()).containsExactly("CWE-78");
                      assertThat(finding.steps()).hasSizeGreaterThan(1);
                    });
                assertThat(reviewed.before()).isEmpty();
              });
    }
  }

  @Test
  void a_crash_is_told_and_another_process_is_started() throws Exception {
    var mark = folder.resolve("mark");
    var script =
        "read q; if [ -e '%s' ]; then echo '{\"findings\":[]}'; read q; else : > '%s'; kill -SEGV"
            + " $$; fi";
    try (var process = shell(LONG, script.formatted(mark, mark))) {
      assertThat(answer(process)).isEqualTo(new ReviewAnswer.NotReviewed(ENDED));
      assertThat(answer(process)).isInstanceOf(ReviewAnswer.Reviewed.class);
    }
  }

  private static final String ENDED = "the reviewer ended without an answer";

  @Test
  void one_that_hangs_is_ended() throws Exception {
    try (var process = shell(Duration.ofMillis(300), "exec sleep 50")) {
      assertThat(answer(process))
          .isEqualTo(new ReviewAnswer.NotReviewed("not reviewed within 0 s"));
    }
  }

  @Test
  void after_three_deaths_nobody_is_started_for_a_while() throws Exception {
    var starts = folder.resolve("starts");
    try (var process = shell(LONG, "echo x >> '" + starts + "'; exit 1")) {
      for (int i = 0; i < 3; i++) {
        assertThat(answer(process)).isEqualTo(new ReviewAnswer.NotReviewed(ENDED));
      }
      assertThat(answer(process))
          .isEqualTo(new ReviewAnswer.NotReviewed("the reviewer died three times in a row"));
      assertThat(lines(starts)).isEqualTo(3);
    }
  }

  private static long lines(Path file) throws IOException {
    return Files.readAllLines(file).size();
  }

  @Test
  void a_program_that_is_not_there_is_no_review() throws Exception {
    try (var process = process(LONG, folder.resolve("nothing").toString())) {
      assertThat(answer(process)).isInstanceOf(ReviewAnswer.NotReviewed.class);
    }
  }

  @Test
  void text_that_is_no_answer_is_no_review() throws Exception {
    try (var process = shell(LONG, "read q; echo hello")) {
      assertThat(answer(process))
          .isEqualTo(new ReviewAnswer.NotReviewed("the reviewer's answer is no JSON"));
    }
  }
}
