package dev.bailiwick.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.InMemoryWorld;
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
    var source = new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", yaml);
    var read = (PolicyReader.Read) PolicyReader.read(List.of(source));
    return read.policy().classification("/repo", new InMemoryWorld());
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
