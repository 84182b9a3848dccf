package dev.bailiwick.core.dependency.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order of each scheme, from the earliest to the latest of a line. What the tools themselves
/// say of some fifty thousand pairs is measured by `proof/dependencies/measure`.
final class VersionSchemeTest {

  @ParameterizedTest
  @CsvSource({
    "SEMANTIC, 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0",
    "SEMANTIC, 0.0.0-20200101000000-0123456789ab < 0.9.0 < v1.0.0 < v1.0.1-0.20210101 < 1.0.1",
    "SEMANTIC, 9.0.0 < 10.0.0 < 99999999999999999999.0.0 < 100000000000000000000.0.0",
    "SEMANTIC, 1.2.3-4 < 1.2.3-4-foo < 1.2.3",
    "NUGET, 1.0.0-alpha < 1.0.0 < 1.0.0.1-a < 1.0.0.1 < 1.0.1",
    "PYTHON, 1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0b2 < 1.0rc1 < 1.0 < 1.0+local < 1.0+1",
    "PYTHON, 1.0 < 1.0.post1.dev2 < 1.0.post1 < 1.1 < 1!0.1",
    "PYTHON, not-a-version < 0.0.dev0",
    "MAVEN, 1-alpha2 < 1-alpha-123 < 1-beta-2 < 1-beta-123 < 1-m2 < 1-rc < 1-SNAPSHOT < 1",
    "MAVEN, 1 < 1-sp < 1-a < 1-1-snapshot < 1-1 < 1.1 < 1.2.0-jre8 < 1.10",
    "RUBY, 1.0.a.9 < 1.0.a10 < 1.0.b1 < 1.0 < 1.0.1 < 1.1 < 1.10",
    "RUBY, 1.0.0-x86 < 1.0.0",
    "COMPOSER, 1.0-dev < 1.0-alpha1 < 1.0-beta < 1.0-RC2 < 1.0 < 1.0-patch1 < 1.0.1",
    "COMPOSER, v3.4.0-alpha < v3.4",
    "DEBIAN, 1.0~rc1-1 < 1.0-1 < 1.0-1+deb9u1 < 1.0a-1 < 1.0+a-1 < 1.0.1 < 1:0.1"
  })
  void puts_versions_in_the_order_of_their_own_tools(VersionScheme scheme, String line) {
    var versions = line.split(" < ");
    for (int i = 0; i < versions.length; i++) {
      for (int j = 0; j < versions.length; j++) {
        assertThat(
                Integer.signum(
                    version(scheme, versions[i]).compareTo(version(scheme, versions[j]))))
            .as(versions[i] + " to " + versions[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SEMANTIC, 1.2.3, v1.2.3+build",
    "SEMANTIC, 1.2.0, 1.2",
    "NUGET, 1.0, 1.0.0.0",
    "NUGET, 1.0.0-BETA, 1.0.0-beta+a",
    "PYTHON, 1.0, 1.0.0",
    "PYTHON, 1.0-alpha.1, 1a1",
    "PYTHON, 1.0-1, 1.0.post1",
    "PYTHON, v1.0rc, 1.0c0",
    "MAVEN, 1, 1.0.0-ga",
    "MAVEN, 1.0.Final, 1.0.0",
    "MAVEN, 1-a1, 1-alpha-1",
    "MAVEN, 1.0-cr1, 1.0-rc-1",
    "RUBY, 1.0.0, 1",
    "RUBY, 1.0.a2, 1.0.a.2",
    "COMPOSER, v1.0, 1.0.0.0",
    "COMPOSER, 1.0.0b3, 1.0.0-beta.3",
    "DEBIAN, 0:1.0, 1.0-0"
  })
  void knows_two_spellings_of_one_version(VersionScheme scheme, String first, String second) {
    assertThat(version(scheme, first)).isEqualByComparingTo(version(scheme, second));
    assertThat(version(scheme, second)).isEqualByComparingTo(version(scheme, first));
  }

  @ParameterizedTest
  @CsvSource({
    "SEMANTIC, 1.0.0-rc.1, true",
    "SEMANTIC, 1.0.0+build, false",
    "PYTHON, 1.0.dev3, true",
    "PYTHON, 1.0.post3, false",
    "MAVEN, 1.0-SNAPSHOT, true",
    "MAVEN, 33.0.0-jre, false",
    "RUBY, 1.0.pre, true",
    "COMPOSER, 1.0-RC1, true",
    "COMPOSER, 1.0-p1, false"
  })
  void tells_what_is_not_finished(VersionScheme scheme, String version, boolean isPrerelease) {
    assertThat(version(scheme, version).isPrerelease()).isEqualTo(isPrerelease);
  }

  @Test
  void finds_no_version_where_there_is_none() {
    for (var scheme : VersionScheme.values()) {
      assertThat(scheme.parse(" ")).isEmpty();
      assertThat(scheme.parse("1".repeat(600))).isEmpty();
    }
    assertThat(VersionScheme.DEBIAN.parse("one:1.0")).isEmpty();
  }

  @Test
  void does_not_compare_across_schemes() {
    var npm = version(VersionScheme.SEMANTIC, "1.0.0");
    var maven = version(VersionScheme.MAVEN, "1.0.0");
    assertThatThrownBy(() -> npm.compareTo(maven)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Version version(VersionScheme scheme, String text) {
    return scheme.parse(text).orElseThrow();
  }
}
