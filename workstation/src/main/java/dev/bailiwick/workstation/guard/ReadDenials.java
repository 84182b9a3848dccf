package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.world.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policy of a repository lets nobody read.
public record ReadDenials(Path config, World world) {

  /// The line that denies reading each of the files; a file that may be read is left out.
  ///
  /// @param paths relative to the root
  /// @throws IllegalArgumentException where the policy cannot be read
  public Map<String, String> rules(Path root, List<String> paths) {
    var policy = policy(root);
    var rules = new LinkedHashMap<String, String>();
    for (var path : paths) {
      rule(policy, root, path).ifPresent(rule -> rules.put(path, rule));
    }
    return rules;
  }

  private Optional<String> rule(EffectivePolicy policy, Path root, String path) {
    var effect = new Effect.Reads(Target.file(root.resolve(path).toString()), Effect.Place.WHOLE);
    var call = new ToolCall.ReadFile("Read", path);
    var situation = new Situation(List.of(effect), call, root.toString(), root.toString());
    return policy.judge(situation, world) instanceof Decision.Deny deny && !deny.rules().isEmpty()
        ? Optional.of(deny.rules().getFirst().id())
        : Optional.empty();
  }

  /// The patterns of `read.deny` as the policy spells them, sorted.
  public List<String> patterns(Path root) {
    return policy(root).lines().stream()
        .filter(line -> line.section().equals("read.deny"))
        .map(line -> line.value())
        .filter(value -> !value.startsWith("!"))
        .distinct()
        .sorted()
        .toList();
  }

  private EffectivePolicy policy(Path root) {
    return new PolicyFiles(root, config).read().orThrow();
  }
}
