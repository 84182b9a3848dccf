package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyTests;
import dev.bailiwick.core.policy.PolicyTests.Outcome;
import dev.bailiwick.core.policy.rule.PolicyTest;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.cli.policy.Table.Cell;
import java.util.List;

/// The policy's own tests, a row each.
record TestedPolicy(EffectivePolicy policy, Situations situations, World world, Terminal terminal) {

  int run(PolicyCommand.Format format) {
    var outcomes = PolicyTests.run(policy, situations::of, world);
    long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
    switch (format) {
      case text -> text(outcomes, failed);
      case json -> terminal.out().println(json(outcomes, failed).write());
    }
    return failed == 0 ? 0 : PolicyCommand.FINDINGS;
  }

  private void text(List<Outcome> outcomes, long failed) {
    if (outcomes.isEmpty()) {
      terminal.out().println("no tests; add `tests:` with `{ call: \"cat .env\", expect: deny }`");
      return;
    }
    var table = new Table(terminal, 0);
    for (var outcome : outcomes) {
      table.row(
          Cell.verdict(outcome.passed() ? "ok" : "FAIL"),
          Cell.of(call(outcome.test().call())),
          Cell.of(told(outcome)),
          Cell.faint(rule(outcome)),
          Cell.faint(outcome.passed() ? "" : outcome.test().source()));
    }
    table.print();
    terminal.out().println();
    terminal
        .out()
        .println(
            failed == 0
                ? terminal.toned(Tone.GOOD, outcomes.size() + " passed")
                : terminal.toned(Tone.BAD, failed + " failed")
                    + ", "
                    + (outcomes.size() - failed)
                    + " passed");
  }

  private static String told(Outcome outcome) {
    var actual = outcome.decision().word();
    var expected = outcome.test().expect();
    return actual.equals(expected) ? actual : actual + ", not " + expected;
  }

  /// The rule that decided, and the one that was expected where it did not.
  private static String rule(Outcome outcome) {
    var actual = first(outcome);
    boolean elsewhere =
        !outcome.passed() && outcome.decision().word().equals(outcome.test().expect());
    return actual + (elsewhere ? ", not " + outcome.test().rule().orElse("") : "");
  }

  private static String first(Outcome outcome) {
    var rules = outcome.decision().rules();
    return rules.isEmpty() ? "" : rules.getFirst().id();
  }

  static String call(PolicyTest.Call call) {
    return switch (call) {
      case PolicyTest.Command(String text) -> Plain.command(text);
      case PolicyTest.Tool(String name, Json input) -> name + " " + Plain.command(input.write());
    };
  }

  private static Json json(List<Outcome> outcomes, long failed) {
    var tests =
        outcomes.stream()
            .map(outcome ->
                Json.object()
                    .put("call", call(outcome.test().call()))
                    .put("source", outcome.test().source())
                    .put("passed", outcome.passed())
                    .put("expected", outcome.test().expect())
                    .put("expectedRule", outcome.test().rule())
                    .put("actual", outcome.decision().word())
                    .put("rules", Plain.rules(outcome.decision().rules()))
                    .put("reason", outcome.decision().reason())
                    .build())
            .toList();
    return Json.object()
        .put("schema", 1)
        .put("tool", "policy test")
        .put("tests", Json.array(tests))
        .put(
            "summary",
            Json.object().put("passed", outcomes.size() - failed).put("failed", failed).build())
        .build();
  }
}
