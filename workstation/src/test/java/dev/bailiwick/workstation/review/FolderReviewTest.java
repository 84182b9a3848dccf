package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderReviewTest {
  private static final Rules RULES = Rules.packed();
  private static final String BAD = "const { exec } = require('child_process');\n";

  @TempDir private Path folder;

  @Test
  void follows_a_value_into_another_file_and_tells_where_it_is_handed_over() throws IOException {
    write(
        "routes/files.js",
        """
        const express = require('express');
        const { list } = require('../lib/shell');
        const router = express.Router();
        router.get('/:name', (req, res) => { list(req.params.name, (out) => res.json(out)); });
        module.exports = router;
        """);
    write("lib/shell.js", BAD + "exports.list = (folder, done) => exec('ls ' + folder, done);\n");
    assertThat(all().findings())
        .filteredOn(finding -> finding.rule().equals("command-injection"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.path()).isEqualTo("routes/files.js");
          assertThat(finding.message()).contains("`req.params.name` reaches `exec`");
          assertThat(finding.cwe()).containsExactly("CWE-78");
        });
  }

  @Test
  void leaves_out_what_git_ignores_and_installed_packages() throws IOException {
    var text = BAD + "module.exports = (userInput) => exec(userInput);\n";
    write(".gitignore", "build/\n");
    write("build/a.js", text);
    write("node_modules/x/a.js", text);
    assertThat(all().files()).isZero();
  }

  @Test
  void a_comment_with_a_reason_speaks_for_a_finding() throws IOException {
    write(
        "a.js",
        BAD
            + "module.exports = (userInput) => {\n"
            + "  // bailiwick-ignore: command-injection -- the operator types it\n"
            + "  exec(userInput);\n};\n");
    var report = all();
    assertThat(report.findings()).isEmpty();
    assertThat(report.spokenFor()).isEqualTo(1);
  }

  @Test
  void the_same_files_give_the_same_findings_and_fingerprints_survive_moved_lines()
      throws IOException {
    write("a.js", BAD + "module.exports = (userInput) => exec(userInput);\n");
    var before = all().findings();
    assertThat(all().findings()).isEqualTo(before);
    write("a.js", "\n\n" + BAD + "module.exports = (userInput) => exec(userInput);\n");
    assertThat(all().findings())
        .extracting(Finding::fingerprint)
        .containsExactly(before.getFirst().fingerprint());
  }

  @Test
  void tells_of_changed_lines_alone_and_of_staged_content() throws Exception {
    git("init", "-q");
    write("a.js", BAD + "exports.a = (userInput) => exec(userInput);\n");
    git("add", "a.js");
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "first");
    write(
        "a.js",
        BAD
            + "exports.a = (userInput) => exec(userInput);\n"
            + "exports.b = (userInput) => exec('x ' + userInput);\n");
    git("add", "a.js");
    write("a.js", "// nothing is left in the file itself\n");
    var review = new FolderReview(folder, RULES, 1, () -> {});
    assertThat(review.staged(Optional.empty(), _ -> true).findings().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(3));
    assertThat(review.since("HEAD", _ -> true).findings().findings()).isEmpty();
    assertThatThrownBy(() -> review.since("no-such-commit", _ -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_file_that_cannot_be_parsed_wholly_is_reviewed_where_it_can() throws IOException {
    write("a.js", "let x = ;;; }\n" + BAD + "module.exports = (userInput) => exec(userInput);\n");
    assertThat(all().findings()).hasSize(1);
  }

  @Test
  void an_export_under_a_reserved_word_that_the_grammar_does_not_know_is_passed_over()
      throws IOException {
    write(
        "a.js",
        BAD
            + "function t() {}\nexport { t as true, t as this, t as null, t as await };\n"
            + "module.exports = (userInput) => exec(userInput);\n");
    assertThat(all().findings()).extracting(Finding::rule).contains("command-injection");
  }

  @Test
  void lists_routes_with_what_guards_them_and_tells_of_the_one_that_is_open() throws IOException {
    write(
        "api.js",
        """
        const express = require('express');
        const router = express.Router();
        router.get('/items', (req, res) => res.json([]));
        router.post('/items', requireLogin, (req, res) => res.json({}));
        router.put('/items/:id', requireRole('editor'), (req, res) => res.json({}));
        router.delete('/items/:id', (req, res) => res.json({}));
        module.exports = router;
        """);
    var report = new FolderReview(folder, RULES, 1, () -> {}).all(List.of(folder));
    assertThat(report.routes())
        .extracting(route -> route.method() + " " + route.guard())
        .containsExactly(
            "GET unauthenticated",
            "POST authenticated",
            "PUT authorized",
            "DELETE unauthenticated");
    assertThat(report.findings().findings())
        .filteredOn(finding -> finding.rule().equals("missing-authentication"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.masked()).isEqualTo("DELETE /items/:id"));
  }

  private ScanReport all() throws IOException {
    return new FolderReview(folder, RULES, 2, () -> {}).all(List.of(folder)).findings();
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
