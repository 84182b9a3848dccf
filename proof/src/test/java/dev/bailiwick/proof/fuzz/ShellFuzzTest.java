package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.shell.ShellParser;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Shell text to effects to decision, under damage and in disguise.
final class ShellFuzzTest {
  private final GuardedShop shop = new GuardedShop();

  @Test
  void damaged_shell_text_never_opens_the_gate() {
    var samples = new Samples(Campaign.seed(), ShellSeeds.TOKENS);
    var seeds = new ArrayList<>(ShellSeeds.BENIGN);
    seeds.addAll(ShellSeeds.ATTACKS);
    var report =
        Campaign.run(
            "shell",
            findings -> {
              var text = samples.damaged(seeds);
              findings.about(text);
              var decision = judged(text, findings);
              if (parses(text)) {
                wrapped(text, decision, samples.pick(Wrapping.ALL), findings);
              }
              addedAttack(text, samples.pick(ShellSeeds.ATTACKS), findings);
              disguised(samples, findings);
              quoted(text, findings);
            });
    assertThat(report.findings()).as("seed %s", Campaign.seed()).isEmpty();
    assertThat(report.rounds()).isGreaterThan(100);
  }

  @TestFactory
  List<DynamicTest> no_construct_makes_an_attack_laxer() {
    var tests = new ArrayList<DynamicTest>();
    for (var attack : ShellSeeds.ATTACKS) {
      tests.add(
          DynamicTest.dynamicTest(
              attack, () -> assertThat(shop.judge(attack)).isInstanceOf(Decision.Deny.class)));
      for (var wrapping : Wrapping.ALL) {
        var text = wrapping.wrap().apply(attack);
        tests.add(
            DynamicTest.dynamicTest(
                text, () -> assertThat(shop.judge(text)).isNotInstanceOf(Decision.Allow.class)));
      }
    }
    return tests;
  }

  private Decision judged(String text, Campaign.Findings findings) {
    var effects = shop.effects(text);
    boolean unknown = effects.stream().anyMatch(Effect.Unknown.class::isInstance);
    if (!parses(text) && !unknown) {
      findings.add("unparsed without unknown", text);
    }
    var decision = shop.judge(shop.policy, text, effects);
    if (unknown && decision instanceof Decision.Allow) {
      findings.add("unknown allowed", effects.toString());
    }
    return decision;
  }

  private static boolean parses(String text) {
    return ShellParser.parse(text, ShellParser.Limits.COMMAND) instanceof ShellParser.Parsed;
  }

  private void wrapped(
      String text, Decision before, Wrapping wrapping, Campaign.Findings findings) {
    if (!closes(text)) {
      return;
    }
    var outer = wrapping.wrap().apply(text);
    var after = shop.judge(outer);
    if (after.strictness() < before.strictness()) {
      findings.add(
          "laxer in " + wrapping.name() + ": " + kind(before),
          outer + "\n" + before + "\n" + after);
    }
  }

  private static String kind(Decision decision) {
    return decision.rules().isEmpty() ? "" : decision.rules().getFirst().id();
  }

  /// An attack in command position behind or before any text.
  private void addedAttack(String text, String attack, Campaign.Findings findings) {
    var before = attack + "\n" + text;
    if (shop.judge(before) instanceof Decision.Allow) {
      findings.add("allowed before: " + attack, before);
    }
    var absolute = "/bin/cat /home/dev/shop/.env";
    for (var link : List.of("\n", " ; ", " && ", " & ")) {
      var behind = text + link + absolute;
      if (closes(text)
          && parses(text)
          && parses(behind)
          && !text.contains("#")
          && shop.judge(behind) instanceof Decision.Allow decision) {
        findings.add("allowed behind " + link, behind + "\n" + decision);
      }
    }
  }

  /// An attack inside two constructs.
  private void disguised(Samples samples, Campaign.Findings findings) {
    var attack = samples.pick(ShellSeeds.ATTACKS);
    var inner = samples.pick(Wrapping.ALL);
    var outer = samples.pick(Wrapping.ALL);
    var text = outer.wrap().apply(inner.wrap().apply(attack));
    if (shop.judge(text) instanceof Decision.Allow) {
      findings.add("allowed in " + outer.name() + " of " + inner.name() + ": " + attack, text);
    }
  }

  private void quoted(String text, Campaign.Findings findings) {
    if (text.indexOf('\0') >= 0) {
      return;
    }
    var plain = shop.judge("echo 'x'");
    var named = shop.judge("echo " + Wrapping.quoted("x" + text));
    if (named.strictness() > plain.strictness()) {
      findings.add("stricter for naming: " + kind(named), named.toString());
    }
  }

  /// Whether what stands behind the text is surely outside of its last word. A shell joins lines
  /// that end in a backslash before it reads operators.
  private static boolean closes(String text) {
    return !text.replace("\\\n", "").contains("<<") && !text.endsWith("\\");
  }
}
