package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HabitatTest {
  @ParameterizedTest
  @CsvSource({
    "src/Main.java, CODE",
    "app.PY, CODE",
    "config/app.yml, SETTINGS",
    ".env, SETTINGS",
    ".env.production, SETTINGS",
    "README.md, UNKNOWN",
    "Makefile, UNKNOWN",
    "'', UNKNOWN"
  })
  void is_told_by_the_name_of_the_file(String path, Habitat habitat) {
    assertThat(Habitat.of(path)).isEqualTo(habitat);
  }
}
