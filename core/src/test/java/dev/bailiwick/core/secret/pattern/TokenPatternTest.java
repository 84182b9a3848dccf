package dev.bailiwick.core.secret.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenPatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "ab{2}c ~ abbc ~ 4",
        "ab{2}c ~ abc ~ -1",
        "a[0-9]{2,4} ~ a12345 ~ 5",
        "a[0-9]{2,4} ~ a1 ~ -1",
        "a[^x]* ~ aaax ~ 3",
        "(?:ab|abc)d? ~ abcd ~ 4",
        "(?i)key ~ KeY ~ 3",
        "a(?i:b)c ~ aBc ~ 3",
        "a(?i:b)c ~ aBC ~ -1",
        "\\w+\\.\\d ~ ab_1.7 ~ 6",
        "[\\w-]+ ~ a-b c ~ 3",
        "[a-]b ~ -b ~ 2",
        "[]a]+ ~ ]a] ~ 3",
        "ab\\b ~ abc ~ -1",
        "ab\\b ~ ab c ~ 2",
        "\\x41b ~ Ab ~ 2",
        "a?a?a?aaa ~ aaa ~ 3",
      })
  void matches_the_longest(String pattern, String text, int end) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var match = TokenPattern.of(pattern).at(bytes, 0, 0, bytes.length);
    assertThat(match == null ? -1 : match.end()).isEqualTo(end);
  }

  @Test
  void tells_where_the_secret_in_a_match_stands() {
    var bytes = "key=abc123;".getBytes(StandardCharsets.ISO_8859_1);
    var match = TokenPattern.of("key=(?<secret>[a-z0-9]+);").at(bytes, 0, 0, bytes.length);
    assertThat(match).isEqualTo(new TokenPattern.Match(0, 11, 4, 10));
  }

  @Test
  void begins_at_the_edge_of_a_word() {
    var bytes = "xab ab".getBytes(StandardCharsets.ISO_8859_1);
    var pattern = TokenPattern.of("\\bab");
    assertThat(pattern.at(bytes, 1, 0, bytes.length)).isNull();
    assertThat(pattern.at(bytes, 4, 0, bytes.length)).isNotNull();
  }

  @Test
  void walks_a_bait_for_backtracking_once() {
    var bytes = "a".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
    var pattern = TokenPattern.of("(?:a+)+(?:a|aa)+b");
    assertThat(pattern.at(bytes, 0, 0, bytes.length)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a(", "a)", "[a", "a{2", "a{2,1}", "a**", "*a", "^a", "a$", "(?=a)", "\\q", "a\\"})
  void refuses_what_it_does_not_know(String pattern) {
    assertThatThrownBy(() -> TokenPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
  }
}
