package dev.bailiwick.core.secret.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNameTest {
  private static final String WORD = "token";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "apiToken",
        "API_TOKEN",
        "authtoken",
        "token2",
        "tokenValue",
        "token_prod",
        "my-token-eu"
      })
  void names_a_secret(String name) {
    assertThat(is(name, Tie.EQUALS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokenizer",
        "tokens",
        "tokenUrl",
        "TOKEN_TTL",
        "token_type",
        "csrfToken",
        "cancellationToken",
        "next-token",
        "sha256_token",
        "nonMatchingToken"
      })
  void names_something_about_one(String name) {
    assertThat(is(name, Tie.EQUALS)).isFalse();
  }

  @Test
  void a_function_that_asks_takes_a_name_and_no_secret() {
    assertThat(is("getToken", Tie.CALL)).isFalse();
    assertThat(is("setToken", Tie.CALL)).isTrue();
  }

  @Test
  void a_name_is_cut_at_its_humps() {
    assertThat(SecretName.humps("dbRoot_Password-2"))
        .containsExactly("db", "root", "password", "2");
  }

  private static boolean is(String name, Tie tie) {
    var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    int word = name.toLowerCase(Locale.ROOT).indexOf(WORD);
    var assignment = new Assignment(0, name.length(), tie, 0, 0, true);
    return SecretName.is(bytes, assignment, word, word + WORD.length());
  }
}
