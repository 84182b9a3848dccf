package dev.bailiwick.core.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;

/// What a change of policy changes: lines, and decisions over given calls.
///
/// @param changed only calls whose verdict differs; other rules behind the same verdict do not
///   count
public record PolicyDiff(List<PolicyLine> added, List<PolicyLine> removed, List<Changed> changed) {
  public PolicyDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /// A call that is judged otherwise.
  public record Changed(Situation situation, Decision before, Decision after) {}

  /// Lines are the same where layer, list and text are; where they stand does not matter.
  public static PolicyDiff of(
      EffectivePolicy before, EffectivePolicy after, List<Situation> calls, World world) {
    var changed = new ArrayList<Changed>();
    for (var call : calls) {
      var old = before.judge(call, world);
      var now = after.judge(call, world);
      if (old.strictness() != now.strictness()) {
        changed.add(new Changed(call, old, now));
      }
    }
    return new PolicyDiff(
        without(after.lines(), before.lines()), without(before.lines(), after.lines()), changed);
  }

  private static List<PolicyLine> without(List<PolicyLine> lines, List<PolicyLine> others) {
    return lines.stream()
        .filter(line -> others.stream().noneMatch(other -> isSame(line, other)))
        .toList();
  }

  private static boolean isSame(PolicyLine a, PolicyLine b) {
    return a.section().equals(b.section())
        && a.value().equals(b.value())
        && a.rule().layer().equals(b.rule().layer());
  }
}
