package dev.bailiwick.core.secret.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.assignment.Assignment.Tie;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignmentReaderTest {
  private static final String WORD = "token";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "my_token = \"abc\"~EQUALS~abc",
        "my_token := `abc`~EQUALS~abc",
        "'token' => 'abc',~EQUALS~abc",
        "{\"token\": \"abc\"}~COLON~abc",
        // bailiwick-ignore: assigned-token -- made up for this test
        "token: abc~COLON~abc",
        "token: abc # note~COLON~abc",
        "{user: ada, token: abc}~COLON~abc",
        // bailiwick-ignore: assigned-token -- made up for this test
        "export APP_token=abc~EQUALS~abc",
        // bailiwick-ignore: assigned-token -- made up for this test
        "APP_token ?= abc~EQUALS~abc",
        "let token: &str = \"abc\";~EQUALS~abc",
        "var token string = \"abc\"~EQUALS~abc",
        "token: []byte(\"abc\"),~COLON~abc",
        "token = r'abc'~EQUALS~abc",
        "if (token == \"abc\") {~COMPARED~abc",
        "if (\"abc\" != token) {~COMPARED~abc",
        "setProperty(\"my_token\", \"abc\")~ARGUMENT~abc",
        "client.token(\"abc\")~CALL~abc",
        "<my.token>abc</my.token>~ELEMENT~abc",
        "run --token abc next~OPTION~abc",
        "token \"abc\";~SAID~abc",
        "the token is 'abc'~SAID~abc",
        "{\\\"token\\\":\\\"abc\\\"}~COLON~abc",
        "?token=abc&next=1~EQUALS~abc",
        "char token[25] = \"abc\";~EQUALS~abc",
        "token = '`abc'~EQUALS~`abc",
        "the token 3fa9c1e27b6d4a508c1f~BESIDE~3fa9c1e27b6d4a508c1f",
        "process.env.token || 'abc'~EQUALS~abc",
        "<add key=\"token\" value=\"abc\" />~EQUALS~abc"
      })
  void reads_what_a_name_is_given(String text, Tie tie, String value) {
    var assignment = read(text);

    assertThat(assignment).isNotNull();
    assertThat(assignment.tie()).isEqualTo(tie);
    assertThat(text.substring(assignment.start(), assignment.end())).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "token = \"\"",
        "token = \"a\" + name",
        "token: see the next page",
        "f(\"token\", \"abc\", 1)",
        "hash(\"token\", \"abc\")",
        "check.token(\"abc\", 1)",
        "Type::token",
        "<token>\nname=1",
        "${token:-abc}",
        "${token:abc}",
        "the token expired yesterday",
        "the token identifierOfTheSession",
        "token =~ /abc/"
      })
  void leaves_what_is_no_literal(String text) {
    assertThat(read(text)).isNull();
  }

  @Test
  void the_whole_name_is_read() {
    var text = "DB_token_2 = 'abc'";
    var assignment = read(text);

    assertThat(assignment).isNotNull();
    assertThat(text.substring(assignment.nameStart(), assignment.nameEnd()))
        .isEqualTo("DB_token_2");
  }

  @Test
  void a_long_line_is_not_walked_to_its_end() {
    assertThat(read("token = " + "a".repeat(1 << 20))).isNull();
  }

  private static @Nullable Assignment read(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int word = text.indexOf(WORD);
    return new AssignmentReader().read(bytes, word, word + WORD.length(), 0, bytes.length);
  }
}
