package dev.bailiwick.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Waiver;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassificationTest {
  private static final String POLICY =
      """
      version: 1
      classification:
        critical:     { paths: [".env*", "**/*.pem"], content: [secret, pii] }
        confidential: { paths: ["src/pricing/**"], terms: ["Project Falcon"] }
        internal:     { paths: ["**"] }
        public:       { paths: ["docs/**", "README.md"] }
      """;

  private final Classification classification = classification(POLICY);

  private static Classification classification(String yaml) {
    return policy(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", yaml))
        .classification("/repo", new InMemoryWorld());
  }

  private static EffectivePolicy policy(PolicySource... sources) {
    return PolicyReader.read(List.of(sources)).orThrow();
  }

  private static PolicySource source(Layer layer, String file, String text) {
    return new PolicySource(layer, file, text);
  }

  private static Waiver waiver(String path, Level from, Level to) {
    var rule = Layer.REPOSITORY.rule("waiver:" + path, ".bailiwick/waivers.yaml:3");
    var end = Instant.parse("2030-01-01T00:00:00Z");
    return new Waiver(path, from, to, "for a test", "Ada <a@example.org>", end, rule);
  }

  @Test
  void a_lower_layer_frees_nothing_that_an_upper_one_closed_for_everything() {
    var levels =
        policy(
                source(
                    Layer.TEAM,
                    ".claude/team-policy.yaml",
                    "classification: { confidential: { paths: ['**'] }, public: { paths: [LICENSE]"
                        + " } }"),
                source(
                    Layer.REPOSITORY,
                    "bailiwick.yaml",
                    "version: 1\nclassification: { public: { paths: ['docs/**'] } }"))
            .classification("/repo", new InMemoryWorld());

    assertThat(levels.ofPath("/repo/docs/guide.md").level()).isEqualTo(Level.CONFIDENTIAL);
    assertThat(levels.ofPath("/repo/LICENSE").level()).isEqualTo(Level.PUBLIC);
  }

  @Test
  void a_git_attribute_lifts_a_file_and_frees_none() {
    var levels =
        policy(
                source(Layer.REPOSITORY, "bailiwick.yaml", POLICY),
                source(
                    Layer.REPOSITORY,
                    ".gitattributes",
                    """
                    # *.md bailiwick-level=critical
                    *.png binary
                    docs/plan.md text bailiwick-level=confidential eol=lf
                    "docs/with space.md" bailiwick-level=critical
                    /src/** bailiwick-level=public
                    """))
            .classification("/repo", new InMemoryWorld());

    var plan = levels.ofPath("/repo/docs/plan.md");
    assertThat(plan.level()).isEqualTo(Level.CONFIDENTIAL);
    assertThat(plan.causes().getFirst().rule().source()).isEqualTo(".gitattributes:3");
    assertThat(levels.ofPath("/repo/docs/with space.md").level()).isEqualTo(Level.CRITICAL);
    assertThat(levels.ofPath("/repo/docs/guide.md").level()).isEqualTo(Level.PUBLIC);
    assertThat(levels.ofPath("/repo/src/app.ts").level()).isEqualTo(Level.INTERNAL);
    assertThat(levels.ofPath("/repo/src/pricing/a.ts").level()).isEqualTo(Level.CONFIDENTIAL);
  }

  @Test
  void an_unknown_level_in_the_attributes_is_a_problem_with_its_line() {
    var read =
        PolicyReader.read(
            List.of(source(Layer.REPOSITORY, ".gitattributes", "\n*.md bailiwick-level=secret\n")));

    assertThat(((PolicyReader.Rejected) read).problems().getFirst().toString())
        .contains(".gitattributes:2", "`secret`", "known: public, internal");
  }

  @Test
  void a_waiver_lowers_what_is_not_stricter_than_it_says() {
    var levels =
        policy(source(Layer.REPOSITORY, "bailiwick.yaml", POLICY))
            .with(
                List.of(
                    waiver("src/pricing/list.ts", Level.CONFIDENTIAL, Level.PUBLIC),
                    waiver("docs/**", Level.CONFIDENTIAL, Level.INTERNAL)))
            .classification("/repo", new InMemoryWorld());
    var list = "/repo/src/pricing/list.ts";
    var label = levels.waived(list, levels.ofPath(list));
    assertThat(label.level()).isEqualTo(Level.PUBLIC);
    assertThat(label.causes().getFirst().rule().id()).isEqualTo("waiver:src/pricing/list.ts");

    var other = "/repo/src/pricing/rate.ts";
    assertThat(levels.waived(other, levels.ofPath(other)).level()).isEqualTo(Level.CONFIDENTIAL);
    var key = "/repo/docs/key.pem";
    assertThat(levels.waived(key, levels.ofPath(key)).level()).isEqualTo(Level.CRITICAL);
    var guide = "/repo/docs/guide.md";
    assertThat(levels.waived(guide, levels.ofPath(guide)).level()).isEqualTo(Level.PUBLIC);
    var term = levels.ofContent(levels.ofPath(guide), "about Project Falcon", false);
    assertThat(levels.waived(guide, term).level()).isEqualTo(Level.INTERNAL);
  }

  @Test
  void a_waiver_changes_the_policys_fingerprint() {
    var policy = policy(source(Layer.REPOSITORY, "bailiwick.yaml", POLICY));
    var waived = policy.with(List.of(waiver("docs/a.md", Level.CONFIDENTIAL, Level.PUBLIC)));

    assertThat(waived.fingerprint()).isNotEqualTo(policy.fingerprint());
    assertThat(policy.with(List.of()).fingerprint()).isEqualTo(policy.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({
    "/repo/.env, CRITICAL",
    "/repo/packages/api/.env.local, CRITICAL",
    "/repo/docs/.env, CRITICAL",
    "/repo/docs/key.pem, CRITICAL",
    "/repo/src/pricing/model.ts, CONFIDENTIAL",
    "/repo/src/app.ts, INTERNAL",
    "/repo/docs/guide.md, PUBLIC",
    "/repo/README.md, PUBLIC",
  })
  void the_strictest_line_that_names_a_path_wins(String path, Level level) {
    assertThat(classification.ofPath(path).level()).isEqualTo(level);
  }

  @Test
  void a_label_names_the_line_that_set_it() {
    var cause = classification.ofPath("/repo/.env").causes().getFirst();

    assertThat(cause.rule().id()).isEqualTo("classification.critical");
    assertThat(cause.rule().source()).isEqualTo("bailiwick.yaml:3");
  }

  @Test
  void a_term_lifts_a_public_file() {
    var known = classification.ofPath("/repo/docs/guide.md");

    var label = classification.ofContent(known, "as projectFalcon shows", false);

    assertThat(label.level()).isEqualTo(Level.CONFIDENTIAL);
  }

  @Test
  void personal_data_and_secrets_lift_a_file_to_the_level_that_asks_for_them() {
    assertThat(classification.ofContent(Label.UNLABELLED, "ssn 219-09-9999", false).level())
        .isEqualTo(Level.CRITICAL);
    assertThat(classification.ofContent(Label.UNLABELLED, "", true).level())
        .isEqualTo(Level.CRITICAL);
  }

  @Test
  void content_never_lowers_a_label() {
    var known = classification.ofPath("/repo/.env");

    assertThat(classification.ofContent(known, "harmless", false)).isEqualTo(known);
  }

  @Test
  void what_nobody_labelled_is_internal() {
    var silent = classification("version: 1\n");

    assertThat(silent.ofPath("/repo/src/app.ts")).isEqualTo(Label.UNLABELLED);
  }

  @Test
  void a_pattern_that_is_none_is_named_with_its_line() {
    var yaml = "version: 1\nclassification:\n  critical: { paths: ['a/../b'], terms: ['--'] }\n";
    var read = PolicyReader.read(List.of(new PolicySource(Layer.REPOSITORY, "p.yaml", yaml)));

    assertThat(((PolicyReader.Rejected) read).problems())
        .extracting(Object::toString)
        .allMatch(problem -> problem.contains("p.yaml:3"))
        .hasSize(2);
  }
}
