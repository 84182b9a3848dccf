package dev.bailiwick.core.dependency.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryAnswersTest {
  private static final Instant DATE = Instant.parse("2024-03-01T10:20:30Z");

  private static Known read(Ecosystem ecosystem, String name, String... bodies) {
    return RegistryAnswers.read(new PackageName(ecosystem, name), List.of(bodies)).orElseThrow();
  }

  @Test
  void npm_tells_dates_scripts_and_needs() {
    var facts =
        read(
            Ecosystem.NPM,
            "a",
            """
            {"dist-tags":{"latest":"1.1.0"},"time":{"1.0.0":"2024-03-01T10:20:30.000Z"},
             "versions":{"1.0.0":{"scripts":{"postinstall":"x"},"dependencies":{"b":"^1"}},
                         "1.1.0":{"scripts":{"test":"x"}}}}
            """);
    assertThat(facts.newest()).isEqualTo("1.1.0");
    assertThat(facts.releases())
        .containsExactly(
            new Release("1.0.0", DATE, false, true, List.of(new Need("b", "^1"))),
            new Release("1.1.0", null, false, false, List.of()));
  }

  @Test
  void pypi_tells_yanked_releases_and_those_without_a_wheel() {
    var facts =
        read(
            Ecosystem.PYPI,
            "a",
            """
            {"info":{"version":"2.0"},"releases":{"0.9":[],
              "1.0":[{"upload_time_iso_8601":"2024-03-01T10:20:30.5Z","packagetype":"sdist","yanked":true}],
              "2.0":[{"upload_time":"2024-03-01T10:20:30","packagetype":"bdist_wheel","yanked":false}]}}
            """);
    assertThat(facts.releases())
        .containsExactly(
            new Release("1.0", DATE.plusMillis(500), true, true, null), Release.of("2.0", DATE));
  }

  @Test
  void crates_io_rubygems_and_nuget_tell_dates() {
    assertThat(
            read(
                Ecosystem.CRATES,
                "a",
                """
                {"crate":{"max_stable_version":"1.0.0"},"versions":[
                  {"num":"1.0.0","created_at":"2024-03-01T10:20:30+00:00","yanked":false}]}
                """))
        .isEqualTo(new Known(List.of(Release.of("1.0.0", DATE)), "1.0.0"));
    assertThat(
            read(
                Ecosystem.RUBYGEMS,
                "a",
                """
                [{"number":"1.0","created_at":"2024-03-01T10:20:30.000Z","platform":"ruby"},
                 {"number":"1.0","created_at":"2024-03-01T10:20:30.000Z","platform":"java"}]
                """))
        .isEqualTo(new Known(List.of(Release.of("1.0", DATE)), "1.0"));
    assertThat(
            read(
                Ecosystem.NUGET,
                "A",
                """
                {"items":[{"items":[{"catalogEntry":{"version":"1.0.0","published":"2024-03-01T10:20:30+00:00","listed":false}},
                                    {"catalogEntry":{"version":"0.9.0","published":"2024-03-01T10:20:30+00:00","listed":true}}]},
                          {"@id":"a page of its own"}]}
                """,
                "{\"versions\":[\"0.8.0\",\"0.9.0\",\"1.0.0\"]}"))
        .isEqualTo(
            new Known(
                List.of(
                    new Release("1.0.0", DATE, true, false, List.of()),
                    new Release("0.9.0", DATE, false, false, List.of()),
                    Release.of("0.8.0", null)),
                "0.9.0"));
  }

  @Test
  void packagist_says_only_what_differs() {
    var facts =
        read(
            Ecosystem.PACKAGIST,
            "a/b",
            """
            {"packages":{"a/b":[{"version":"2.0.0","time":"2024-03-01T10:20:30+00:00","type":"composer-plugin"},
                                {"version":"1.0.0"}]}}
            """);
    assertThat(facts.newest()).isEqualTo("2.0.0");
    assertThat(facts.release("1.0.0").orElseThrow().runsCode()).isTrue();
  }

  @Test
  void go_and_maven_tell_the_newest_release_and_its_date() {
    assertThat(
            read(
                Ecosystem.GO,
                "example.com/x",
                "{\"Version\":\"v1.1.0\",\"Time\":\"2024-03-01T10:20:30Z\"}",
                "v1.0.0\nv1.1.0\n"))
        .isEqualTo(
            new Known(List.of(Release.of("v1.0.0", null), Release.of("v1.1.0", DATE)), "v1.1.0"));
    assertThat(
            read(
                Ecosystem.MAVEN,
                "a:b",
                """
                <metadata><versioning><release>2.0</release><versions><version>1.0</version>
                <version>2.0</version></versions><lastUpdated>20240301102030</lastUpdated></versioning></metadata>
                """))
        .isEqualTo(new Known(List.of(Release.of("1.0", null), Release.of("2.0", DATE)), "2.0"));
  }

  @ParameterizedTest
  @CsvSource({"NPM, []", "NPM, {}", "PYPI, <html>", "PACKAGIST, {}", "MAVEN, <html>"})
  void what_is_no_answer_is_none(Ecosystem ecosystem, String body) {
    assertThat(RegistryAnswers.read(new PackageName(ecosystem, "a"), List.of(body))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NPM, @s/a, https://registry.npmjs.org/@s%2fa",
    "PYPI, My.Thing, https://pypi.org/pypi/my-thing/json",
    "GO, github.com/Azure/x, https://proxy.golang.org/github.com/!azure/x/@latest",
    "MAVEN, org.a.b:c, https://repo1.maven.org/maven2/org/a/b/c/maven-metadata.xml",
    "NUGET, Foo.Bar, https://api.nuget.org/v3/registration5-semver1/foo.bar/index.json",
    "PACKAGIST, A/b, https://repo.packagist.org/p2/a/b.json"
  })
  void asks_where_the_registry_tells(Ecosystem ecosystem, String name, String address) {
    var usual = RegistryAddresses.usual(ecosystem);
    assertThat(RegistryAddresses.facts(usual, new PackageName(ecosystem, name)).getFirst())
        .isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "lodahs, lodash",
    "reactt-hooks-form, react-hook-form",
    "expresss, express",
    "cross_env, cross-env"
  })
  void names_what_was_probably_meant(String name, String meant) {
    assertThat(PopularNames.likeness(Ecosystem.NPM).nearest(name)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "lodahs, lodash",
    "lodas, lodash",
    "expresss, express",
    "exbress, express",
    "cross_env, cross-env",
    "env-cross, cross-env"
  })
  void names_what_a_name_can_be_taken_for(String name, String known) {
    assertThat(PopularNames.likeness(Ecosystem.NPM).confusable(name)).contains(known);
  }

  @ParameterizedTest
  @CsvSource({"express", "a-name-like-no-other", "zod"})
  void calls_no_known_and_no_far_name_confusable(String name) {
    assertThat(PopularNames.likeness(Ecosystem.NPM).confusable(name)).isEmpty();
  }

  @Test
  void knows_names_of_every_ecosystem_that_it_can_ask() {
    for (var ecosystem : Ecosystem.values()) {
      assertThat(PopularNames.of(ecosystem).isEmpty())
          .as(ecosystem.name())
          .isEqualTo(ecosystem == Ecosystem.DEBIAN);
    }
  }
}
