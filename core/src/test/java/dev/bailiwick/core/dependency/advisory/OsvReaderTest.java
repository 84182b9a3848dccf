package dev.bailiwick.core.dependency.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.advisory.Advisory.Match;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OsvReaderTest {

  private static List<OsvReader.Affected> affected(String text) {
    return OsvReader.read(text) instanceof OsvReader.Read read ? read.affected() : List.of();
  }

  private static Advisory advisory(String id, String ecosystem, String rest) {
    return affected(
            """
            {"id":"%s","modified":"2026-01-02T03:04:05Z","aliases":["CVE-2026-1"],"summary":"Bad.",
             "affected":[{"package":{"ecosystem":"%s","name":"thing"},%s}]}
            """
                .formatted(id, ecosystem, rest))
        .getFirst()
        .advisory();
  }

  private static String range(String events) {
    return "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[" + events + "]}]";
  }

  @ParameterizedTest
  @CsvSource({
    "0.9.0, NONE",
    "1.0.0-rc.1, NONE",
    "1.0.0, AFFECTED",
    "1.9.9, AFFECTED",
    "2.0.0-beta, AFFECTED",
    "2.0.0, NONE",
    "3.0.0, AFFECTED",
    "3.1.0, AFFECTED",
    "3.1.1, NONE"
  })
  void a_version_between_events_is_affected(String version, Match match) {
    // The events stand in no order, as the schema allows.
    var advisory =
        advisory(
            "GHSA-1",
            "npm",
            range(
                "{\"fixed\":\"2.0.0\"},{\"introduced\":\"1.0.0\"},"
                    + "{\"introduced\":\"3.0.0\"},{\"last_affected\":\"3.1.0\"}"));
    assertThat(advisory.match(Ecosystem.NPM, version)).isEqualTo(match);
  }

  @Test
  void nought_stands_before_every_version() {
    var advisory = advisory("GHSA-1", "npm", range("{\"introduced\":\"0\"},{\"fixed\":\"1.0.0\"}"));
    assertThat(advisory.match(Ecosystem.NPM, "0.0.0-alpha")).isEqualTo(Match.AFFECTED);
  }

  @Test
  void a_range_may_hold_one_version() {
    var advisory =
        advisory(
            "GHSA-1", "npm", range("{\"introduced\":\"4.0.5\"},{\"last_affected\":\"4.0.5\"}"));
    assertThat(advisory.match(Ecosystem.NPM, "4.0.5")).isEqualTo(Match.AFFECTED);
    assertThat(advisory.match(Ecosystem.NPM, "4.0.6")).isEqualTo(Match.NONE);
  }

  @Test
  void a_limit_bounds_a_range() {
    var advisory = advisory("X", "npm", range("{\"introduced\":\"0\"},{\"limit\":\"1.0.0\"}"));
    assertThat(advisory.match(Ecosystem.NPM, "0.5.0")).isEqualTo(Match.AFFECTED);
    assertThat(advisory.match(Ecosystem.NPM, "1.0.0")).isEqualTo(Match.NONE);
  }

  @Test
  void a_listed_version_is_affected_in_any_spelling() {
    var advisory = advisory("PYSEC-1", "PyPI", "\"versions\":[\"1.0\",\"1.1\"]");
    assertThat(advisory.match(Ecosystem.PYPI, "1.0.0")).isEqualTo(Match.AFFECTED);
    assertThat(advisory.match(Ecosystem.PYPI, "1.2")).isEqualTo(Match.NONE);
  }

  @Test
  void malware_with_a_list_and_a_range_of_everything_denies_the_list_alone() {
    var advisory =
        advisory(
            "MAL-2026-1", "npm", "\"versions\":[\"1.2.3\"]," + range("{\"introduced\":\"0\"}"));
    assertThat(advisory.kind()).isEqualTo(Advisory.Kind.MALICIOUS);
    assertThat(advisory.match(Ecosystem.NPM, "1.2.3")).isEqualTo(Match.AFFECTED);
    assertThat(advisory.match(Ecosystem.NPM, "1.2.4")).isEqualTo(Match.POSSIBLE);
  }

  @Test
  void databases_tell_malware_in_their_own_words() {
    var everything = range("{\"introduced\":\"0\"}");
    assertThat(
            advisory(
                    "RUSTSEC-2026-1",
                    "crates.io",
                    everything + ",\"database_specific\":{\"categories\":[\"malicious\"]}")
                .kind())
        .isEqualTo(Advisory.Kind.MALICIOUS);
    assertThat(
            affected(
                    """
                    {"id":"GHSA-2","modified":"2026-01-02T03:04:05Z",
                     "database_specific":{"cwe_ids":["CWE-506"]},
                     "affected":[{"package":{"ecosystem":"npm","name":"x"},"versions":["1.0.0"]}]}
                    """)
                .getFirst()
                .advisory()
                .kind())
        .isEqualTo(Advisory.Kind.MALICIOUS);
    assertThat(advisory("GHSA-1", "npm", everything).kind()).isEqualTo(Advisory.Kind.VULNERABLE);
  }

  @Test
  void malware_without_a_list_is_malware_in_every_version() {
    var advisory = advisory("MAL-2026-1", "npm", range("{\"introduced\":\"0\"}"));
    assertThat(advisory.match(Ecosystem.NPM, "9.9.9")).isEqualTo(Match.AFFECTED);
  }

  @Test
  void what_is_no_version_is_never_called_sound() {
    var advisory = advisory("GHSA-1", "npm", range("{\"introduced\":\"5.0.0\"}"));
    assertThat(advisory.match(Ecosystem.NPM, "")).isEqualTo(Match.POSSIBLE);
  }

  @Test
  void names_the_next_fix_above() {
    var advisory =
        advisory(
            "GHSA-1",
            "npm",
            range(
                "{\"introduced\":\"0\"},{\"fixed\":\"1.2.6\"},"
                    + "{\"introduced\":\"2.0.0\"},{\"fixed\":\"2.0.1\"}"));
    assertThat(advisory.fix(Ecosystem.NPM, "1.0.0")).contains("1.2.6");
    assertThat(advisory.fix(Ecosystem.NPM, "2.0.0")).contains("2.0.1");
    assertThat(advisory.fix(Ecosystem.NPM, "3.0.0")).isEmpty();
  }

  @Test
  void a_withdrawn_record_says_nothing() {
    assertThat(
            affected(
                """
                {"id":"GHSA-1","modified":"2026-01-02T03:04:05Z","withdrawn":"2026-01-03T00:00:00Z",
                 "affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"]}]}
                """))
        .isEmpty();
  }

  @Test
  void ranges_of_commits_and_strange_ecosystems_are_passed_over() {
    assertThat(
            affected(
                """
                {"id":"GHSA-1","modified":"2026-01-02T03:04:05Z","affected":[
                  {"package":{"ecosystem":"Hex","name":"a"},"versions":["1.0.0"]},
                  {"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]}]}
                """))
        .isEmpty();
  }

  @Test
  void one_package_in_two_entries_is_one_advisory() {
    var affected =
        affected(
            """
            {"id":"GHSA-1","modified":"2026-01-02T03:04:05Z","affected":[
              {"package":{"ecosystem":"PyPI","name":"My.Thing"},"versions":["1.0"]},
              {"package":{"ecosystem":"PyPI","name":"my-thing"},"versions":["2.0"]}]}
            """);
    assertThat(affected).hasSize(1);
    assertThat(affected.getFirst().advisory().versions()).containsExactly("1.0", "2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, CRITICAL",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, HIGH",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, MEDIUM",
    "CVSS:3.0/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N, LOW",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N, HIGH"
  })
  void a_vector_is_rated_and_an_unrated_record_is_no_harmless_one(
      String vector, Severity severity) {
    var advisory =
        advisory(
            "GHSA-1",
            "npm",
            "\"versions\":[\"1.0.0\"],\"severity\":[{\"type\":\"CVSS\",\"score\":\"%s\"}]"
                .formatted(vector));
    assertThat(advisory.severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 6.1",
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H, 9.9",
    "CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:L, 1.6"
  })
  void scores_are_those_of_the_specification(String vector, double score) {
    assertThat(CvssVector.score(vector)).contains(score);
  }

  @Test
  void refuses_what_is_no_record() {
    assertThat(OsvReader.read("[]")).isEqualTo(new OsvReader.Refused("no JSON object"));
    assertThat(OsvReader.read("{}")).isEqualTo(new OsvReader.Refused("no `id`"));
    assertThat(OsvReader.read("{")).isInstanceOf(OsvReader.Refused.class);
  }
}
