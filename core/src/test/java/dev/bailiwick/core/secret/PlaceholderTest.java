package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceholderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "YOUR_API_KEY_HERE",
        "changeme",
        "password",
        "${DB_PASSWORD}",
        "$(cat token)",
        "process.env.TOKEN",
        "xxxxxxxxxxxx"
      })
  void stands_for_a_secret(String value) {
    assertThat(Placeholder.is(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct-horse", "tr0ub4dor&3", "passwordless-not"})
  void may_be_one(String value) {
    assertThat(Placeholder.is(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaa", "0101010101", "AABBAABB"})
  void is_made_of_a_handful_of_characters(String value) {
    assertThat(Placeholder.isPoor(value)).isTrue();
  }
}
