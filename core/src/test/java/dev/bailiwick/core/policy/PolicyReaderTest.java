package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.file;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.problems;
import static dev.bailiwick.core.policy.Policies.repository;
import static dev.bailiwick.core.policy.Policies.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.policy.rule.PolicyTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permission: {} | 2 | did you mean `permissions`?",
        "permissions: { raed: {} } | 2 | did you mean `read`?",
        "permissions: { read: { alow: [] } } | 2 | did you mean `allow`?",
        "autoApprove: { bsh: true } | 2 | did you mean `bash`?",
        "autoApprove: { bash: yes } | 2 | it takes `true` or `false`",
        "permissions: { read: { allow: 'x' } } | 2 | it takes a list",
        "permissions: { read: { deny: ['a[b'] } } | 2 | `[` without `]`",
        "permissions: { read: { deny: ['*.{a,b}'] } } | 2 | one line for each",
        "permissions: { read: { deny: ['../x'] } } | 2 | never match",
        "permissions: { execute: { deny: ['curl ; sh'] } } | 2 | one command an entry",
        "permissions: { execute: { deny: ['curl:*'] } } | 2 | write `curl`",
        "permissions: { network: { allow: ['https://a.b'] } } | 2 | without scheme",
        "permissions: { network: { allow: ['a.b:99999'] } } | 2 | no port",
        "dependencies: { minimumAge: soon } | 2 | write e.g. `7d`",
        "dependencies: { pinned: maybe } | 2 | unknown word",
        "dependencies: { ignore: [{ advisory: A, until: 2027-01-31 }] } | 2 | has no `reason`",
        "dependencies: { ignore: [{ advisory: A, reason: r, until: soon }] } | 2 | write e.g."
            + " `2027-01-31`",
        "dependencies: { ignore: [{ advisry: A }] } | 2 | did you mean `advisory`?",
        "dependencies: { registries: { npm: 'http://x.example' } } | 2 | is no address",
        "default: allow | 2 | known: ask, deny",
        "logging: { levl: info } | 2 | did you mean `level`?",
        "classification: { secret: {} } | 2 | known: critical",
        "classification: { critical: { content: [sekret] } } | 2 | did you mean `secret`?",
        "sanitize: { names: [] } | 2 | it takes a mapping",
        "review: { securityChanges: nobody } | 2 | unknown word",
        "tests: [{ call: 'ls' }] | 2 | add what is missing",
        "tests: [{ call: { input: {} }, expect: allow }] | 2 | add `tool: read`",
        "a: [ | 2 | check quotes",
        "a: &x 1 | 2 | known: version",
        "permissions: [] | 2 | it takes a mapping",
      })
  void names_file_line_and_mend(String text, int line, String mend) {
    assertThat(problems(repository(text)))
        .anySatisfy(problem ->
            assertThat(problem).startsWith("bailiwick.yaml:" + line + ": ").contains(mend));
  }

  @Test
  void asks_for_the_version() {
    assertThat(problems(file("bailiwick.yaml", "default: ask\n")))
        .containsExactly("bailiwick.yaml:1: `version` is missing; start with `version: 1`");
    assertThat(problems(file("bailiwick.yaml", "version: 2\n"))).hasSize(1);
    assertThat(problems(file("bailiwick.yaml", "version: '1'\n"))).hasSize(1);
    assertThat(problems(file("bailiwick.yaml", ""))).hasSize(1);
    assertThat(problems(file("bailiwick.yaml", "version: 1\n"))).isEmpty();
  }

  @Test
  void reads_a_character_of_two_halves_wherever_it_stands() {
    for (int blanks = 960; blanks < 1_060; blanks++) {
      var text = "default: ask #" + " ".repeat(blanks) + Character.toString(0x1F600) + "\n";
      assertThat(problems(repository(text))).isEmpty();
    }
  }

  @Test
  void refuses_a_key_that_stands_twice() {
    assertThat(problems(repository("default: ask\ndefault: deny\n")))
        .containsExactly(
            "bailiwick.yaml:3: `default` stands twice; keep one; the first is on line 2");
    assertThat(problems(file(".claude/config.json", "{\"logging\":{},\"logging\":{}}"))).hasSize(1);
    assertThat(problems(file(".claude/config.json", "{\"logging\":{}}\n{\"logging\":{}}")))
        .containsExactly(".claude/config.json:2: `logging` stands twice; keep one");
  }

  @Test
  void refuses_aliases_depth_and_size() {
    assertThat(problems(repository("default: &a ask\nlogging: { level: *a }\n"))).isNotEmpty();
    assertThat(problems(repository("tests: " + "[".repeat(40) + "]".repeat(40) + "\n")))
        .isNotEmpty();
    assertThat(problems(repository("# " + "x".repeat(1 << 20)))).hasSize(1);
    assertThat(problems(repository("default: ask\n---\ndefault: ask\n"))).isNotEmpty();
  }

  @Test
  void names_the_line_of_broken_json() {
    assertThat(
            problems(file(".claude/config.json", "// a\n{\n  \"logging\": {\"x\" 1}\n}\n"))
                .getFirst())
        .startsWith(".claude/config.json:3: not JSON");
    assertThat(problems(file(".claude/config.json", "[]"))).hasSize(1);
    assertThat(problems(file(".claude/config.json", "  "))).hasSize(1);
    assertThat(problems(file(".claude/config.json", "{\"a\": \"// no comment\"}")).getFirst())
        .contains("unknown key `a`");
    assertThat(problems(file(".claude/config.json", "{ /* b */ }"))).isEmpty();
  }

  @Test
  void one_problem_in_one_file_gives_no_policy() {
    assertThat(PolicyReader.read(List.of(repository("default: deny"), user("defualt: ask"))))
        .isInstanceOf(PolicyReader.Rejected.class);
  }

  @Test
  void the_stricter_setting_holds_whatever_the_layer() {
    var upper =
        repository("dependencies: { pinned: warn, minimumAge: 12h, lifecycleScripts: deny }");
    var lower = user("dependencies: { pinned: required, minimumAge: 2w, lifecycleScripts: allow }");
    var dependencies = policy(upper, lower).settings().dependencies();
    assertThat(dependencies.pinned()).isEqualTo("required");
    assertThat(dependencies.minimumAge()).isEqualTo(Duration.ofDays(14));
    assertThat(dependencies.lifecycleScripts()).isEqualTo("deny");
    var logging =
        policy(
                repository("logging: { enabled: true, includePrompts: false, level: warn }"),
                user("logging: { enabled: false, includePrompts: true, level: debug }"))
            .settings()
            .logging();
    assertThat(logging.enabled()).isTrue();
    assertThat(logging.includePrompts()).isFalse();
    assertThat(logging.level()).isEqualTo("warn");
    assertThat(logging.durable()).isNull();
  }

  @Test
  void keeps_classification_in_the_order_of_the_levels() {
    var policy =
        policy(
            user("classification: { public: { paths: [docs/**] }, critical: { terms: [Falcon] } }"),
            repository(
                "classification: { internal: { paths: ['**'] } }\nsanitize: { names: { a: b } }"));
    assertThat(policy.settings().classification())
        .extracting(dev.bailiwick.core.policy.rule.Settings.LevelRules::level)
        .containsExactly("critical", "internal", "public");
    assertThat(policy.settings().placeholders()).containsEntry("a", "b");
  }

  @Test
  void reads_the_policys_own_tests() {
    var policy =
        policy(
            repository(
                """
                tests:
                  - { call: "cat .env", expect: deny, rule: "read.deny:.env*" }
                  - call: { tool: read, input: { path: src/a, limit: 3, deep: [true, null] } }
                    expect: allow
                """));
    assertThat(policy.tests()).hasSize(2);
    assertThat(policy.tests().getFirst().call()).isEqualTo(new PolicyTest.Command("cat .env"));
    assertThat(policy.tests().getFirst().rule()).contains("read.deny:.env*");
    assertThat(policy.tests().getLast().source()).isEqualTo("bailiwick.yaml:4");
    assertThat(((PolicyTest.Tool) policy.tests().getLast().call()).input().write())
        .isEqualTo("{\"path\":\"src/a\",\"limit\":3,\"deep\":[true,null]}");
  }

  @Test
  void the_fingerprint_tells_any_change() {
    var one = policy(repository("default: ask"));
    assertThat(policy(repository("default: ask")).fingerprint()).isEqualTo(one.fingerprint());
    assertThat(policy(repository("default: ask ")).fingerprint()).isNotEqualTo(one.fingerprint());
    assertThat(one.fingerprint()).hasSize(64);
  }

  @Test
  void half_a_character_is_a_problem_wherever_it_stands() {
    for (int at : List.of(12, 1024, 1025, 2048)) {
      var text = "version: 1\n#" + "x".repeat(at - 12) + "\ud83d";
      assertThat(PolicyReader.read(List.of(repository(text))))
          .isInstanceOfSatisfying(
              PolicyReader.Rejected.class,
              rejected ->
                  assertThat(rejected.problems().getFirst().message())
                      .contains("half a character"));
    }
  }
}
