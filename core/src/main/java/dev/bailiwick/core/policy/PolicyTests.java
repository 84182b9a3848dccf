package dev.bailiwick.core.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyTest;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.function.Function;

/// The policy's own tests, run against the policy.
public final class PolicyTests {

  /// A test with what came of it.
  public record Outcome(PolicyTest test, Decision decision, boolean passed) {}

  private PolicyTests() {}

  /// Every test in the order of the files. `situations` turns a test's call into its effects.
  public static List<Outcome> run(
      EffectivePolicy policy, Function<PolicyTest.Call, Situation> situations, World world) {
    return policy.tests().stream()
        .map(test -> {
          var decision = policy.judge(situations.apply(test.call()), world);
          boolean ruled =
              test.rule()
                  .map(id -> decision.rules().stream().anyMatch(rule -> rule.id().equals(id)))
                  .orElse(true);
          return new Outcome(test, decision, ruled && decision.word().equals(test.expect()));
        })
        .toList();
  }
}
