package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.List;

/// What a fresh daemon exercises before it listens.
final class Warmth {
  static final int FIRST_ROUNDS = 3;
  static final int LATER_ROUNDS = 1_500;

  /// A repository that is nowhere, so that no folder is walked.
  static final String ROOT = "/var/empty/bailiwick";

  private static final List<Ruling> RULINGS = made();

  private Warmth() {}

  static List<Ruling> rulings() {
    return RULINGS;
  }

  private static List<Ruling> made() {
    var text = StarterPolicy.render(List.of("javascript", "python", "java"), List.of());
    return PolicyReader.read(List.of(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", text)))
            instanceof PolicyReader.Read(var policy)
        ? List.of(new Ruling(ROOT, policy))
        : List.of();
  }
}
