package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.BASH;
import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.repository;
import static dev.bailiwick.core.policy.Policies.user;
import static dev.bailiwick.core.policy.Policies.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyAnswersTest {
  private static final InMemoryWorld WORLD = new InMemoryWorld();

  @Test
  void names_lines_without_effect() {
    var remarks =
        PolicyCheck.of(
            policy(
                repository(
                    "permissions: { read: { allow: ['src/**', 'keys/x/**'], deny: ['!a', 'keys/**', 'b', 'b'] } }"),
                user("permissions: { read: { allow: ['src/a/**', 'docs/**'] } }")));
    assertThat(remarks)
        .extracting(remark -> remark.kind() + " " + remark.line().id())
        .containsExactlyInAnyOrder(
            "DUPLICATE read.deny:b",
            "TAKES_NOTHING_BACK read.deny:!a",
            "UNDER_A_DENY read.allow:keys/x/**",
            "NOT_COVERED_ABOVE read.allow:docs/**");
  }

  @Test
  void finds_nothing_where_every_line_counts() {
    assertThat(
            PolicyCheck.of(
                policy(
                    repository(
                        "permissions: { read: { allow: ['**'], deny: ['.env*', '!.env.example'] } }"),
                    user("permissions: { read: { allow: ['src/**'] } }"))))
        .isEmpty();
  }

  @Test
  void explains_each_effect_with_the_lines_it_looked_at() {
    var policy =
        policy(repository("permissions: { read: { allow: ['src/**'], deny: ['.env*'] } }"));
    var explained =
        policy.explain(new Situation(List.of(read(".env"), write("a")), BASH, ROOT, ROOT), WORLD);
    assertThat(explained).hasSize(2);
    assertThat(explained.getFirst().decision().word()).isEqualTo("deny");
    assertThat(explained.getFirst().considered())
        .extracting(PolicyLine::value)
        .containsExactlyInAnyOrder(".env*", "src/**");
    assertThat(explained.getLast().findings()).hasSize(1);
    assertThat(explained.getLast().considered()).isEmpty();
  }

  @Test
  void runs_the_policys_own_tests() {
    var policy =
        policy(
            repository(
                """
                permissions: { read: { deny: [.env] } }
                tests:
                  - { call: x, expect: deny, rule: "read.deny:.env" }
                  - { call: x, expect: deny, rule: "read.deny:other" }
                  - { call: x, expect: ask }
                """));
    var outcomes =
        PolicyTests.run(policy, _ -> new Situation(List.of(read(".env")), BASH, ROOT, ROOT), WORLD);
    assertThat(outcomes)
        .extracting(PolicyTests.Outcome::passed)
        .containsExactly(true, false, false);
  }

  @Test
  void tells_what_a_change_would_do() {
    var before = policy(repository("permissions: { read: { allow: ['**'], deny: [a] } }"));
    var after = policy(repository("permissions: { read: { allow: ['**'], deny: [b] } }"));
    var calls =
        List.of(
            new Situation(List.of(read("a")), BASH, ROOT, ROOT),
            new Situation(List.of(read("c")), BASH, ROOT, ROOT));
    var diff = PolicyDiff.of(before, after, calls, WORLD);
    assertThat(diff.added()).extracting(PolicyLine::value).containsExactly("b");
    assertThat(diff.removed()).extracting(PolicyLine::value).containsExactly("a");
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.changed().getFirst().after().word()).isEqualTo("allow");
  }
}
