package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HumpTest {
  @ParameterizedTest
  @CsvSource({
    "okta, OKTA_TOKEN",
    "okta, oktaToken",
    "okta, my-okta-token",
    "okta, myOktaToken",
    "okta, oktatoken",
    "message-bird, message-birdToken"
  })
  void a_word_of_its_own(String word, String name) {
    assertThat(isHump(word, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"okta, rookTable", "etsy, SetSysctl", "sumo, sumOfExposures"})
  void letters_of_other_words(String word, String name) {
    assertThat(isHump(word, name)).isFalse();
  }

  private static boolean isHump(String word, String name) {
    int start = name.toLowerCase(java.util.Locale.ROOT).indexOf(word);
    var bytes = name.getBytes(StandardCharsets.US_ASCII);
    return Hump.is(bytes, start, start + word.length(), 0, bytes.length);
  }
}
