package dev.bailiwick.core.redact.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.Template;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerStreamTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();

  private final Template template = new Template("answer");
  private final String secret = template.fill("{{crc:github:ghp_}}");
  private final ModelSession session = new ModelSession(new byte[32], Detector.secrets(SCANNER));
  private final LocalWrites writes =
      new LocalWrites(
          List.of(
              new LocalWrites.Tool("Write", LocalWrites.Form.MEMBERS, List.of("file_path")),
              new LocalWrites.Tool("apply_patch", LocalWrites.Form.PATCH, List.of())),
          (path, value) -> path.equals("/held") && value.equals(secret));

  private String placeholder(String role) {
    var body = "{\"messages\":[{\"role\":\"" + role + "\",\"content\":\"" + secret + "\"}]}";
    var sent =
        new String(
            ((ModelSession.Sendable) session.request(body.getBytes(StandardCharsets.UTF_8))).body(),
            StandardCharsets.UTF_8);
    int at = sent.indexOf(Placeholders.HEAD);
    return sent.substring(at, at + Placeholders.LENGTH);
  }

  private static String event(Json data) {
    return "event: e\ndata: " + data.write() + "\n\n";
  }

  private static Json delta(String text) {
    var delta = Json.object().put("type", "input_json_delta").put("partial_json", text).build();
    return Json.object()
        .put("type", "content_block_delta")
        .put("index", 1)
        .put("delta", delta)
        .build();
  }

  private static String start(String tool) {
    var block = Json.object().put("type", "tool_use").put("id", "t").put("name", tool).build();
    return event(
        Json.object()
            .put("type", "content_block_start")
            .put("index", 1)
            .put("content_block", block)
            .build());
  }

  private static final String STOP =
      event(Json.object().put("type", "content_block_stop").put("index", 1).build());

  private static String messages(String tool, String input, int size) {
    var stream = new StringBuilder(start(tool));
    for (int at = 0; at < input.length(); at += size) {
      stream.append(event(delta(input.substring(at, Math.min(input.length(), at + size)))));
    }
    return stream.append(STOP).toString();
  }

  private String answered(Api api, String stream, int size) {
    var answer = session.stream(api, writes);
    var out = new ByteArrayOutputStream();
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at += size) {
      answer.take(bytes, at, Math.min(bytes.length, at + size)).forEach(out::writeBytes);
    }
    answer.end().forEach(out::writeBytes);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// What an assistant would put together from the pieces.
  private static String input(String stream, String member) {
    var input = new StringBuilder();
    stream
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> JsonReader.read(line.substring(5), JsonReader.Limits.EVENT))
        .forEach(read -> pieces(((JsonReader.Parsed) read).json(), member, input));
    return input.toString();
  }

  private static void pieces(Json json, String member, StringBuilder input) {
    switch (json) {
      case Json.Obj object -> {
        object.string(member).ifPresent(input::append);
        object.members().values().forEach(value -> pieces(value, member, input));
      }
      case Json.Arr array -> array.elements().forEach(value -> pieces(value, member, input));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void a_value_comes_back_into_the_file_that_holds_it_at_any_size_of_pieces(int size) {
    var placeholder = placeholder("system");
    var written =
        Json.object().put("file_path", "/held").put("content", "a\n" + placeholder + "\"b").build();
    var stream = messages("Write", written.write(), size);
    var got = answered(Api.MESSAGES, stream, 13);
    assertThat(input(got, "partial_json")).isEqualTo(written.write().replace(placeholder, secret));
    assertThat(got.lines().filter(String::isEmpty).count())
        .isEqualTo(stream.lines().filter(String::isEmpty).count());
  }

  @Test
  void the_path_may_come_behind_the_text() {
    var placeholder = placeholder("system");
    var written =
        Json.object()
            .put("content", placeholder + " x".repeat(200))
            .put("file_path", "/held")
            .build();
    var got = answered(Api.MESSAGES, messages("Write", written.write(), 1), 4096);
    assertThat(input(got, "partial_json")).startsWith("{\"content\":\"" + secret);
  }

  @Test
  void a_value_never_comes_back_into_a_command_or_a_file_that_does_not_hold_it() {
    var placeholder = placeholder("system");
    var command = Json.object().put("command", "echo " + placeholder).put("file_path", "/held");
    var stream = messages("Bash", command.build().write(), 1);
    assertThat(answered(Api.MESSAGES, stream, 100)).isEqualTo(stream);
    var other = Json.object().put("file_path", "/public/a.html").put("content", placeholder);
    var elsewhere = messages("Write", other.build().write(), 1);
    assertThat(answered(Api.MESSAGES, elsewhere, 100)).isEqualTo(elsewhere);
  }

  @Test
  void what_the_user_wrote_in_a_prompt_comes_back_into_any_file() {
    var placeholder = placeholder("user");
    var written = Json.object().put("file_path", "/new").put("content", placeholder).build();
    assertThat(
            input(answered(Api.MESSAGES, messages("Write", written.write(), 3), 9), "partial_json"))
        .contains(secret);
  }

  @Test
  void a_value_of_many_lines_is_escaped_for_the_json_it_stands_in() {
    var pem =
        "-----BEGIN RSA PRIVATE KEY-----\n"
            + template.fill("{{base64:64}}\n{{base64:64}}\n{{base64:64}}\n")
            + "-----END RSA PRIVATE KEY-----";
    var body =
        "{\"messages\":[{\"role\":\"user\",\"content\":" + Json.of("put " + pem).write() + "}]}";
    var sent =
        new String(
            ((ModelSession.Sendable) session.request(body.getBytes(StandardCharsets.UTF_8))).body(),
            StandardCharsets.UTF_8);
    int at = sent.indexOf(Placeholders.HEAD);
    var placeholder = sent.substring(at, at + Placeholders.LENGTH);
    var written = Json.object().put("file_path", "/key").put("content", placeholder).build();
    var got =
        input(answered(Api.MESSAGES, messages("Write", written.write(), 1), 50), "partial_json");
    assertThat(JsonReader.read(got, JsonReader.Limits.EVENT))
        .isInstanceOfSatisfying(
            JsonReader.Parsed.class,
            parsed ->
                assertThat(((Json.Obj) parsed.json()).string("content"))
                    .hasValueSatisfying(text -> assertThat(pem).contains(text)));
    assertThat(got).doesNotContain(Placeholders.HEAD);
  }

  @Test
  void pings_pass_at_once_and_everything_else_as_it_came() {
    placeholder("system");
    var answer = session.stream(Api.MESSAGES, writes);
    var held =
        (start("Write") + event(delta("{\"content\":\"YOUR_SEC"))).getBytes(StandardCharsets.UTF_8);
    var passed = answer.take(held, 0, held.length);
    assertThat(passed).hasSize(1);
    var ping = "event: ping\r\ndata: {\"type\": \"ping\"}\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(answer.take(ping, 0, ping.length)).containsExactly(ping);
    var cut = "event: content_block_del".getBytes(StandardCharsets.UTF_8);
    assertThat(answer.take(cut, 0, cut.length)).isEmpty();
    assertThat(answer.end())
        .containsExactly(
            event(delta("{\"content\":\"YOUR_SEC")).getBytes(StandardCharsets.UTF_8), cut);
  }

  @Test
  void the_responses_api_says_the_same_in_pieces_and_whole() {
    var placeholder = placeholder("system");
    var arguments =
        Json.object().put("file_path", "/held").put("content", placeholder).build().write();
    var item =
        Json.object().put("type", "function_call").put("name", "Write").put("arguments", arguments);
    var stream = new StringBuilder();
    stream.append(
        event(
            Json.object()
                .put("type", "response.output_item.added")
                .put("output_index", 0)
                .put(
                    "item",
                    Json.object()
                        .put("type", "function_call")
                        .put("name", "Write")
                        .put("arguments", "")
                        .build())
                .build()));
    arguments
        .chars()
        .forEach(c ->
            stream.append(
                event(
                    Json.object()
                        .put("type", "response.function_call_arguments.delta")
                        .put("output_index", 0)
                        .put("delta", String.valueOf((char) c))
                        .build())));
    stream.append(
        event(
            Json.object()
                .put("type", "response.function_call_arguments.done")
                .put("output_index", 0)
                .put("arguments", arguments)
                .build()));
    stream.append(
        event(
            Json.object()
                .put("type", "response.output_item.done")
                .put("output_index", 0)
                .put("item", item.build())
                .build()));
    stream.append(
        event(
            Json.object()
                .put("type", "response.completed")
                .put(
                    "response",
                    Json.object().put("output", Json.array(List.of(item.build()))).build())
                .build()));
    var got = answered(Api.RESPONSES, stream.toString(), 64);
    var restored = arguments.replace(placeholder, secret);
    assertThat(input(got, "delta")).isEqualTo(restored);
    assertThat(input(got, "arguments")).isEqualTo(restored.repeat(3));
  }

  @Test
  void a_patch_gives_each_file_what_it_holds() {
    var placeholder = placeholder("system");
    var patch =
        "*** Begin Patch\n*** Update File: /held\n+a "
            + placeholder
            + "\n*** Update File: /public\n+b "
            + placeholder
            + "\n*** End Patch";
    var stream =
        event(
            Json.object()
                .put("type", "response.output_item.done")
                .put("output_index", 0)
                .put(
                    "item",
                    Json.object()
                        .put("type", "custom_tool_call")
                        .put("name", "apply_patch")
                        .put("input", patch)
                        .build())
                .build());
    assertThat(input(answered(Api.RESPONSES, stream, 100), "input"))
        .isEqualTo(patch.replace("+a " + placeholder, "+a " + secret));
  }

  @Test
  void chat_completions_come_back_in_pieces() {
    var placeholder = placeholder("system");
    var arguments =
        Json.object().put("file_path", "/held").put("content", placeholder).build().write();
    var stream = new StringBuilder(chunk("Write", ""));
    arguments.chars().forEach(c -> stream.append(chunk("", String.valueOf((char) c))));
    stream.append("data: [DONE]\n\n");
    var got = answered(Api.CHAT_COMPLETIONS, stream.toString(), 20);
    assertThat(got).endsWith("data: [DONE]\n\n");
    assertThat(input(got.replace("data: [DONE]", ""), "arguments"))
        .isEqualTo(arguments.replace(placeholder, secret));
  }

  private static String chunk(String name, String arguments) {
    var function = Json.object();
    if (!name.isEmpty()) {
      function.put("name", name);
    }
    var call =
        Json.object()
            .put("index", 0)
            .put("function", function.put("arguments", arguments).build())
            .build();
    var delta = Json.object().put("tool_calls", Json.array(List.of(call))).build();
    return "data: "
        + Json.object()
            .put("choices", Json.array(List.of(Json.object().put("delta", delta).build())))
            .build()
            .write()
        + "\n\n";
  }

  @Test
  void a_whole_call_of_generate_content_gets_its_value() {
    var placeholder = placeholder("system");
    var body =
        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"Write\",\"args\":"
            + "{\"file_path\":\"/held\",\"content\":\""
            + placeholder
            + "\"}},\"thoughtSignature\":\"x\"}]}}]}";
    assertThat(answered(Api.GENERATE_CONTENT, "data: " + body + "\n\n", 11))
        .isEqualTo("data: " + body.replace(placeholder, secret) + "\n\n");
    assertThat(session.answer(Api.GENERATE_CONTENT, body.getBytes(StandardCharsets.UTF_8), writes))
        .asString(StandardCharsets.UTF_8)
        .contains(secret);
  }

  @Test
  void an_answer_that_came_whole_gets_its_value() {
    var placeholder = placeholder("system");
    var body =
        "{\"content\":[{\"type\":\"text\",\"text\":\""
            + placeholder
            + "\"},{\"type\":\"tool_use\",\"name\":\"Write\",\"input\":{\"content\":\""
            + placeholder
            + "\",\"file_path\":\"/held\"}}]}";
    assertThat(session.answer(Api.MESSAGES, body.getBytes(StandardCharsets.UTF_8), writes))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(body.replace("\"content\":\"" + placeholder, "\"content\":\"" + secret));
  }
}
