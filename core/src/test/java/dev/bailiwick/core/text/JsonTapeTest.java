package dev.bailiwick.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTapeTest {
  private static JsonTape.Result read(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return JsonTape.read(bytes, 0, bytes.length);
  }

  @Test
  void tells_where_each_value_stands() {
    var text = " {\"a\" : [1, {\"b\":\"x\\\"y\"}], \"c\":null}";
    var tape = ((JsonTape.Read) read(text)).tape();
    int list = tape.member(0, "a");
    assertThat(text.substring(tape.start(list), tape.end(list)))
        .isEqualTo("[1, {\"b\":\"x\\\"y\"}]");
    assertThat(tape.text(tape.member(list + 2, "b"))).isEqualTo("x\"y");
    assertThat(tape.member(0, "d")).isEqualTo(-1);
    assertThat(tape.next(0)).isEqualTo(tape.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "[1,]",
        "01",
        "-",
        "1.",
        "tru",
        "\"a",
        "\"\\\"",
        "\"\n\"",
        "1 2",
        "{a:1}",
        "'a'"
      })
  void says_no_to_what_is_no_json(String text) {
    assertThat(read(text)).isInstanceOf(JsonTape.Malformed.class);
    assertThat(JsonReader.read(text, JsonReader.Limits.EVENT))
        .isInstanceOf(JsonReader.Malformed.class);
  }

  @Test
  void sees_a_string_s_end_and_what_may_not_stand_in_it_at_every_place_of_eight_bytes() {
    for (int before = 0; before < 20; before++) {
      for (int behind = 0; behind < 20; behind++) {
        var head = "é".repeat(before % 3) + "x".repeat(before);
        var tail = "\u007f!#[]".repeat(4).substring(0, behind);
        for (char bad = 0; bad < 0x20; bad++) {
          assertThat(read("\"" + head + bad + tail + "\"")).isInstanceOf(JsonTape.Malformed.class);
        }
        var text = "[\"" + head + "\\\"" + tail + "\", \"" + tail + "\\\\\"]";
        var tape = ((JsonTape.Read) read(text)).tape();
        assertThat(tape.text(1)).isEqualTo(head + "\"" + tail);
        assertThat(tape.text(2)).isEqualTo(tail + "\\");
      }
    }
  }

  @Test
  void deep_nesting_ends_in_a_no() {
    assertThat(read("[".repeat(100_000))).isInstanceOf(JsonTape.Malformed.class);
  }
}
