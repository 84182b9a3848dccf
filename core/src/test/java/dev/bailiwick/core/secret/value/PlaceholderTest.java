package dev.bailiwick.core.secret.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceholderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "YOUR_API_KEY_HERE",
        "changeme",
        "password",
        "REPLACE_ME_NOW",
        "a-fake-key",
        "<token>",
        "{ApiKey}",
        "[your key]",
        "##TOKEN##",
        "a1b2c3...",
        "acme-live-KEY",
        "acme_SECRET",
        "v1_APPID_JWT",
        "lsv2_pt_KEY",
        "KEY-us12",
        "xxxxxxxxxxxx"
      })
  void stands_for_a_secret(String value) {
    assertThat(Placeholder.is(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct-horse",
        "tr0ub4dor&3",
        "passwordless-not",
        "_x9Kq_",
        "(a)b(c)",
        "KEY-9aB8c7D6e5",
        "MONKEY7banana"
      })
  void may_be_one(String value) {
    assertThat(Placeholder.is(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaa", "010101010101", "AABBAABBAABB", "yyyy"})
  void is_made_of_a_handful_of_characters(String value) {
    assertThat(Placeholder.isPoor(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "pass1", "boom"})
  void is_a_short_word_of_few_characters(String value) {
    assertThat(Placeholder.isPoor(value)).isFalse();
  }

  @Test
  void a_short_word_in_a_long_value_is_there_by_chance() {
    assertThat(Placeholder.is("my-fake-key")).isTrue();
    assertThat(Placeholder.is("q8Zk" + "fake" + "w0LmTrX3vB7nM2kP5sD9fG1hJ4lQ6")).isFalse();
  }

  @Test
  void a_short_text_may_say_what_it_stands_for() {
    assertThat(Placeholder.namesItself("mqtttoken")).isTrue();
    assertThat(Placeholder.namesItself("EnvAPISecret")).isTrue();
    assertThat(Placeholder.namesItself("Zq81kfPw03LmTrX")).isFalse();
  }
}
