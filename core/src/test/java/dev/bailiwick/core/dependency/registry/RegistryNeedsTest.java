package dev.bailiwick.core.dependency.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import org.junit.jupiter.api.Test;

final class RegistryNeedsTest {

  @Test
  void pypi_without_extras_and_pythons_that_nobody_runs() {
    assertThat(
            RegistryNeeds.read(
                Ecosystem.PYPI,
                """
                {"info":{"requires_dist":["a (>=1.0,<2)","b[x]>=2 ; python_version >= \\"3.9\\"",
                  "c ; extra == 'dev'","d; python_version < '3.8'","e"]}}
                """))
        .hasValueSatisfying(needs ->
            assertThat(needs)
                .containsExactly(
                    new Need("a", ">=1.0,<2"), new Need("b", ">=2"), new Need("e", "")));
  }

  @Test
  void crates_io_without_what_is_optional_or_for_tests() {
    assertThat(
            RegistryNeeds.read(
                Ecosystem.CRATES,
                """
                {"dependencies":[{"crate_id":"a","req":"^1","kind":"normal"},
                  {"crate_id":"b","req":"^1","kind":"dev"},
                  {"crate_id":"c","req":"^1","kind":"normal","optional":true},
                  {"crate_id":"d","req":"=2","kind":"build"}]}
                """))
        .hasValueSatisfying(
            needs -> assertThat(needs).containsExactly(new Need("a", "^1"), new Need("d", "=2")));
  }

  @Test
  void rubygems_what_runs() {
    assertThat(
            RegistryNeeds.read(
                Ecosystem.RUBYGEMS,
                """
                {"dependencies":{"development":[{"name":"t","requirements":">= 0"}],
                  "runtime":[{"name":"a","requirements":"~> 1.2"}]}}
                """))
        .hasValueSatisfying(needs -> assertThat(needs).containsExactly(new Need("a", "~> 1.2")));
  }

  @Test
  void a_go_mod_without_what_it_replaces_or_excludes() {
    var mod =
        """
        module example.org/m

        go 1.22

        require (
        \texample.org/a v1.0.0
        \texample.org/b/v2 v2.1.0 // indirect
        )

        require example.org/c v0.1.0

        replace (
        \texample.org/a => example.org/z v9.0.0
        )
        exclude example.org/y v1.0.0
        """;
    assertThat(RegistryNeeds.read(Ecosystem.GO, mod))
        .hasValueSatisfying(needs ->
            assertThat(needs)
                .containsExactly(
                    new Need("example.org/a", "v1.0.0"),
                    new Need("example.org/b/v2", "v2.1.0"),
                    new Need("example.org/c", "v0.1.0")));
  }

  @Test
  void a_pom_without_tests_options_and_what_it_manages() {
    var pom =
        """
        <project><dependencyManagement><dependencies><dependency><groupId>m</groupId>
        <artifactId>m</artifactId></dependency></dependencies></dependencyManagement>
        <dependencies>
        <dependency><groupId>a</groupId><artifactId>b</artifactId><version>1.0</version></dependency>
        <dependency><groupId>a</groupId><artifactId>c</artifactId><version>${v}</version>
          <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>
        <dependency><groupId>t</groupId><artifactId>t</artifactId><scope>test</scope></dependency>
        <dependency><groupId>o</groupId><artifactId>o</artifactId><optional>true</optional></dependency>
        </dependencies></project>
        """;
    assertThat(RegistryNeeds.read(Ecosystem.MAVEN, pom))
        .hasValueSatisfying(needs ->
            assertThat(needs).containsExactly(new Need("a:b", "1.0"), new Need("a:c", "")));
    assertThat(RegistryNeeds.read(Ecosystem.MAVEN, "<html>")).isEmpty();
  }
}
