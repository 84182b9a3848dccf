package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GoReviewTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run(name)",
        "m := map[string]string{\"a\": \"x\"}; m[\"b\"] = name; run(m[\"b\"])",
        "t := &T{Name: name}; run(t.name())",
        "a, b := two(name); _ = a; run(b)",
        "p := &name; run(*p)",
        "c := make(chan string); go func() { c <- name }(); run(<-c)",
        "s := append([]string{\"x\"}, name); run(s[1])",
        "for _, v := range []string{name} { run(v) }",
        "if 7*6 > 40 { run(name) } else { run(\"x\") }",
      })
  void follows_what_a_request_brings(String body) throws IOException {
    assertThat(rules(body)).contains("command-injection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run(\"x\")",
        "m := map[string]string{\"a\": \"x\"}; m[\"b\"] = name; run(m[\"a\"])",
        "a, b := two(name); _ = b; run(a)",
        "if 7*6 > 50 { run(name) } else { run(\"x\") }",
        "goto End; run(name); End: run(\"x\")",
        "exec.Command(\"ls\", \"-l\", name).Run()",
      })
  void lets_pass_what_cannot_do_harm(String body) throws IOException {
    assertThat(rules(body)).doesNotContain("command-injection");
  }

  @Test
  void an_answer_that_says_it_is_no_page_is_none() throws IOException {
    assertThat(rules("w.Write([]byte(\"<p>\" + name))")).contains("cross-site-scripting");
    assertThat(
            rules(
                "w.Header().Set(\"Content-Type\", \"application/json\"); w.Write([]byte(\"<p>\" +"
                    + " name))"))
        .doesNotContain("cross-site-scripting");
  }

  @Test
  void a_decoded_request_fills_what_it_is_decoded_into() throws IOException {
    assertThat(
            rules(
                "var in struct{ Name string }; json.NewDecoder(r.Body).Decode(&in); run(in.Name)"))
        .contains("command-injection");
  }

  @Test
  void text_that_is_printed_into_an_answer_is_html() throws IOException {
    assertThat(rules("fmt.Fprintf(w, \"<p>%s\", name)")).contains("cross-site-scripting");
    assertThat(rules("fmt.Printf(\"<p>%s\", name)")).doesNotContain("cross-site-scripting");
  }

  @Test
  void goes_into_other_packages_and_other_files_of_the_same_one() throws IOException {
    write("go.mod", "module example.com/shop\n");
    write(
        "store/store.go",
        """
        package store
        import "database/sql"
        type Store struct { db *sql.DB }
        """);
    write(
        "store/users.go",
        """
        package store
        func (s *Store) Find(name string) { s.db.Query("select * from users where name = '" + name + "'") }
        """);
    write(
        "main.go",
        """
        package main
        import (
          "net/http"
          "example.com/shop/store"
        )
        type server struct { users *store.Store }
        func (s *server) find(w http.ResponseWriter, r *http.Request) { s.users.Find(r.FormValue("name")) }
        """);
    assertThat(findings())
        .filteredOn(finding -> finding.path().equals("main.go"))
        .extracting(Finding::rule)
        .containsExactly("sql-injection");
  }

  private List<String> rules(String body) throws IOException {
    write(
        "main.go",
        """
        package main
        import (
          "encoding/json"
          "fmt"
          "net/http"
          "os/exec"
        )
        type T struct { Name string }
        func (t *T) name() string { return t.Name }
        func two(s string) (string, string) { return "x", s }
        func run(command string) { exec.Command("sh", "-c", command).Run() }
        func handle(w http.ResponseWriter, r *http.Request) {
          name := r.FormValue("name")
          %s
        }
        """
            .formatted(body));
    return findings().stream().map(Finding::rule).toList();
  }

  private List<Finding> findings() throws IOException {
    return new FolderReview(folder, RULES, 1, () -> {}).all(List.of(folder)).findings().findings();
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
