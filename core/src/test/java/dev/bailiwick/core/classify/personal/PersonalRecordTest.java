package dev.bailiwick.core.classify.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalRecordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssn 219-09-9999",
        "a@corp.io b@corp.io c@corp.io d@corp.io e@corp.io",
      })
  void is_data_about_persons(String text) {
    assertThat(PersonalRecord.isIn(text, PersonalData.find(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author: Jane <jane@corp.io>",
        "a@corp.io a@corp.io a@corp.io a@corp.io a@corp.io a@corp.io",
        "nothing at all",
      })
  void is_an_author_or_less(String text) {
    assertThat(PersonalRecord.isIn(text, PersonalData.find(text))).isFalse();
  }
}
