package dev.bailiwick.core.secret.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.rule.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralTest {
  private static final double WORDS = 3;
  private static final double DRAWN = 9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/login",
        "/run/secrets/db",
        "config/secrets.yaml",
        "ada@example.org",
        "#password-field",
        "forms.login.password",
        "sha256-abcdef",
        "$2a$10$abc",
        "getPassword()",
        "[a-z]{8,}",
        "1.2.3-beta",
        "C:\\keys\\app.pfx"
      })
  void is_plainly_something_else(String value) {
    assertThat(Literal.isOther(value, WORDS)).isTrue();
  }

  @Test
  void constants_and_message_keys_are_names_however_seldom_their_letters() {
    assertThat(Literal.isOther("CF_ZONE_API_TOKEN", DRAWN)).isTrue();
    assertThat(Literal.isOther("key:session:token", DRAWN)).isTrue();
  }

  @Test
  void what_was_drawn_by_chance_may_have_any_shape() {
    assertThat(Literal.isOther("Qx7.Zk3", DRAWN)).isFalse();
  }

  @Test
  void a_uuid_is_told_by_its_groups() {
    var uuid = new Template("uuid").fill("{{uuid}}");

    assertThat(Literal.isUuid(uuid)).isTrue();
    assertThat(Literal.isUuid(uuid + "0")).isFalse();
  }
}
