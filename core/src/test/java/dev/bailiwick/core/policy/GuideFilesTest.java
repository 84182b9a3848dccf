package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.file;
import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.knownRun;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.problems;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.run;
import static dev.bailiwick.core.policy.Policies.team;
import static dev.bailiwick.core.policy.Policies.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.world.InMemoryWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The guide's files, word for word as the page prints them.
final class GuideFilesTest {
  private static final String CONFIG =
      """
      // .claude/config.json
      {
      "permissions": {
      "read": {
      "allow": ["src/**", "tests/**", "docs/**"],
      "deny": [".env*", "secrets/**", "*.pem"]
      },
      "write": {
      "allow": ["src/**", "tests/**"],
      "deny": ["config/production.*"]
      },
      "execute": {
      "allow": ["npm test", "npm run lint", "npm run build"],
      "deny": ["rm -rf", "curl", "wget", "> /dev/*"]
      }
      }
      }
      """;
  private static final String APPROVE =
      """
      {
      "autoApprove": {
      "read": true, // Safe: reading files
      "glob": true, // Safe: listing files
      "grep": true, // Safe: searching content
      "write": false, // Require approval
      "bash": false // Require approval
      }
      }
      """;
  private static final String LOGGING =
      """
      {
      "logging": {
      "enabled": true,
      "level": "info",
      "file": ".claude/audit.log",
      "includePrompts": false, // Don't log sensitive prompts
      "includeCommands": true
      }
      }
      """;
  private static final String TEAM =
      """
      hljs yaml# .claude/team-policy.yaml
      security:
      # Required for all team members
      required:
      - claudeignore_secrets
      - audit_logging
      - approval_for_writes
      # Prohibited actions
      prohibited:
      - sharing_credentials
      - disabling_security
      - auto_approve_bash
      # Review requirements
      review:
      ai_generated_code: required
      security_changes: senior_review
      """;
  private static final InMemoryWorld WORLD = new InMemoryWorld();

  @Test
  void reads_the_three_blocks_of_the_configuration_one_after_another() {
    var policy = policy(file(".claude/config.json", CONFIG + APPROVE + LOGGING));
    assertThat(judge(policy, WORLD, read("src/a.ts")).word()).isEqualTo("allow");
    assertThat(judge(policy, WORLD, read(".env.local")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, read("README.md")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, write("src/a.ts")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, write("config/production.json")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, run("npm", "test")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, knownRun("curl", "https://a.b")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, write("/dev/sda")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, write("/dev/null")).word()).isEqualTo("allow");
    assertThat(policy.settings().logging().file()).isEqualTo(".claude/audit.log");
    assertThat(policy.settings().logging().includePrompts()).isFalse();
  }

  @Test
  void keeps_the_line_of_every_entry() {
    var policy = policy(file(".claude/config.json", CONFIG + APPROVE));
    assertThat(policy.lines())
        .filteredOn(line -> line.value().equals(".env*"))
        .extracting(PolicyLine::rule)
        .singleElement()
        .satisfies(rule -> {
          assertThat(rule.id()).isEqualTo("read.deny:.env*");
          assertThat(rule.source()).isEqualTo(".claude/config.json:6");
          assertThat(rule.layer()).isEqualTo("repository");
        });
    assertThat(policy.lines())
        .filteredOn(line -> line.section().equals("autoApprove.bash"))
        .extracting(line -> line.rule().source())
        .containsExactly(".claude/config.json:24");
  }

  @Test
  void reads_the_team_policy_flat_as_printed() {
    teamHolds(TEAM);
  }

  @Test
  void reads_the_team_policy_nested_as_meant() {
    teamHolds(
        """
        security:
          required:
            - claudeignore_secrets
            - audit_logging
            - approval_for_writes
          prohibited:
            - sharing_credentials
            - disabling_security
            - auto_approve_bash
          review:
            ai_generated_code: required
            security_changes: senior_review
        """);
  }

  private static void teamHolds(String text) {
    var everything =
        Policies.repository(
            """
            permissions:
              read: { allow: ["**"] }
              write: { allow: ["**"] }
              execute: { allow: ["npm test"] }
            autoApprove: { write: true, bash: true }
            """);
    var policy = policy(team(text), everything);
    assertThat(judge(policy, WORLD, read("a/.env")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, read("a/.env.example")).word()).isEqualTo("allow");
    assertThat(judge(policy, WORLD, write("src/a")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, run("npm", "test")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, write(".claude/settings.json")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, write(".github/workflows/a.yml")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, read("/proc/self/environ")).word()).isEqualTo("deny");
    assertThat(policy.settings().logging().enabled()).isTrue();
    assertThat(policy.settings().review().securityChanges()).isEqualTo("senior");
    assertThat(policy.settings().review().aiGeneratedCode()).isEqualTo("required");
  }

  @Test
  void reads_ignore_files_also_where_the_page_ran_them_into_one_line() {
    var lines = "# .claudeignore\n.env*\nsecrets/\n**/credentials*\nconfig/production.json\n";
    var one =
        "hljs gitignore# .claudeignore .env* secrets/ **/credentials* config/production.json\n";
    for (var text : new String[] {lines, one}) {
      var policy = policy(file(".claudeignore", text));
      assertThat(judge(policy, WORLD, read("x/.env")).word()).isEqualTo("deny");
      assertThat(judge(policy, WORLD, read("a/credentials.json")).word()).isEqualTo("deny");
      assertThat(judge(policy, WORLD, write("config/production.json")).word()).isEqualTo("deny");
      assertThat(judge(policy, WORLD, read("config/other.json")).word()).isEqualTo("ask");
    }
  }

  @Test
  void takes_back_what_an_ignore_file_takes_back() {
    var policy = policy(file(".claudeignore", "/conf/*\n!/conf/public.json\n"));
    assertThat(judge(policy, WORLD, read("conf/a")).word()).isEqualTo("deny");
    assertThat(judge(policy, WORLD, read("conf/public.json")).word()).isEqualTo("ask");
    assertThat(judge(policy, WORLD, read("x/conf/a")).word()).isEqualTo("ask");
  }

  @Test
  void refuses_words_of_a_team_policy_that_nothing_enforces() {
    assertThat(problems(team("security:\n  required:\n    - audit_loging\n")))
        .containsExactly(
            ".claude/team-policy.yaml:3: unknown requirement `audit_loging`; did you mean"
                + " `audit_logging`?");
    assertThat(problems(team("security:\n  prohibit: []\n")).getFirst()).contains("`prohibited`");
    assertThat(problems(team("review:\n  security_changes: junior\n"))).hasSize(1);
  }

  /// Each is a pattern by itself and none once it is tied to a folder.
  @ParameterizedTest
  @ValueSource(strings = {"**//", "!**//"})
  void a_line_that_names_nothing_is_a_problem_or_nothing_but_never_a_question(String line) {
    assertThat(problems(file(".claudeignore", ".env*\n" + line + "\n")).getFirst())
        .startsWith(".claudeignore:2");
    var policy = policy(file(".claudeignore", ".env*\n"), file(".gitignore", line + "\n"));
    assertThat(judge(policy, WORLD, read(".env")).word()).isEqualTo("deny");
  }
}
