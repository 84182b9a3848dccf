package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Policy files to one policy: whatever stands in a further file, nothing gets laxer.
final class PolicyFuzzTest {
  private static final List<String> PROBES =
      List.of(
          "cat src/main.js",
          "cat README.md",
          "cat .env",
          "cat /etc/passwd",
          "ls src",
          "npm test",
          "git status",
          "git push",
          "rm -rf build",
          "rm build/out.js",
          "echo x > src/a.js",
          "echo x > config/production.json",
          "cp src/main.js docs/x.js",
          "curl https://github.com",
          "git clone https://github.com/a/b",
          "grep -r x src",
          "grep -r x .",
          "env",
          "foo bar",
          "cat secrets/key.txt link.txt",
          "mv src docs",
          "echo \"$HOME\"",
          "( ; )");

  private final GuardedShop shop = new GuardedShop();
  private final Map<String, List<Effect>> probes = new LinkedHashMap<>();
  private final PolicySource base =
      new PolicySource(Layer.ORGANISATION, "organisation.yaml", PolicySeeds.STATED);
  private final EffectivePolicy alone = GuardedShop.policy(List.of(base)).orElseThrow();

  @Test
  void damaged_policy_files_are_read_or_refused_and_never_loosen() {
    PROBES.forEach(probe -> probes.put(probe, shop.effects(probe)));
    var samples = new Samples(Campaign.seed(), PolicySeeds.TOKENS);
    var report =
        Campaign.run(
            "policy",
            findings -> {
              var source = source(samples);
              findings.about(source.fileName() + "\n" + source.text());
              GuardedShop.policy(List.of(base, source))
                  .ifPresent(both -> neverLooser(both, findings));
              GuardedShop.policy(List.of(source));
            });
    assertThat(report.findings()).as("seed %s", Campaign.seed()).isEmpty();
  }

  private static PolicySource source(Samples samples) {
    return switch (samples.below(5)) {
      case 0 ->
          new PolicySource(
              Layer.REPOSITORY, ".claude/config.json", samples.damaged(PolicySeeds.JSON));
      case 1 ->
          new PolicySource(Layer.REPOSITORY, ".claudeignore", samples.damaged(PolicySeeds.IGNORE));
      case 2 ->
          new PolicySource(Layer.REPOSITORY, "web/.gitignore", samples.damaged(PolicySeeds.IGNORE));
      case 3 -> new PolicySource(Layer.USER, "policy.yaml", samples.damaged(PolicySeeds.YAML));
      default ->
          new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", samples.damaged(PolicySeeds.YAML));
    };
  }

  private void neverLooser(EffectivePolicy both, Campaign.Findings findings) {
    var laxer = new ArrayList<String>();
    probes.forEach((probe, effects) -> {
      var before = shop.judge(alone, probe, effects);
      var after = shop.judge(both, probe, effects);
      if (after.strictness() < before.strictness()) {
        laxer.add(probe + "\n" + before + "\n" + after);
      }
    });
    laxer.forEach(entry -> findings.add("laxer: " + entry.lines().findFirst().orElse(""), entry));
  }
}
