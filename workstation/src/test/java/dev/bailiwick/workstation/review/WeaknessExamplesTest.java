package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule finds what it shows as bad and lets pass what it shows as good.
final class WeaknessExamplesTest {
  private static final Rules RULES = Rules.packed();
  private static final Map<String, String> ENDINGS =
      Map.of("script", "ts", "python", "py", "java", "java", "go", "go");

  @TempDir private Path folder;

  static Stream<Arguments> bad() {
    return examples(Weakness::bad);
  }

  static Stream<Arguments> good() {
    return examples(Weakness::good);
  }

  private static Stream<Arguments> examples(
      java.util.function.Function<Weakness, List<Weakness.Example>> which) {
    return RULES.weaknesses().stream()
        .flatMap(weakness ->
            which.apply(weakness).stream()
                .map(example -> Arguments.of(weakness.id(), example.language(), example.code())));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void finds_the_bad_example(String rule, String language, String code) throws IOException {
    assertThat(review(language, code)).extracting(Finding::rule).contains(rule);
  }

  @ParameterizedTest
  @MethodSource("good")
  void lets_the_good_example_pass(String rule, String language, String code) throws IOException {
    assertThat(review(language, code)).extracting(Finding::rule).doesNotContain(rule);
  }

  @Test
  void every_language_has_models() {
    for (var language : List.of("script", "python", "java", "go")) {
      assertThat(RULES.models(language).size()).as(language).isGreaterThan(150);
    }
  }

  private List<Finding> review(String language, String code) throws IOException {
    Files.writeString(folder.resolve("example." + ENDINGS.get(language)), code);
    return new FolderReview(folder, RULES, 1, () -> {}).all(List.of(folder)).findings().findings();
  }
}
