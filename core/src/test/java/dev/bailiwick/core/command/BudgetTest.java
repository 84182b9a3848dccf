package dev.bailiwick.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one call may cost, in the units of [Evaluation]: no clock is asked.
final class BudgetTest {
  private static final Models MODELS = Models.packed();

  private static InMemoryWorld world() {
    var world = new InMemoryWorld();
    for (int i = 0; i < 300; i++) {
      world.file("/repo/src/file" + i + ".js", "");
    }
    return world;
  }

  /// The units that the reading of a text costs; more than all of them where it was given up.
  private static int cost(String text) {
    var evaluation = new Evaluation(world(), MODELS);
    var scope = Scope.of(ShellState.in("/repo"), evaluation);
    try {
      new Interpreter(evaluation, EnvironmentRules.packed()).text(text, scope, Flow.ANY);
      return evaluation.spent();
    } catch (Evaluation.Exhausted _) {
      return Evaluation.UNITS + 1;
    }
  }

  private static List<Effect> effects(String text) {
    return new ShellEffects(MODELS)
        .of(text, Dialect.BASH, ShellState.in("/repo"), world())
        .effects();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git status && npm test 2>&1 | tail -50",
        "for f in src/*.js; do node --check $f; done",
        "cat src/*.js | wc -l",
        "x=src/file1.js; echo ${x##*/} ${x%.js} ${x//e/a}",
        "for i in {1..60}; do for j in a b c; do echo $i $j; done; done",
        "grep -rn total src | cut -d: -f1 | sort -u | xargs -n1 basename",
      })
  void ordinary_work_is_far_from_the_limit(String text) {
    assertThat(cost(text)).isLessThan(Evaluation.UNITS / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variables",
        "globs",
        "branches",
        "pieces",
        "braces",
        "words",
        "assignments",
        "trimming",
        "loops",
        "functions",
        "evals",
        "programs",
        "commands",
        "writes",
      })
  void a_text_made_to_cost_ends_as_unknown(String shape) {
    var text = large(shape, 4_000);
    assertThat(effects(text))
        .as(text.substring(0, Math.min(80, text.length())))
        .anyMatch(effect ->
            effect instanceof Effect.Unknown unknown && unknown.reason().startsWith("too large"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"variables", "globs", "branches", "pieces", "words", "evals"})
  void twice_the_text_is_never_paid_with_a_share(String shape) {
    assertThat(cost(large(shape, 40))).isGreaterThan(cost(large(shape, 20)) * 3 / 2);
  }

  @Test
  void what_was_found_before_the_end_is_kept() {
    assertThat(effects("cat .env; " + large("globs", 4_000)))
        .anyMatch(effect ->
            effect instanceof Effect.Reads reads && reads.target().path().equals("/repo/.env"));
  }

  private static String large(String shape, int size) {
    var many = new StringBuilder();
    for (int i = 0; i < size; i++) {
      many.append(
          switch (shape) {
            case "variables" -> "x" + i + "=1; (ls); ";
            case "globs" -> "cat src/*" + i % 10 + ".js; ";
            case "branches" -> "if a; then x" + i + "=1; else y=2; fi; ";
            case "pieces" -> i == 0 ? "x=" + "a".repeat(9_000) + "; " : "echo $x$x$x; ";
            case "braces" -> "echo {a,b,c,d,e}{a,b,c,d,e}{a,b,c,d,e}{a,b,c,d,e}; ";
            case "words" -> "echo a b c d e f g h i j; ";
            case "assignments" -> i == 0 ? "x=" + "a".repeat(60_000) + "; " : "y=$x; ";
            case "trimming" -> i == 0 ? "x=" + "a".repeat(60_000) + "; " : "echo ${x##*a*b}; ";
            case "loops" -> i == 0 ? "for i in " : i < 50 ? "w" + i + " " : "";
            case "functions" -> "f" + i + "() { f" + Math.max(0, i - 1) + "; }; f" + i + "; ";
            case "evals" -> "eval 'cat a; cat b'; ";
            case "programs" -> "python3 -c 'print(" + i + ")'; ";
            case "commands" -> "cat src/file1.js; ";
            default -> "echo > out" + i + "; ";
          });
    }
    return shape.equals("loops")
        ? many + "; do " + many + "; do " + many + "; do echo $i; done; done; done"
        : many.toString();
  }
}
