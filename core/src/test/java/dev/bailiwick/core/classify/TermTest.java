package dev.bailiwick.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TermTest {
  private final Term falcon = Term.of("Project Falcon");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about Project Falcon.",
        "PROJECT_FALCON=1",
        "import projectFalcon",
        "class ProjectFalconService",
        "project-falcon/",
        "the project\n falcon",
        "myProjectFalcon",
      })
  void is_in(String text) {
    assertThat(falcon.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"projectfalconer", "a project of a falcon", "subproject falconry"})
  void is_not_in(String text) {
    assertThat(falcon.isIn(text)).isFalse();
  }

  @Test
  void a_term_without_letters_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Term.of("--"));
  }
}
