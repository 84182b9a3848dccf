package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamRulesTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "javascript ~ a.js ~ legacy($X) ~ legacy(1) ~ modern(1)",
        "javascript ~ a.js ~ legacy(..., true, ...) ~ legacy(1, true) ~ legacy(1, false)",
        "javascript ~ a.js ~ $X === $X ~ if (a.b === a.b) {} ~ if (a.b === a.c) {}",
        "javascript ~ a.js ~ log('...') ~ log(\"text\") ~ log(text)",
        "javascript ~ a.js ~ run(<... secret ...>) ~ run(a + f(secret)) ~ run(a)",
        "javascript ~ a.js ~ set({..., debug: true, ...}) ~ set({a: 1, debug: true}) ~ set({a: 1})",
        "typescript ~ a.ts ~ const $X = legacy($Y) ~ const a: string = legacy(1) ~ const a: string"
            + " = other(1)",
        "python ~ a.py ~ legacy($X, key=True, ...) ~ `legacy(1, key=True)` ~ `legacy(1,"
            + " key=False)`",
        "python ~ a.py ~ `def $F(...):\n"
            + "    ...\n"
            + "    return None` ~ `def f(a):\n"
            + "    b()\n"
            + "    return None` ~ `def f(a):\n"
            + "    return 1`",
        "python ~ a.py ~ `$X = open(...)\n"
            + "...\n"
            + "$X.read()` ~ `a = open(b)\n"
            + "c()\n"
            + "a.read()` ~ `a = open(b)\n"
            + "c()\n"
            + "d.read()`",
        "java ~ A.java ~ $X.equals(null) ~ class A { boolean a(Object o) { return o.equals(null); }"
            + " } ~ class A { boolean a(Object o) { return o == null; } }",
        "java ~ A.java ~ new Legacy(...) ~ class A { Object o = new Legacy(1, 2); } ~ class A {"
            + " Object o = new Modern(); }",
        "go ~ a.go ~ legacy.Do($X) ~ `package a\n"
            + "func f() { legacy.Do(1) }` ~ `package a\n"
            + "func f() { modern.Do(1) }`",
        "go ~ a.go ~ `if err != nil { return nil }` ~ `package a\n"
            + "func f() error { if err != nil { return nil }; return nil }` ~ `package a\n"
            + "func f() error { if err != nil { return err }; return nil }`",
      })
  void a_pattern_is_code_with_holes(
      String language, String file, String pattern, String bad, String good) throws IOException {
    rule(language, "pattern: " + quoted(pattern));
    assertThat(found(file, bad)).as(bad).contains("team.one");
    assertThat(found(file, good)).as(good).doesNotContain("team.one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "pattern-either: [{pattern: one()}, {pattern: two()}] ~ two() ~ three()",
        "patterns: [{pattern: f($X)}, {pattern-not: f(1)}] ~ f(2) ~ f(1)",
        "patterns: [{pattern: f()}, {pattern-inside: `function g() { ... }`}] ~ function g() { f()"
            + " } ~ function h() { f() }",
        "patterns: [{pattern: f()}, {pattern-not-inside: `function g() { ... }`}] ~ function h() {"
            + " f() } ~ function g() { f() }",
        "pattern-regex: TODO\\(\\w+\\) ~ // TODO(me) ~ // done",
        "patterns: [{pattern: f($X)}, {metavariable-regex: {metavariable: $X, regex: secret}}] ~"
            + " f(secretKey) ~ f(key)",
        "patterns: [{pattern: f($X)}, {metavariable-pattern: {metavariable: $X, pattern: g(...)}}]"
            + " ~ f(1 + g(2)) ~ f(2)",
        "patterns: [{pattern: f($X)}, {metavariable-comparison: {metavariable: $X, comparison: $X <"
            + " 2048}}] ~ f(1024) ~ f(4096)",
      })
  void parts_are_taken_together(String formula, String bad, String good) throws IOException {
    rule("javascript", formula.replace("`", "\""));
    assertThat(found("a.js", bad)).as(bad).contains("team.one");
    assertThat(found("a.js", good)).as(good).doesNotContain("team.one");
  }

  @Test
  void a_focus_moves_the_place() throws IOException {
    rule("javascript", "patterns: [{pattern: 'f($X)'}, {focus-metavariable: $X}]");
    write("a.js", "f(\n  1)\n");
    assertThat(review("a.js").findings().findings())
        .extracting(one -> one.place().line())
        .containsExactly(2);
  }

  @Test
  void a_pattern_without_an_end_in_sight_is_told_and_the_others_hold() throws IOException {
    rule("javascript", "pattern-regex: '(?:(x+)+\\1)+y'");
    write("a.js", "f('" + "x".repeat(200) + "')\n");
    assertThat(review("a.js").findings().limits())
        .anyMatch(limit -> limit.startsWith("a.js:1: ") && limit.contains("too much work"));
  }

  @Test
  void values_are_followed_from_sources_to_sinks() throws IOException {
    rule(
        "python",
        """
        mode: taint
            pattern-sources: [{pattern: ask(...)}]
            pattern-sanitizers: [{pattern: clean(...)}]
            pattern-sinks: [{pattern: tell(...)}]
        """);
    assertThat(found("a.py", "def f():\n    a = ask()\n    b = a + '!'\n    tell(b)\n"))
        .contains("team.one");
    assertThat(found("a.py", "def f():\n    a = ask()\n    b = clean(a)\n    tell(b)\n"))
        .doesNotContain("team.one");
    assertThat(found("a.py", "def f():\n    a = ask()\n    a = 1\n    tell(a)\n"))
        .doesNotContain("team.one");
  }

  @Test
  void a_finding_says_what_the_team_says() throws IOException {
    rule("javascript", "pattern: legacy($X)", "metadata: {cwe: ['CWE-477: Use of Obsolete']}");
    write("a.js", "legacy(b)\n// bailiwick-ignore: team.one -- moved in May\nlegacy(c)\n");
    var report = review("a.js");
    var finding = report.findings().findings().getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.message()).isEqualTo("no b any more");
    assertThat(finding.cwe()).containsExactly("CWE-477");
    assertThat(report.findings().findings()).hasSize(1);
    assertThat(report.suppressed()).hasSize(1);
  }

  @Test
  void files_are_taken_in_and_left_out() throws IOException {
    rule(
        "javascript",
        "pattern: legacy(...)",
        "paths: {include: ['src/**'], exclude: ['*.gen.js']}");
    Files.createDirectories(folder.resolve("src/a"));
    assertThat(found("src/a/b.js", "legacy()")).contains("team.one");
    assertThat(found("src/a/b.gen.js", "legacy()")).doesNotContain("team.one");
    assertThat(found("b.js", "legacy()")).doesNotContain("team.one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "pattern: 'f(' ~ 6: this pattern is no javascript; the rule is not used",
        "pattern-sinks-of: f ~ 6: `pattern-sinks-of` is not understood; the rule is not used",
        "patterns: [{pattern: f()}, {metavariable-type: {}}] ~ 6: `metavariable-type` is not"
            + " understood; the rule is not used",
        "pattern-regex: '(' ~ 6: no regular expression: Unclosed group; the rule is not used",
        "mode: join ~ 6: mode join is not understood; the rule is not used",
      })
  void what_cannot_be_read_is_named_with_its_line(String body, String problem) throws IOException {
    rule("javascript", body);
    write("a.js", "f()");
    assertThat(review("a.js").findings().limits())
        .contains(".bailiwick/rules/team.yaml:" + problem);
  }

  private static String quoted(String pattern) {
    return "|\n" + pattern.strip().indent(6);
  }

  private void rule(String language, String... body) throws IOException {
    Files.createDirectories(folder.resolve(".bailiwick/rules"));
    write(
        ".bailiwick/rules/team.yaml",
        """
        rules:
          - id: team.one
            message: no $X any more
            severity: WARNING
            languages: [%s]
            %s
        """
            .formatted(language, String.join("\n    ", body)));
  }

  private List<String> found(String file, String source) throws IOException {
    write(file, source);
    return review(file).findings().findings().stream().map(Finding::rule).toList();
  }

  private ReviewReport review(String file) throws IOException {
    return new FolderReview(folder, RULES, 1, () -> {}).file(file);
  }

  private void write(String file, String source) throws IOException {
    Files.writeString(folder.resolve(file), source);
  }
}
