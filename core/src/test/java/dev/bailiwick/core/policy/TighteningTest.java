package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What holds of every policy and every call: the strictest wins, and more never means less. Drawn
/// from a seed that a failure names.
final class TighteningTest {
  private static final long SEED = Long.getLong("drawn.seed", 11);
  private static final int ROUNDS = 300;

  private final Random random = new Random(SEED);

  /// The verdicts met in a test: it has shown something only where all three came.
  private final Set<String> met = new TreeSet<>();

  private static PolicySource source(Layer layer, String text) {
    return new PolicySource(layer, layer.word() + ".yaml", text);
  }

  private String told(Object... what) {
    return "seed " + SEED + " " + List.of(what);
  }

  @Test
  void layers_may_come_in_any_order() {
    for (int round = 0; round < ROUNDS; round++) {
      var layers = new ArrayList<PolicySource>();
      for (var layer : List.of(Layer.ORGANISATION, Layer.TEAM, Layer.REPOSITORY, Layer.USER)) {
        layers.add(source(layer, DrawnPolicies.text(random, 0.5)));
      }
      var ordered = policy(layers.toArray(PolicySource[]::new));
      Collections.shuffle(layers, random);
      var shuffled = policy(layers.toArray(PolicySource[]::new));
      for (var effect : DrawnPolicies.EFFECTS) {
        var decision = judge(ordered, DrawnPolicies.world(), effect);
        met.add(decision.word());
        assertThat(judge(shuffled, DrawnPolicies.world(), effect))
            .as(told(effect, layers))
            .isEqualTo(decision);
      }
    }
    assertThat(met).containsExactly("allow", "ask", "deny");
  }

  @Test
  void a_further_deny_line_never_loosens() {
    for (int round = 0; round < ROUNDS; round++) {
      var text = DrawnPolicies.text(random, 0.8);
      var section = List.of("read", "write", "delete", "execute", "network", "tools");
      var longer = withDenied(text, section.get(random.nextInt(section.size())));
      var before = policy(source(Layer.REPOSITORY, text));
      var after = policy(source(Layer.REPOSITORY, longer));
      for (var effect : DrawnPolicies.EFFECTS) {
        var was = judge(before, DrawnPolicies.world(), effect);
        met.add(was.word());
        assertThat(judge(after, DrawnPolicies.world(), effect).strictness())
            .as(told(effect, was, longer))
            .isGreaterThanOrEqualTo(was.strictness());
      }
    }
    assertThat(met).containsExactly("allow", "ask", "deny");
  }

  /// The text with one more line at the end of the section's deny list, none that takes back.
  private String withDenied(String text, String section) {
    var from = DrawnPolicies.lines(section).stream().filter(line -> !line.startsWith("!")).toList();
    var line = "\"" + from.get(random.nextInt(from.size())) + "\"";
    int at = text.indexOf("deny: [", text.indexOf("  " + section + ":")) + "deny: [".length();
    var comma = text.charAt(at) == ']' ? "" : ", ";
    int end = text.indexOf(']', at);
    return text.substring(0, end) + comma + line + text.substring(end);
  }

  @Test
  void a_further_effect_never_loosens_and_the_strictest_decides() {
    for (int round = 0; round < ROUNDS; round++) {
      var policy = policy(source(Layer.REPOSITORY, DrawnPolicies.text(random, 0.8)));
      var effects = new ArrayList<Effect>();
      int strictest = 0;
      for (int i = 0; i < 5; i++) {
        var effect = DrawnPolicies.EFFECTS.get(random.nextInt(DrawnPolicies.EFFECTS.size()));
        effects.add(random.nextInt(effects.size() + 1), effect);
        strictest = Math.max(strictest, judge(policy, DrawnPolicies.world(), effect).strictness());
        var all = judge(policy, DrawnPolicies.world(), effects.toArray(Effect[]::new));
        met.add(all.word());
        assertThat(all.strictness()).as(told(effects)).isEqualTo(strictest);
      }
    }
    assertThat(met).containsExactly("allow", "ask", "deny");
  }

  @Test
  void an_unknown_effect_is_never_allowed_beside_whatever() {
    var unknown = new Effect.Unknown("eval", Effect.Place.WHOLE);
    for (int round = 0; round < ROUNDS; round++) {
      var policy = policy(source(Layer.REPOSITORY, DrawnPolicies.text(random, 0.8)));
      for (var effect : DrawnPolicies.EFFECTS) {
        assertThat(judge(policy, DrawnPolicies.world(), effect, unknown))
            .as(told(effect))
            .isNotInstanceOf(Decision.Allow.class);
      }
    }
  }
}
