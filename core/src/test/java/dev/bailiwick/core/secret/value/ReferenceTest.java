package dev.bailiwick.core.secret.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${DB_PASSWORD}",
        "prefix-${DB_PASSWORD}",
        "$(cat token)",
        "$DB_PASSWORD",
        "process.env.TOKEN",
        "os.environ['TOKEN']",
        "{{ vault_password }}",
        "${{ secrets.TOKEN }}",
        "#{ENV['TOKEN']}",
        "%DB_PASSWORD%",
        "%(password)s",
        "vault:secret/data/app#password",
        "op://vault/item/field",
        "ENC[AES256_GCM,data:x]",
        "arn:aws:secretsmanager:eu-west-1:1:secret:x",
        "<your password>",
        "{name}"
      })
  void says_where_the_secret_is(String value) {
    assertThat(Reference.is(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pa$$word", "super$ecret", "m{h}o)p${e]n", "tr0ub4dor&3", "100%sure!", "P@ssw0rd"})
  void is_the_secret(String value) {
    assertThat(Reference.is(value)).isFalse();
  }
}
