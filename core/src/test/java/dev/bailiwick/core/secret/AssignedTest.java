package dev.bailiwick.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.secret.rule.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignedTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // bailiwick-ignore: assigned-password -- made up for this test
        "password = 'hunter2'",
        // bailiwick-ignore: assigned-password -- made up for this test
        "\"db_password\": \"correcthorse9\"",
        // bailiwick-ignore: assigned-password -- made up for this test
        "String adminPassword = \"Welcome1\";",
        // bailiwick-ignore: assigned-password -- made up for this test
        "if (password == \"letmein\") {",
        // bailiwick-ignore: assigned-password -- made up for this test
        "login(user='ada', password='s3cr3t')",
        // bailiwick-ignore: sql-password -- made up for this test
        "CREATE USER ada WITH PASSWORD 'horse7battery'",
        // bailiwick-ignore: database-url-password -- made up for this test
        "redis://ada:horse7battery@db:6379/0",
        "api_key: '{{hex:32}}'",
        "APP_SECRET={{alnum:40}}",
        "setProperty(\"ACCESS_TOKEN\", \"{{base64url:40}}\")",
        "access_token = \"{{uuid}}\"",
        "manager.setCipherKey(Base64.decode(\"{{base64:22}}==\"));",
        "# jwt_secret: {{alpha:24}}",
        // bailiwick-ignore: assigned-password -- made up for this test
        "rootpwd=\"MANAGER1\""
      })
  void finds_a_literal_under_the_name_of_a_secret(String template) {
    assertThat(rules(template, Habitat.CODE)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = getPassword()",
        "password: password,",
        "password = userInput.password",
        "passwordLabel = 'Enter it twice'",
        "password = 'password'",
        "password: '<your password>'",
        "password = \"${DB_PASSWORD}\"",
        "password = os.environ['DB_PASSWORD']",
        "token = tokens[0].value",
        "token: 'string'",
        "tokenUrl = '{{alnum:40}}'",
        "csrf_token = '{{alnum:40}}'",
        "secret = 'my-little-secret'",
        "api_key = 'CF_ZONE_API_KEY'",
        "credentials: 'include'",
        "input('password', 'Password')",
        "password: 'wrong-password'",
        "docker login -u ada -p k8Zq2_${NAME}",
        "password = password.decode('UTF-8')",
        "spring.password=${DB_PASSWORD:horse}",
        "PASSWORD=O$(openssl rand -base64 6)",
        "hash('password', '{{alnum:16}}')",
        "key = 'settings.account.title'",
        "cache_key = '{{hex:40}}'"
      })
  void leaves_names_references_and_words(String template) {
    assertThat(rules(template, Habitat.CODE)).isEmpty();
  }

  @Test
  void without_quotes_a_word_is_a_value_in_settings_and_a_name_in_code() {
    assertThat(rules("password: horsebattery", Habitat.SETTINGS))
        .containsExactly("assigned-password");
    assertThat(rules("password: horsebattery", Habitat.CODE)).isEmpty();
  }

  @Test
  void what_stands_beside_a_name_is_a_token_in_a_note_and_nothing_in_code() {
    assertThat(rules("the deploy token {{alnum:32}}", Habitat.UNKNOWN))
        .containsExactly("assigned-token");
    assertThat(rules("token {{alnum:32}}", Habitat.CODE)).isEmpty();
    assertThat(rules("password {{alnum:32}}", Habitat.UNKNOWN)).isEmpty();
  }

  @Test
  void what_counts_along_the_keyboard_may_be_a_token_and_is_less_sure() {
    // bailiwick-ignore: assigned-token -- made up for this test
    var found = scan("api_token = 'abcdef1234567890abcdef1234567890'", Habitat.CODE);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void a_word_is_less_sure_than_what_was_drawn() {
    // bailiwick-ignore: assigned-password -- made up for this test
    assertThat(scan("password = 'horsebattery'", Habitat.CODE).getFirst().confidence())
        .isEqualTo(Confidence.LOW);
    assertThat(scan("password = '{{alnum:16}}'", Habitat.CODE).getFirst().confidence())
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void the_rule_that_knows_whose_it_is_goes_first() {
    assertThat(rules("token = 'ghp_{{alnum:36}}'", Habitat.CODE)).containsExactly("github-pat");
  }

  @Test
  void a_password_hash_in_quotes_is_none() {
    assertThat(rules("password: '$2b$12${{alnum:53}}'", Habitat.CODE)).isEmpty();
    assertThat(rules("ada:$2b$12${{alnum:53}}", Habitat.UNKNOWN)).containsExactly("hash-bcrypt");
  }

  private static List<String> rules(String template, Habitat habitat) {
    return scan(template, habitat).stream().map(SecretFinding::rule).toList();
  }

  private static List<SecretFinding> scan(String template, Habitat habitat) {
    var bytes = new Template(template).fill(template).getBytes(StandardCharsets.UTF_8);
    return SCANNER.session().scan(bytes, 0, bytes.length, habitat);
  }
}
