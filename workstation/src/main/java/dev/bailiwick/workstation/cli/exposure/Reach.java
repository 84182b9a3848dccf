package dev.bailiwick.workstation.cli.exposure;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.Classification;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.exposure.Closing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the policy of a repository lets an assistant do unasked.
final class Reach {
  private final Path root;
  private final EffectivePolicy policy;
  private final World world;
  private final Classification classification;
  private final boolean guarded;

  /// @param guarded false where nobody has written a policy: then nothing stands before anything
  Reach(Path root, EffectivePolicy policy, World world, boolean guarded) {
    this.root = root;
    this.policy = policy;
    this.world = world;
    this.classification = policy.classification(root.toString(), world);
    this.guarded = guarded;
  }

  Closing closing() {
    return effect -> guarded ? closed(effect) : Optional.empty();
  }

  private Optional<Closing.By> closed(Effect effect) {
    var situation =
        new Situation(
            List.of(effect), new ToolCall.Internal("exposure"), root.toString(), root.toString());
    return Closing.of(policy.judge(situation, world));
  }

  Level level(String file) {
    return classification.waived(file, classification.ofPath(file)).level();
  }

  /// The commands that run without a question, as the policy spells them.
  List<String> commands() {
    return policy.lines().stream()
        .filter(line -> line.section().equals("execute.allow"))
        .map(line -> line.value())
        .distinct()
        .toList();
  }
}
