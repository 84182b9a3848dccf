package dev.bailiwick.core.secret.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.rule.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MadeUpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890abcdef1234567890abcdef",
        "aBcDeFgHiJkLmNoPqRsT",
        "0000000000aaaaaaaaaa",
        "zyxwvutsrq987654"
      })
  void typed_along_the_alphabet(String value) {
    assertThat(MadeUp.is(value)).isTrue();
  }

  @Test
  void drawn_by_lot() {
    var template = new Template("made-up");
    for (int i = 0; i < 1_000; i++) {
      var value = template.fill("{{hex:32}}");
      assertThat(MadeUp.is(value)).as(value).isFalse();
    }
  }
}
