package dev.bailiwick.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionTest {
  private static final Decision ALLOW = new Decision.Allow(List.of(), "a");
  private static final Decision REWRITE =
      new Decision.Rewrite(Json.object().build(), List.of(), "r");
  private static final Decision ASK = new Decision.Ask(List.of(), "q");
  private static final Decision DENY = new Decision.Deny(List.of(), "d");

  @Test
  void the_stricter_of_two_wins_whichever_comes_first() {
    var rising = List.of(ALLOW, REWRITE, ASK, DENY);
    for (int i = 0; i < rising.size(); i++) {
      assertThat(rising.get(i).strictness()).isEqualTo(i);
      for (int j = 0; j < rising.size(); j++) {
        assertThat(Decision.strictest(rising.get(i), rising.get(j)))
            .isSameAs(rising.get(Math.max(i, j)));
      }
    }
  }

  @Test
  void the_first_of_two_equals_stays() {
    var other = new Decision.Deny(List.of(), "other");
    assertThat(Decision.strictest(DENY, other)).isSameAs(DENY);
  }

  @Test
  void each_verdict_has_its_word() {
    assertThat(List.of(ALLOW, REWRITE, ASK, DENY))
        .extracting(Decision::word)
        .containsExactly("allow", "rewrite", "ask", "deny");
  }
}
