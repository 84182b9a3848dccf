package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.secret.rule.Template;
import dev.bailiwick.core.secret.value.Surprise;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SurpriseTest {
  private static final double DRAWN = 4.8;
  private static final int SAMPLES = 1_000;

  private final Surprise surprise = SecretScanner.packedModel();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "getPasswordFromVault",
        "UsernamePasswordAuthenticationFilter",
        "redis-user-password",
        "client_side_encryption",
        "Authorization"
      })
  void words_and_names_need_few_bits(String text) {
    assertThat(surprise.of(text)).isLessThan(DRAWN);
  }

  @ParameterizedTest
  @CsvSource({
    "{{alnum:16}}, 0.999",
    "{{base64url:32}}, 0.999",
    "{{base36:20}}, 0.999",
    "{{hex:32}}, 0.98"
  })
  void what_is_drawn_by_chance_needs_more(String template, double least) {
    var drawn = new Template("surprise");
    long above =
        IntStream.range(0, SAMPLES).filter(_ -> surprise.of(drawn.fill(template)) >= DRAWN).count();

    assertThat(above).isGreaterThanOrEqualTo(Math.round(least * SAMPLES));
  }

  @Test
  void nothing_surprises_nobody() {
    assertThat(surprise.of("")).isZero();
  }

  @Test
  void a_model_of_another_size_is_refused() {
    assertThatThrownBy(() -> new Surprise(new byte[8])).hasMessageContaining("262144 costs");
  }
}
