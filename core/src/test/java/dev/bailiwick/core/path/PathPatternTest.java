package dev.bailiwick.core.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    ".env*, /.env, true",
    ".env*, /a/b/.env.local, true",
    ".env*, /a/.envs/x, true",
    ".env*, /a/env, false",
    "secrets/**, /secrets/a/b, true",
    "secrets/**, /x/secrets/a, false",
    "secrets/**, /secrets, false",
    "secrets/, /x/secrets/a, true",
    "/proj, /proj/x, true",
    "/proj, /proj_evil/x, false",
    "src/**/test, /src/test, true",
    "src/**/test, /src/a/b/test/x, true",
    "src/*.js, /src/a.js, true",
    "src/*.js, /src/a/b.js, false",
    "**/credentials*, /credentials.json, true",
    "**/credentials*, /a/b/credentials, true",
    "**, /a, true",
    "/**, /a/b, true",
    "config/production.*, /config/production.json, true",
    "config/production.*, /x/config/production.json, false",
  })
  void covers_what_gitignore_covers(String pattern, String path, boolean expected) {
    assertThat(PathPattern.of(pattern).covers(PathName.of(path), false)).isEqualTo(expected);
  }

  @Test
  void a_slash_at_the_end_asks_for_a_folder() {
    var pattern = PathPattern.of("secrets/");
    assertThat(pattern.covers(PathName.of("/secrets"), true)).isTrue();
    assertThat(pattern.covers(PathName.of("/secrets"), false)).isFalse();
    var anchored = PathPattern.of("a/secrets/");
    assertThat(anchored.covers(PathName.of("/a/secrets"), true)).isTrue();
    assertThat(anchored.covers(PathName.of("/a/secrets"), false)).isFalse();
    assertThat(anchored.covers(PathName.of("/a/secrets/x"), false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "src/**, /src, true",
    "src/**, /src/a, true",
    "src/**, /, false",
    "src, /src, true",
    "src/*, /src, false",
    "src/*.js, /src, false",
    "**, /, true",
    "/**, /, true",
    "*, /, true",
    "**/*, /, true",
    "*.js, /, false",
    "/*, /, false",
    "a/**/b, /a, false",
  })
  void knows_when_a_whole_folder_is_covered(String pattern, String folder, boolean expected) {
    assertThat(PathPattern.of(pattern).coversAllIn(PathName.of(folder))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "config/production.*, /config, true",
    "config/production.*, /src, false",
    "config/production.*, /, true",
    "*.pem, /src, true",
    "a/b, /a/b/c, true",
    "a/b, /a/c, false",
    "a/**/c, /a/x/y, true",
  })
  void knows_when_nothing_in_a_folder_can_match(String pattern, String folder, boolean expected) {
    assertThat(PathPattern.of(pattern).mayMatchIn(PathName.of(folder))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/[b", "a\0b"})
  void refuses_what_is_no_pattern(String pattern) {
    assertThatThrownBy(() -> PathPattern.of(pattern)).isInstanceOf(Glob.BadGlob.class);
  }

  @Test
  void refuses_endless_patterns() {
    assertThatThrownBy(() -> PathPattern.of("a".repeat(1025))).isInstanceOf(Glob.BadGlob.class);
    assertThatThrownBy(() -> PathPattern.of("a/".repeat(61) + "b"))
        .isInstanceOf(Glob.BadGlob.class);
    assertThat(
            PathPattern.of("a/".repeat(59) + "b")
                .covers(PathName.of("/a".repeat(59) + "/b"), false))
        .isTrue();
  }
}
