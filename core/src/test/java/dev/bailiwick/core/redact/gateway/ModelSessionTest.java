package dev.bailiwick.core.redact.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.Template;
import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelSessionTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();

  private final Template template = new Template("gateway");
  private final String token = template.fill("{{crc:github:ghp_}}");
  private final ModelSession session = session(1);

  private static ModelSession session(int key) {
    var bytes = new byte[32];
    bytes[0] = (byte) key;
    return new ModelSession(bytes, Detector.secrets(SCANNER));
  }

  private static String sent(ModelSession session, String body) {
    return switch (session.request(body.getBytes(StandardCharsets.UTF_8))) {
      case ModelSession.Sendable sendable -> new String(sendable.body(), StandardCharsets.UTF_8);
      case ModelSession.Unreadable(var why) -> throw new AssertionError(why);
    };
  }

  private String sent(String body) {
    return sent(session, body);
  }

  private static String placeholder(String sent) {
    int at = sent.indexOf(Placeholders.HEAD);
    assertThat(at).as(sent).isNotNegative();
    return sent.substring(at, at + Placeholders.LENGTH);
  }

  private static String quoted(String text) {
    return Json.of(text).write();
  }

  @Test
  void what_holds_no_secret_is_sent_as_the_same_array() {
    var body =
        "{ \"model\" : \"m\",\"n\":1.50,\"messages\":[{\"role\":\"user\",\"content\":\"caf\\u00e9 \\/ é\"}] }"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(session.request(body))
        .isInstanceOfSatisfying(
            ModelSession.Sendable.class,
            sendable -> {
              assertThat(sendable.body()).isSameAs(body);
              assertThat(sendable.model()).isEqualTo("m");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"role\":\"user\",\"content\":%s}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":%s}]}]}",
        "{\"system\":[{\"type\":\"text\",\"text\":%s,\"cache_control\":{\"type\":\"ephemeral\"}}]}",
        "{\"messages\":[{\"role\":\"system\",\"content\":%s}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"is_error\":true,\"content\":%s}]}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"text\",\"text\":%s}]}]}]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Bash\",\"input\":{\"command\":%s}}]}]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"x\",\"input\":{\"id\":[%s]}}]}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":%s}}]}]}",
        "{\"a_member_nobody_knows\":{\"deep\":[[%s]]}}",
        "{\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":%s}]}",
        "{\"input\":[{\"type\":\"custom_tool_call\",\"name\":\"apply_patch\",\"input\":%s}]}",
        "{\"instructions\":%s}",
        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":%s}]}]}",
        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"f\",\"response\":{\"name\":%s}}}]}]}",
        "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{\"type\":%s}}}]}]}",
      })
  void a_secret_is_replaced_wherever_it_stands(String form) {
    var body = form.formatted(quoted("before \"\n\t" + token + "\\ \" after ü"));
    var sent = sent(body);
    assertThat(sent).doesNotContain(token);
    assertThat(sent.replace(placeholder(sent), token)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":%s,\"signature\":\"s\"}]}]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"signature\":%s,\"type\":\"thinking\"}]}]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"redacted_thinking\",\"data\":%s}]}]}",
        "{\"input\":[{\"type\":\"reasoning\",\"id\":\"r\",\"encrypted_content\":%s}]}",
        "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"text\":\"a\",\"thoughtSignature\":%s}]}]}",
        "{\"tools\":[{\"name\":\"a\",\"input_schema\":{\"default\":%s}}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":%s}}]}]}",
      })
  void what_only_the_provider_can_read_is_left_alone(String form) {
    var body = form.formatted(quoted(token));
    assertThat(sent(body)).isEqualTo(body);
  }

  @Test
  void a_call_that_is_json_in_a_string_is_searched_inside() {
    var pem =
        template.fill("-----BEGIN RSA PRIVATE KEY-----\n{{base64:64}}\n{{base64:64}}\n")
            + template.fill("{{base64:64}}\n-----END RSA PRIVATE KEY-----");
    var arguments = Json.object().put("command", "echo '" + pem + "'").build().write();
    var body =
        "{\"input\":[{\"type\":\"function_call\",\"name\":\"exec\",\"arguments\":"
            + quoted(arguments)
            + "},{\"type\":\"message\",\"role\":\"user\",\"content\":"
            + quoted(pem)
            + "}]}";
    var sent = sent(body);
    assertThat(sent).doesNotContain("PRIVATE KEY").contains("echo '" + placeholder(sent) + "'");
    assertThat(sent.split(placeholder(sent), -1)).hasSize(3);
  }

  @Test
  void a_value_told_by_the_name_of_its_member_is_one_wherever_it_comes_back() {
    var password = template.fill("{{alnum:20}}");
    var body =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"mind "
            + password
            + " alone\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"name\":\"x\",\"input\":{\"password\":\""
            + password
            + "\"}}]}]}";
    assertThat(sent(body)).doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=%s\nDEBUG=1",
        "export API_TOKEN='%s'",
        "  \"clientSecret\": \"%s\",",
        "password: %s",
        "const apiKey = `%s`;"
      })
  void a_value_is_told_by_the_name_before_it(String form) {
    var value = template.fill("{{lower:6}}{{digit:2}}{{lower:4}}");
    var body = "{\"messages\":[{\"content\":" + quoted(form.formatted(value)) + "}]}";
    var sent = sent(body);
    assertThat(sent.replace(placeholder(sent), value)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const token = request2.headers.auth;",
        "max_tokens: 4096",
        "password: string2,",
        "token=$TOKEN_2",
        "secret: \"YOUR_SECRET_2_HERE\"",
        "apiKey: process.env.API_KEY2",
        "token: https://a1.example/path",
        "the password: ask anna2 for it",
        "TOKEN_FILE=/run/secrets/token1"
      })
  void code_and_prose_are_left_alone(String text) {
    var body = "{\"messages\":[{\"content\":" + quoted(text) + "}]}";
    assertThat(sent(body)).isEqualTo(body);
  }

  @Test
  void the_same_secret_is_the_same_placeholder_on_every_request_of_a_session() {
    var first = "{\"messages\":[{\"role\":\"user\",\"content\":\"use " + token + "\"}";
    var second = ",{\"role\":\"user\",\"content\":\"and " + template.fill("{{crc:github:ghp_}}");
    var one = sent(first + "]}");
    var two = sent(first + second + "\"}]}");
    assertThat(two).startsWith(one.substring(0, one.length() - 2));
    assertThat(sent(session(1), first + "]}")).isEqualTo(one);
    assertThat(sent(session(2), first + "]}")).isNotEqualTo(one);
  }

  @Test
  void a_turn_that_was_sent_before_is_not_searched_again() {
    var body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "word ".repeat(1000) + "\"}]}";
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(((ModelSession.Sendable) session.request(bytes)).searched()).isGreaterThan(4000);
    assertThat(((ModelSession.Sendable) session.request(bytes)).searched()).isZero();
  }

  @Test
  void what_cannot_be_read_in_one_way_is_not_sent() {
    for (var body :
        List.of(
            "",
            "{",
            "{\"a\":\"wrong \\x\"}",
            "{\"a\":1} 2",
            "{\"messages\":[{\"type\":\"text\",\"type\":\"thinking\",\"text\":\""
                + token
                + "\"}]}")) {
      assertThat(session.request(body.getBytes(StandardCharsets.UTF_8)))
          .as(body)
          .isInstanceOf(ModelSession.Unreadable.class);
    }
    assertThat(session.request(new byte[] {'"', 'a', 'b', 'c', 'd', (byte) 0xff, '"'}))
        .isInstanceOf(ModelSession.Unreadable.class);
  }

  @Test
  void a_refusal_is_an_error_of_the_api_itself() {
    assertThat(Api.MESSAGES.refusal("no \"x\""))
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no \\\"x\\\"\"}}");
    assertThat(Api.at("/v1/messages")).contains(Api.MESSAGES);
    assertThat(Api.at("/v1beta/models/g:streamGenerateContent")).contains(Api.GENERATE_CONTENT);
    assertThat(Api.at("/v1/files")).isEmpty();
  }
}
