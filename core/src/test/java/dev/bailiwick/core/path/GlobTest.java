package dev.bailiwick.core.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    ".env*, .env.local, true",
    ".env*, env, false",
    "*.pem, server.pem, true",
    "*.pem, server.pem.txt, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "[a-c]x, bx, true",
    "[!a-c]x, bx, false",
    "[^a-c]x, dx, true",
    "[]]x, ]x, true",
    "[a-]x, -x, true",
    "[[:digit:]]*, 7z, true",
    "[[:upper:]]*, az, false",
    "*a*b*c, xxaxxbxxc, true",
    "*a*b*c, xxaxxbxx, false",
    "a*b, ab, true",
    "\\*, *, true",
    "\\*, x, false",
    "'', '', true",
    "*, '', true",
  })
  void matches_as_fnmatch_does(String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a", "a\\", "[[:nothing:]]", "[[:alpha", "["})
  void refuses_a_pattern_that_cannot_mean_anything(String pattern) {
    assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(Glob.BadGlob.class);
  }

  @Test
  void tells_the_text_of_a_pattern_without_wildcards() {
    assertThat(Glob.of("a\\*b").literal()).isEqualTo("a*b");
    assertThat(Glob.of("a*b").literal()).isEmpty();
  }

  @Test
  void does_not_blow_up_on_many_stars() {
    var glob = Glob.of("*a".repeat(200) + "b");
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(glob.matches("a".repeat(4000))).isFalse());
  }
}
