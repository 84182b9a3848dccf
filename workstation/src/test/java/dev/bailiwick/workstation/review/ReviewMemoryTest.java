package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of a review gives what a review without memory gives.
final class ReviewMemoryTest {
  private static final Rules RULES = Rules.packed();

  /// So late that what was just written counts as written long ago.
  private static final InstantSource LATER = () -> Instant.now().plusSeconds(3_600);

  @TempDir private Path root;
  @TempDir private Path memories;

  @BeforeEach
  void writes_a_program_in_four_languages() throws IOException {
    write(
        "web/api.js",
        """
        const express = require('express');
        const { list } = require('./shell');
        const router = express.Router();
        router.get('/:name', (req, res) => { list(req.params.name, (out) => res.json(out)); });
        router.post('/items', requireLogin, (req, res) => res.json({}));
        router.delete('/items/:id', (req, res) => res.json({}));
        module.exports = router;
        """);
    write(
        "web/shell.js",
        """
        const { exec } = require('child_process');
        exports.list = (folder, done) => exec('ls ' + folder, done);
        """);
    write("web/alone.js", "exports.sum = (a, b) => a + b;\n");
    write(
        "py/views.py",
        """
        from flask import request
        from py.tools import run

        def view():
            return run(request.args['name'])
        """);
    write(
        "py/tools.py",
        """
        import subprocess

        def run(name):
            return subprocess.check_output('ls ' + name, shell=True)
        """);
    write("go.mod", "module example.org/shop\n");
    write(
        "shop/handler.go",
        """
        package shop

        import "net/http"

        func Show(w http.ResponseWriter, r *http.Request) { find(r.URL.Query().Get("id")) }
        """);
    write(
        "shop/store.go",
        """
        package shop

        import "database/sql"

        var db *sql.DB

        func find(id string) { db.Query("SELECT * FROM a WHERE id = " + id) }
        """);
    write(
        "src/main/java/a/Web.java",
        """
        package a;
        import org.springframework.web.bind.annotation.*;
        @RestController
        public class Web {
          private final Store store = new Store();
          @GetMapping("/x") public String show(@RequestParam String id) { return store.find(id); }
        }
        """);
    write(
        "src/main/java/a/Store.java",
        """
        package a;
        import java.sql.*;
        public class Store {
          private Statement statement;
          public String find(String id) {
            return "" + statement.executeQuery("SELECT * FROM a WHERE id = " + id);
          }
        }
        """);
  }

  @Test
  void the_second_review_parses_nothing_and_finds_the_same() throws IOException {
    var first = remembered();
    assertThat(first.findings().findings())
        .extracting(finding -> finding.path() + " " + finding.rule())
        .contains(
            "web/api.js command-injection",
            "py/views.py command-injection",
            "shop/handler.go sql-injection",
            "src/main/java/a/Web.java sql-injection",
            "web/api.js missing-authentication");
    var parsed = new ParsedCode();
    assertThat(review(parsed, true)).isEqualTo(first);
    assertThat(parsed.parsings()).isZero();
  }

  @Test
  void after_an_edit_only_what_used_the_file_is_gone_through() throws IOException {
    remembered();
    write("py/tools.py", "def run(name):\n    return name\n");
    var parsed = new ParsedCode();
    var report = review(parsed, true);
    assertThat(report.findings().findings()).noneMatch(one -> one.path().startsWith("py/"));
    assertThat(parsed.parsings()).isEqualTo(2);
  }

  @Test
  void each_change_is_seen() throws IOException {
    same();
    write("web/shell.js", "exports.list = (folder, done) => done(folder);\n");
    same();
    write("web/alone.js", "exports.run = (a) => eval(a);\n");
    same();
    move("py/tools.py", "py/helpers.py");
    same();
    write("py/views.py", text("py/views.py").replace("py.tools", "py.helpers"));
    same();
    Files.delete(root.resolve("shop/store.go"));
    same();
    write("shop/other.go", "package shop\n\nfunc find(id string) { println(id) }\n");
    same();
    write("go.mod", "module example.org/other\n");
    same();
    write("src/main/java/a/Store.java", text("src/main/java/a/Store.java").replace("+ id", ""));
    same();
    write("web/shell.ts", "export const list = (x: string) => eval('a' + x);\n");
    same();
    Files.delete(root.resolve("web/shell.js"));
    same();
    write("web/api.js", text("web/api.js").replace("./shell", "./alone"));
    same();
  }

  @Test
  void a_chain_of_filters_that_changes_is_seen_by_the_routes_of_other_files() throws IOException {
    same();
    write(
        "src/main/java/a/Security.java",
        """
        package a;
        class Security {
          Object chain(HttpSecurity http) {
            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
          }
        }
        """);
    same();
    assertThat(remembered().routes())
        .filteredOn(route -> route.url().equals("/x"))
        .extracting(ReviewReport.ListedRoute::guard)
        .containsExactly("authenticated");
  }

  @Test
  void what_was_remembered_of_other_folders_is_kept() throws IOException {
    remembered();
    write("web/alone.js", "exports.sum = (a, b) => a - b;\n");
    new FolderReview(root, RULES, 1, () -> {}, new ParsedCode(), Optional.of(memories))
        .all(List.of(root.resolve("web")));
    var parsed = new ParsedCode();
    review(parsed, true);
    assertThat(parsed.parsings()).isZero();
  }

  @Test
  void a_damaged_memory_is_as_none() throws IOException {
    var first = remembered();
    try (var files = Files.list(memories)) {
      for (var file : files.toList()) {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    var parsed = new ParsedCode();
    assertThat(review(parsed, true)).isEqualTo(first);
    assertThat(parsed.parsings()).isPositive();
  }

  private void same() throws IOException {
    assertThat(remembered()).isEqualTo(review(new ParsedCode(), false));
    assertThat(remembered()).isEqualTo(review(new ParsedCode(), false));
  }

  private ReviewReport remembered() throws IOException {
    return review(new ParsedCode(), true);
  }

  private ReviewReport review(ParsedCode parsed, boolean remembers) throws IOException {
    var memory = remembers ? Optional.of(memories) : Optional.<Path>empty();
    return new FolderReview(root, RULES, 2, () -> {}, parsed, memory, LATER).all(List.of(root));
  }

  private String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private void move(String from, String to) throws IOException {
    Files.move(root.resolve(from), root.resolve(to));
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
