package dev.bailiwick.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StretchesTest {
  private final Stretches stretches = new Stretches();

  @Test
  void takes_in_what_is_longer_than_near() {
    stretches.add(0, Stretches.NEAR);
    assertThat(stretches.meet(0, 10_000)).isFalse();
    stretches.add(0, Stretches.NEAR + 1);
    assertThat(stretches.meet(Stretches.NEAR, 10_000)).isTrue();
  }

  @Test
  void meets_what_shares_a_byte_with_one() {
    stretches.add(5_000, 6_000);
    stretches.add(1_000, 2_000);
    assertThat(stretches.meet(999, 1_000)).isFalse();
    assertThat(stretches.meet(999, 1_001)).isTrue();
    assertThat(stretches.meet(2_000, 5_000)).isFalse();
    assertThat(stretches.meet(5_999, 9_000)).isTrue();
    stretches.clear();
    assertThat(stretches.meet(0, 10_000)).isFalse();
  }

  @Test
  void takes_in_those_of_others() {
    var others = new Stretches();
    others.add(1_000, 2_000);
    stretches.addAll(others);
    assertThat(stretches.meet(1_500, 1_501)).isTrue();
  }

  @Test
  void of_too_many_the_last_grows_over_what_lies_between() {
    for (int i = 0; i < 100_000; i++) {
      stretches.add(10_000 * i, 10_000 * i + 1_000);
    }
    assertThat(stretches.meet(1_500, 9_000)).isFalse();
    for (int i = 0; i < 100_000; i++) {
      assertThat(stretches.meet(10_000 * i + 500, 10_000 * i + 501)).isTrue();
    }
  }
}
