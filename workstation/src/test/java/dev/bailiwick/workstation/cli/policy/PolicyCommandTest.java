package dev.bailiwick.workstation.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.claude.ClaudeDialect;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final String POLICY =
      """
      version: 1
      permissions:
        read: { allow: ["src/**", "README.md"], deny: [".env*"] }
        write: { allow: ["src/**"] }
        execute: { allow: ["npm test"], deny: ["curl"] }
        tools: { deny: ["Read"] }
      autoApprove: { write: true, bash: true }
      tests:
        - { call: "cat .env", expect: deny, rule: "read.deny:.env*" }
        - { call: "npm test", expect: allow }
        - { call: { tool: read, input: { path: src/a.ts } }, expect: allow }
        - { call: { tool: Read, input: { file_path: src/a.ts } }, expect: deny }
        - { call: { tool: write, input: {} }, expect: ask }
      """;

  @TempDir Path home;
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void a_repository_with_a_policy() throws IOException {
    root = root.toRealPath();
    write("bailiwick.yaml", POLICY);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private int run(String... words) {
    return run(false, words);
  }

  private int run(boolean colour, String... words) {
    out.reset();
    err.reset();
    var terminal = new Terminal(print(out), print(err), colour, false, 80);
    var ports =
        new PolicyCommand.Ports(
            new FileWorld(Map.of(), home),
            home.resolve("config"),
            new ClaudeDialect(),
            (languages, hosts, strict) ->
                strict ? StarterPolicy.strict() : StarterPolicy.render(languages, hosts));
    var all = new ArrayList<>(List.of(words));
    all.add("--root=" + root);
    return new CommandLine(new PolicyCommand(ports, terminal)).execute(all.toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Json.Obj json() {
    var read = JsonReader.read(out(), JsonReader.Limits.EVENT);
    assertThat(read).isInstanceOf(JsonReader.Parsed.class);
    return (Json.Obj) ((JsonReader.Parsed) read).json();
  }

  @Test
  void shows_every_line_with_its_place_and_the_missing_files() throws IOException {
    write(".claudeignore", "secrets/\n");
    assertThat(run("show")).isZero();
    assertThat(out())
        .contains("read  bailiwick.yaml", "none  .claude/config.json")
        .containsPattern("(?m)^  deny +\\.env\\* +repository +bailiwick\\.yaml:3$")
        .containsPattern("(?m)^  deny +secrets/ +repository +\\.claudeignore:1$")
        .contains("5 tests")
        .doesNotContain("\u001b");
    assertThat(out().lines()).allMatch(line -> line.length() <= 80);
    run(true, "show");
    assertThat(out()).contains("\u001b[31mdeny\u001b[0m");
  }

  @Test
  void shows_the_lines_as_json() {
    assertThat(run("show", "--format=json")).isZero();
    assertThat(json().array("lines").toString()).contains("read.deny:.env*", "bailiwick.yaml:3");
    assertThat(json().array("files")).hasSize(10);
  }

  @Test
  void a_control_character_of_a_file_does_not_reach_the_terminal() throws IOException {
    write("bailiwick.yaml", "version: 1\npermissions: { read: { deny: [\"a\\eb\"] } }\n");
    assertThat(run("show")).isZero();
    assertThat(out()).doesNotContain("\u001b").contains("a\uFFFDb");
  }

  @Test
  void conditions_are_shown_checked_and_judged_like_lines() throws IOException {
    write(
        "bailiwick.cedar",
        """
        @id("tests-by-people")
        forbid(principal, action == Action::"run", resource)
        when { context.words like "npm*" };
        """);
    assertThat(run("show", "--format=json")).isZero();
    assertThat(json().array("lines").toString())
        .contains("condition:tests-by-people", "bailiwick.cedar:1");
    assertThat(run("explain", "npm test")).isEqualTo(1);
    assertThat(out()).contains("condition:tests-by-people");
    write("bailiwick.cedar", "\n\nforbid(principal, action, resource) when { context.prt == 1 };");
    assertThat(run("check")).isEqualTo(2);
    assertThat(out()).contains("bailiwick.cedar:3", "attribute `prt`");
  }

  @Test
  void a_broken_file_ends_every_question_with_2_and_one_line() throws IOException {
    write("bailiwick.yaml", "version: 1\npermisions: {}\n");
    for (var words : List.of(List.of("show"), List.of("test"), List.of("explain", "ls"))) {
      assertThat(run(words.toArray(String[]::new))).as(words.toString()).isEqualTo(2);
      assertThat(err()).hasLineCount(1).contains("bailiwick.yaml:2", "`permissions`");
      assertThat(out()).isEmpty();
    }
  }

  @Test
  void check_tells_clean_from_without_effect_from_broken() throws IOException {
    assertThat(run("check")).isZero();
    assertThat(out()).startsWith("clean");
    write(
        "bailiwick.yaml",
        "version: 1\npermissions:\n  read:\n    allow: ['keys/x/**']\n    deny: ['keys/**']\n");
    assertThat(run("check")).isEqualTo(1);
    assertThat(out()).startsWith("bailiwick.yaml:4: shadowed: `read.allow:keys/x/**`");
    write("bailiwick.yaml", "version: 1\npermisions: {}\n");
    assertThat(run("check")).isEqualTo(2);
    assertThat(out()).contains("bailiwick.yaml:2: broken: unknown key `permisions`; did you mean");
  }

  @Test
  void check_speaks_the_findings_schema_and_sarif() throws IOException {
    write("bailiwick.yaml", "version: 1\npermisions: {}\n");
    assertThat(run("check", "--format=json")).isEqualTo(2);
    var finding = (Json.Obj) json().array("findings").getFirst();
    assertThat(finding.members())
        .containsOnlyKeys(
            "rule",
            "severity",
            "confidence",
            "message",
            "path",
            "line",
            "column",
            "endLine",
            "endColumn",
            "fingerprint",
            "masked",
            "help");
    assertThat(finding.write()).contains("\"line\":2,\"column\":1,\"endLine\":2,\"endColumn\":15");
    assertThat(run("check", "--format=sarif")).isEqualTo(2);
    assertThat(json().string("version")).contains("2.1.0");
    assertThat(out()).contains("\"ruleId\":\"policy/broken\"", "\"startLine\":2");
  }

  @Test
  void check_reads_only_the_named_files() throws IOException {
    write("other.yaml", "version: 1\nnonsense: {}\n");
    assertThat(run("check", root.resolve("other.yaml").toString())).isEqualTo(2);
    assertThat(out()).contains("other.yaml:2:");
    assertThat(run("check", root.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(out()).contains("no such file");
  }

  @Test
  void explains_a_command_with_the_word_behind_each_effect() {
    assertThat(run("explain", "npm test && cat .env")).isEqualTo(1);
    assertThat(out())
        .contains("a command, in ", "reads .env  (from `.env`)")
        .containsPattern("> +deny +read\\.deny:\\.env\\* +repository +bailiwick\\.yaml:3")
        .contains("DENY  read.deny:.env*", "looked at read.allow (2 lines), read.deny");
    assertThat(run("explain", "npm test && cat .env", "--format=json")).isEqualTo(1);
    assertThat(json().string("decision")).contains("deny");
    assertThat(json().array("effects").toString()).contains("read.allow:src/**");
  }

  @Test
  void takes_what_stands_there_for_a_file_and_an_address_for_an_address() throws IOException {
    write("README.md", "hello");
    assertThat(run("explain", root.resolve("README.md").toString())).isEqualTo(1);
    assertThat(out()).contains("a file to read", "DENY  tools.deny:Read");
    assertThat(run("explain", "--write", "src/new.ts")).isZero();
    assertThat(out()).contains("a file to write", "writes src/new.ts", "ALLOW  write.allow:src/**");
    assertThat(run("explain", "https://example.com/x")).isZero();
    assertThat(out()).contains("an address to fetch", "reaches example.com", "ASK  ");
    assertThat(run("explain", " ")).isEqualTo(2);
  }

  @Test
  void explain_shows_no_secret_of_the_command() {
    // bailiwick-ignore: assigned-secret -- made up for this test
    var secret = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(2).substring(0, 36);
    for (var format : List.of("text", "json")) {
      run(
          "explain",
          "curl -H 'Authorization: Bearer " + secret + "' https://x.example/" + secret,
          "--format=" + format);
      assertThat(out()).contains("x.example").doesNotContain(secret);
    }
  }

  @Test
  void test_passes_and_fails_by_its_exit_status() throws IOException {
    assertThat(run("test")).as(out()).isZero();
    assertThat(out()).contains("5 passed");
    write("bailiwick.yaml", POLICY.replace("expect: allow }", "expect: deny }"));
    assertThat(run("test")).isEqualTo(1);
    assertThat(out())
        .containsPattern("FAIL +npm test +allow, not deny +execute\\.allow:npm test")
        .contains("bailiwick.yaml:10", "2 failed, 3 passed");
    assertThat(run("test", "--format=json")).isEqualTo(1);
    assertThat(json().object("summary").orElseThrow().write())
        .isEqualTo("{\"passed\":3,\"failed\":2}");
  }

  @Test
  void a_test_that_names_another_rule_fails() throws IOException {
    write("bailiwick.yaml", POLICY.replace("rule: \"read.deny:.env*\"", "rule: other"));
    assertThat(run("test")).isEqualTo(1);
    assertThat(out()).contains("read.deny:.env*, not other");
  }

  @Test
  void diff_tells_lines_and_decisions_between_a_commit_and_now() throws Exception {
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "one");
    write("bailiwick.yaml", POLICY.replace("deny: [\"curl\"]", "deny: [\"npm\"]"));
    write(
        "calls.jsonl",
        "{\"id\":1,\"event\":{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\","
            + "\"tool_input\":{\"command\":\"curl https://a.example\"}}}\n");
    var calls = "--calls=" + root.resolve("calls.jsonl");
    assertThat(run("diff", "HEAD", "bailiwick.yaml", calls)).isEqualTo(1);
    assertThat(out())
        .contains("- execute.deny: curl", "+ execute.deny: npm")
        .containsPattern("allow +-> +deny +npm test")
        .containsPattern("deny +-> +ask +curl https://a\\.example")
        .contains("1 added, 1 removed; 2 of 6 calls");
    assertThat(run("diff", "HEAD:bailiwick.yaml", "bailiwick.yaml", "--format=json")).isEqualTo(1);
    assertThat(json().array("changed")).hasSize(1);
    assertThat(run("diff", "HEAD", "HEAD")).isZero();
  }

  @Test
  void diff_refuses_what_it_cannot_read() throws IOException {
    assertThat(run("diff", "bailiwick.yaml", "nowhere:bailiwick.yaml")).isEqualTo(2);
    assertThat(err()).hasLineCount(1).contains("nowhere:bailiwick.yaml");
    write("calls.jsonl", "{}\nnot json\n");
    var calls = "--calls=" + root.resolve("calls.jsonl");
    assertThat(run("diff", "bailiwick.yaml", "bailiwick.yaml", calls)).isEqualTo(2);
    assertThat(err()).hasLineCount(1).contains("calls.jsonl:2");
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void init_writes_what_fits_and_never_over_a_file() throws IOException {
    assertThat(run("init")).isEqualTo(2);
    assertThat(err()).hasLineCount(1).contains("--force");
    assertThat(root.resolve("bailiwick.yaml")).hasContent(POLICY);
    write("go.mod", "module a");
    assertThat(run("init", "--force")).isZero();
    assertThat(out()).contains("a starter for go");
    assertThat(root.resolve("bailiwick.yaml"))
        .content()
        .contains("go test")
        .doesNotContain("npm test");
    assertThat(run("check")).as(out()).isNotEqualTo(2);
    assertThat(run("init", "--strict", "--force")).isZero();
    assertThat(root.resolve("bailiwick.yaml")).hasContent(StarterPolicy.strict());
    try (var names = Files.list(root)) {
      assertThat(names).hasSize(2);
    }
  }
}
