package dev.bailiwick.proof.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// None of the bad arrivals passes, none of the ordinary ones is refused, each gets the answer that
/// its case names.
final class ArrivalCorpusTest {

  /// The second folder was written without a look at the first, nor at the code.
  @ParameterizedTest
  @ValueSource(strings = {".", "second", "third", "fourth", "fifth"})
  void every_case_gets_its_answer_and_its_reason(String folder) throws IOException {
    var wrong = new TreeMap<String, String>();
    int bad = 0;
    int ordinary = 0;
    for (var one : ArrivalCorpus.judged(ArrivalCorpus.FOLDER.resolve(folder))) {
      bad += one.isBad() ? 1 : 0;
      ordinary += one.isBad() ? 0 : 1;
      var told = one.decision().reason() + " " + one.decision().rules();
      var says = one.given().string("says").orElse("");
      var becomes = one.given().string("becomes").orElse("");
      boolean right =
          one.given().string("expect").orElse("").equals(one.decision().word())
              && told.contains(says)
              && becomes.equals(rewritten(one));
      if (!right) {
        wrong.put(one.id(), one.decision().word() + ": " + told + " " + rewritten(one));
      }
    }
    assertThat(bad).isGreaterThanOrEqualTo(60);
    assertThat(ordinary).isGreaterThanOrEqualTo(60);
    assertThat(wrong).isEmpty();
  }

  /// The text that takes the call's place in the assistant's own answer.
  private static String rewritten(ArrivalCorpus.Judged one) {
    if (!(one.decision() instanceof Decision.Rewrite)) {
      return "";
    }
    var input =
        one.answer()
            .object("hookSpecificOutput")
            .flatMap(output -> output.object("updatedInput"))
            .orElse(Json.object().build());
    return input.string("command").or(() -> input.string("new_string")).orElse("");
  }
}
