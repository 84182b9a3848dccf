package dev.bailiwick.core.dependency.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.AdmissionRules.Word;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.audit.Ignore;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(400));

  private static AdmissionRules rules(Word scripts, Word offline, List<Ignore> ignores) {
    return new AdmissionRules(true, Duration.ofDays(7), true, scripts, offline, ignores, NOW);
  }

  private static final AdmissionRules RULES = rules(Word.ASK, Word.ASK, List.of());

  private static Dependency npm(String name, String version) {
    return Dependency.wanted(Ecosystem.NPM, name, version, new Place("", 1)).at(version);
  }

  private static Admission.Assessment of(
      AdmissionRules rules, Dependency dependency, Standing standing, PackageFacts facts) {
    return new Admission(KnownFacts.index(), rules)
        .of(new Candidate(dependency, standing, dependency.version()), facts, Circumstances.PLAIN);
  }

  private static List<String> against(Admission.Assessment assessment) {
    return assessment.objections().stream().map(Objection::rule).toList();
  }

  private static Known with(Release... releases) {
    return new Known(List.of(releases), releases[releases.length - 1].version());
  }

  @Test
  void a_mature_package_in_one_version_comes_in() {
    var facts = with(Release.of("1.0.0", LONG_AGO), Release.of("1.1.0", LONG_AGO));
    assertThat(against(of(RULES, npm("thing", "1.0.0"), Standing.NEWCOMER, facts))).isEmpty();
  }

  @Test
  void what_is_left_open_is_pinned_to_the_version_that_would_come() {
    var facts = with(Release.of("1.0.0", LONG_AGO), Release.of("1.1.0", LONG_AGO));
    assertThat(of(RULES, npm("thing", ""), Standing.NEWCOMER, facts).pin()).isEqualTo("1.1.0");
  }

  @Test
  void a_young_release_is_asked_about_with_the_newest_mature_one() {
    var facts =
        with(
            Release.of("1.0.0", LONG_AGO),
            Release.of("1.1.0", LONG_AGO),
            Release.of("1.2.0", NOW.minus(Duration.ofDays(6))));
    var assessment = of(RULES, npm("thing", ""), Standing.KNOWN, facts);
    assertThat(against(assessment)).containsExactly("too-young");
    assertThat(assessment.objections().getFirst().instead()).isEqualTo("1.1.0");
    assertThat(assessment.objections().getFirst().reason()).contains("6 days ago", "7 days");
  }

  @Test
  void the_mature_one_offered_is_no_vulnerable_one() {
    var facts =
        with(
            Release.of("4.17.20", LONG_AGO),
            Release.of("4.17.21", LONG_AGO),
            Release.of("4.18.0", NOW));
    assertThat(
            of(RULES, npm("lodash", ""), Standing.KNOWN, facts).objections().getFirst().instead())
        .isEqualTo("4.17.21");
  }

  @Test
  void what_may_come_from_elsewhere_is_asked_about_and_an_invention_denied() {
    var missing = new PackageFacts.Missing();
    var admission = new Admission(KnownFacts.index(), RULES);
    var newcomer = Candidate.newcomer(npm("@acme/ui", "1.0.0"));
    assertThat(admission.of(newcomer, missing, Circumstances.PLAIN).denies()).isTrue();
    var elsewhere = admission.of(newcomer, missing, new Circumstances(false, "", true));
    assertThat(elsewhere.denies()).isFalse();
    assertThat(against(elsewhere)).containsExactly("missing");
    assertThat(of(RULES, npm("@acme/ui", "1.0.0"), Standing.KNOWN, missing).denies()).isFalse();
  }

  @Test
  void scripts_count_for_newcomers_and_as_the_policy_says() {
    var facts = with(new Release("1.0.0", LONG_AGO, false, true, List.of()));
    var thing = npm("thing", "1.0.0");
    assertThat(against(of(RULES, thing, Standing.NEWCOMER, facts)))
        .containsExactly("lifecycle-scripts");
    assertThat(against(of(RULES, thing, Standing.KNOWN, facts))).isEmpty();
    assertThat(of(rules(Word.DENY, Word.ASK, List.of()), thing, Standing.NEWCOMER, facts).denies())
        .isTrue();
    assertThat(against(of(rules(Word.ALLOW, Word.ASK, List.of()), thing, Standing.NEWCOMER, facts)))
        .isEmpty();
  }

  @Test
  void nobody_to_ask_is_closed_for_newcomers_and_open_for_what_is_sealed() {
    var unknown = new PackageFacts.Unknown("offline");
    var thing = npm("thing", "1.0.0");
    assertThat(against(of(RULES, thing, Standing.NEWCOMER, unknown))).containsExactly("unheard-of");
    assertThat(
            of(rules(Word.ASK, Word.DENY, List.of()), thing, Standing.NEWCOMER, unknown).denies())
        .isTrue();
    assertThat(against(of(RULES, thing.sealedBy(List.of("sha512-x")), Standing.KNOWN, unknown)))
        .isEmpty();
    assertThat(against(of(RULES, thing, Standing.LOCKED, unknown))).isEmpty();
  }

  @Test
  void a_locked_version_that_is_malicious_is_refused_all_the_same() {
    var unknown = new PackageFacts.Unknown("offline");
    assertThat(of(RULES, npm("debug", "4.4.2"), Standing.LOCKED, unknown).denies()).isTrue();
    assertThat(of(RULES, npm("debug", "4.4.1"), Standing.LOCKED, unknown).objections()).isEmpty();
  }

  @Test
  void an_ignored_advisory_asks_no_more_while_its_days_last() {
    var facts = with(Release.of("4.17.20", LONG_AGO));
    var lodash = npm("lodash", "4.17.20");
    var ignore = new Ignore("CVE-2021-23337", "lodash", "no templates", LocalDate.of(2026, 12, 1));
    assertThat(against(of(RULES, lodash, Standing.KNOWN, facts))).containsExactly("vulnerable");
    assertThat(
            against(of(rules(Word.ASK, Word.ASK, List.of(ignore)), lodash, Standing.KNOWN, facts)))
        .isEmpty();
  }

  @Test
  void a_name_near_a_known_one_weighs_only_where_the_package_is_young() {
    var young = with(Release.of("1.0.0", NOW.minus(Duration.ofDays(30))));
    var old =
        with(
            Release.of("1.0.0", LONG_AGO),
            Release.of("1.1.0", LONG_AGO),
            Release.of("1.2.0", LONG_AGO),
            Release.of("1.3.0", LONG_AGO));
    assertThat(against(of(RULES, npm("expres", "1.0.0"), Standing.NEWCOMER, young)))
        .containsExactly("look-alike");
    assertThat(against(of(RULES, npm("expres", "1.0.0"), Standing.NEWCOMER, old))).isEmpty();
  }
}
