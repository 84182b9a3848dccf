package dev.bailiwick.core.dependency.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.version.NpmRange.Option;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpmRangeTest {

  @ParameterizedTest
  @CsvSource({
    "^1.2.3, 1.9.0, 2.0.0",
    "^0.2.3, 0.2.9, 0.3.0",
    "^0.0.3, 0.0.3, 0.0.4",
    "^0.x, 0.9.9, 1.0.0",
    "~1.2.3, 1.2.9, 1.3.0",
    "~1, 1.9.9, 2.0.0",
    "1.2 - 2.3, 2.3.9, 2.4.0",
    ">1.2, 1.3.0, 1.2.9",
    "<=1.2, 1.2.9, 1.3.0",
    ">= 1.0.0 < 2, 1.5.0, 2.0.0",
    "1.x || >=3, 3.1.0, 2.0.0",
    "*, 7.0.0, 7.0.0-rc.1",
    "'', 7.0.0, 7.0.0-rc.1",
    "^1.2.3-beta.2, 1.2.3-beta.4, 1.2.4-beta.2",
    "=v1.2.3, 1.2.3, 1.2.4"
  })
  void admits_what_npm_installs(String range, String inside, String outside) {
    var read = NpmRange.parse(range, Set.of()).orElseThrow();
    assertThat(read.admits(inside)).isTrue();
    assertThat(read.admits(outside)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "1.2.3.4", "^^1", "01.2.3", "1.2.3 foo", ">"})
  void a_tag_is_no_range(String text) {
    assertThat(NpmRange.parse(text, Set.of())).isEmpty();
  }

  @Test
  void reads_loosely_where_npm_does() {
    assertThat(
            NpmRange.parse("01.2.3beta", Set.of(Option.LOOSE)).orElseThrow().admits("1.2.3-beta"))
        .isTrue();
    assertThat(NpmRange.parse("latest", Set.of(Option.LOOSE))).isEmpty();
  }

  @Test
  void counts_versions_before_a_release_when_told() {
    var range = NpmRange.parse("<2.0.0", Set.of(Option.PRERELEASES)).orElseThrow();
    assertThat(range.admits("2.0.0-rc.1")).isTrue();
    assertThat(NpmRange.parse("<2.0.0", Set.of()).orElseThrow().admits("2.0.0-rc.1")).isFalse();
  }

  @Test
  void tells_one_version_from_many() {
    assertThat(NpmRange.parse("1.2.3", Set.of()).orElseThrow().isExact()).isTrue();
    assertThat(NpmRange.parse("1.2", Set.of()).orElseThrow().isExact()).isFalse();
    assertThat(NpmRange.parse("1.2.3 || 1.2.4", Set.of()).orElseThrow().isExact()).isFalse();
  }

  @Test
  void a_long_row_of_comparators_costs_linear_time() {
    var range = NpmRange.parse(">=1.0.0 ".repeat(1_000), Set.of()).orElseThrow();
    assertThat(range.admits("1.0.0")).isTrue();
    assertThat(NpmRange.parse(" ".repeat(8_000) + "1", Set.of())).isPresent();
  }
}
