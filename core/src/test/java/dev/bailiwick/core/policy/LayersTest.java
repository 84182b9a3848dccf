package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.repository;
import static dev.bailiwick.core.policy.Policies.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LayersTest {
  @Test
  void a_lower_layer_tightens_and_never_loosens() {
    var upper =
        repository(
            "permissions: { read: { allow: ['src/**'], deny: ['src/k'] } }\nautoApprove: { read: false }");
    var lower =
        user(
            "permissions: { read: { allow: ['**'], deny: ['src/z'] } }\nautoApprove: { read: true }");
    var both = policy(upper, lower);
    var world = new InMemoryWorld();
    assertThat(judge(both, world, read("docs/a")).word()).isEqualTo("ask");
    assertThat(judge(both, world, read("src/a")).word()).isEqualTo("ask");
    assertThat(judge(both, world, read("src/k")).word()).isEqualTo("deny");
    assertThat(judge(both, world, read("src/z")).word()).isEqualTo("deny");
    assertThat(judge(both, world, read("src/z")).rules().getFirst().layer()).isEqualTo("user");
  }

  @Test
  void the_order_of_the_files_does_not_matter() {
    var a = repository("permissions: { read: { allow: ['src/**'], deny: ['.env*'] } }");
    var b = user("permissions: { read: { allow: ['**'], deny: ['.env'] } }");
    var world = new InMemoryWorld();
    assertThat(judge(policy(b, a), world, read(".env")))
        .isEqualTo(judge(policy(a, b), world, read(".env")));
    assertThat(judge(policy(b, a), world, read(".env")).rules().getFirst().layer())
        .isEqualTo("repository");
  }

  @Test
  void adding_a_source_never_loosens_a_decision() {
    long seed = 7;
    var random = new Random(seed);
    var world = DrawnPolicies.world();
    int allowed = 0;
    int denied = 0;
    for (int round = 0; round < 300; round++) {
      var base = new PolicySource(Layer.ORGANISATION, "o.yaml", DrawnPolicies.text(random, 1.0));
      var more = new PolicySource(Layer.USER, "policy.yaml", DrawnPolicies.text(random, 0.5));
      var alone = policy(base);
      var both = policy(base, more);
      for (var effect : DrawnPolicies.EFFECTS) {
        var before = judge(alone, world, effect);
        var after = judge(both, world, effect);
        assertThat(after.strictness())
            .as("seed %s round %s %s%n%s%n%s", seed, round, effect, base.text(), more.text())
            .isGreaterThanOrEqualTo(before.strictness());
        allowed += before instanceof Decision.Allow ? 1 : 0;
        denied += after instanceof Decision.Deny ? 1 : 0;
      }
    }
    assertThat(allowed).isGreaterThan(100);
    assertThat(denied).isGreaterThan(100);
  }
}
