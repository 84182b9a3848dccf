package dev.bailiwick.core.dependency.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequirementRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NPM | ^1.2.0 | 1.9.0 | 2.0.0",
        "CRATES | 1.2 | 1.9.0 | 2.0.0",
        "CRATES | >=1.0, <1.5 | 1.4.9 | 1.5.0",
        "PACKAGIST | ~1.2 | 1.9.0 | 2.0.0",
        "PYPI | >=1.0,<2 | 1.9 | 2.0",
        "PYPI | ~=1.4.2 | 1.4.9 | 1.5",
        "PYPI | ==1.4.* | 1.4.9 | 1.5",
        "PYPI | !=1.5 | 1.4 | 1.5.0",
        "RUBYGEMS | ~> 7.1 | 7.9 | 8.0",
        "RUBYGEMS | ~> 7.1.3 | 7.1.9 | 7.2.0",
        "MAVEN | [1.0,2.0) | 1.9 | 2.0",
        "NUGET | (1.0,2.0] | 2.0.0 | 1.0.0",
      })
  void lets_in_what_its_ecosystem_does(
      Ecosystem ecosystem, String requirement, String inside, String outside) {
    var range = RequirementRange.of(ecosystem, requirement).orElseThrow();
    assertThat(range.test(inside)).isTrue();
    assertThat(range.test(outside)).isFalse();
  }

  @Test
  void composer_writes_alternatives_with_one_stroke() {
    var range = RequirementRange.of(Ecosystem.PACKAGIST, "^1.0|^2.0").orElseThrow();
    assertThat(range.test("2.4.0")).isTrue();
    assertThat(range.test("3.0.0")).isFalse();
  }

  @Test
  void a_tag_is_no_range() {
    assertThat(RequirementRange.of(Ecosystem.NPM, "next")).isEmpty();
    assertThat(RequirementRange.of(Ecosystem.MAVEN, "${x.version}")).isEmpty();
  }
}
