package dev.bailiwick.core.secret.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormSearchTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isFound(String value, byte[] text) {
    var search = new FormSearch(SecretForms.stored(bytes(value)));
    return search.first(text, 0, text.length) != FormSearch.ROOT;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key=%s;",
        "{\"a\":\"%s\"}",
        "x%sx%s",
        "%s",
      })
  void finds_the_plain_value_anywhere(String around) {
    assertThat(isFound("Tr0ub4dor&3", bytes(around.replace("%s", "Tr0ub4dor&3")))).isTrue();
  }

  @Test
  void finds_base64_at_each_of_its_three_alignments() {
    for (int before = 0; before < 9; before++) {
      for (int after = 0; after < 4; after++) {
        var text = bytes("a".repeat(before) + "correct horse battery" + "z".repeat(after));
        assertThat(isFound("correct horse battery", Base64.getEncoder().encode(text))).isTrue();
        assertThat(isFound("correct horse battery", Base64.getUrlEncoder().encode(text))).isTrue();
      }
    }
  }

  @Test
  void finds_other_writings() {
    var value = "p&ss\"w/ör'd =";
    var utf8 = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (var written :
        List.of(
            "p%26ss%22w%2F%C3%B6r%27d%20%3D",
            "p%26ss%22w%2f%c3%b6r%27d%20%3d",
            "p%26ss%22w%2F%C3%B6r%27d+%3D",
            "p&ss\\\"w/\\u00f6r'd =",
            "p&amp;ss&quot;w/" + utf8.substring(7, 9) + "r&#39;d =",
            "70267373")) {
      boolean whole = !written.equals("70267373");
      assertThat(isFound(utf8, bytes(written))).as(written).isEqualTo(whole);
    }
    assertThat(isFound(utf8, value.getBytes(StandardCharsets.UTF_16LE))).isTrue();
    assertThat(isFound(utf8, value.getBytes(StandardCharsets.UTF_16BE))).isTrue();
    assertThat(isFound(utf8, value.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
  }

  @Test
  void finds_the_lines_of_a_value_of_several_under_another_indent() {
    var value =
        "-----BEGIN X-----\n" + "abcdefghijklmnopqrstuvwx\n".repeat(2) + "-----END X-----\n";
    assertThat(isFound(value, bytes("  key: |\r\n    abcdefghijklmnopqrstuvwx\r\n"))).isTrue();
    assertThat(isFound(value, bytes("-----BEGIN X-----"))).isFalse();
  }

  @Test
  void leaves_what_only_resembles_a_value() {
    assertThat(isFound("Tr0ub4dor&3", bytes("Tr0ub4dor&4 Tr0ub4dor& Tr0ub4dor+3"))).isFalse();
  }

  @Test
  void looks_for_nothing_shorter_than_four_bytes() {
    assertThat(SecretForms.stored(bytes("abc"))).isEmpty();
    assertThatThrownBy(() -> new FormSearch(List.of(new Form("plain", bytes("abc")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agrees_with_a_search_for_one_form_after_another() {
    var random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      var forms = new HashSet<String>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        forms.add(text(random, 4 + random.nextInt(5)));
      }
      var text = text(random, random.nextInt(40));
      var search = new FormSearch(forms.stream().map(f -> new Form(f, bytes(f))).toList());
      var seen = new ArrayList<Integer>();
      int state = FormSearch.ROOT;
      for (int i = 0; i < text.length(); i++) {
        state = search.step(state, (byte) text.charAt(i));
        seen.add(search.ended(state));
      }
      var expected =
          IntStream.range(0, text.length())
              .mapToObj(i ->
                  forms.stream()
                      .filter(f -> text.substring(0, i + 1).endsWith(f))
                      .mapToInt(String::length)
                      .max()
                      .orElse(0))
              .toList();
      assertThat(seen).as("round " + round).isEqualTo(expected);
      assertThat(search.first(bytes(text), 0, text.length()) != FormSearch.ROOT)
          .isEqualTo(expected.stream().anyMatch(n -> n > 0));
    }
  }

  @Test
  void passes_over_no_form_however_long_its_stride() {
    var random = new Random(8);
    for (int round = 0; round < 3000; round++) {
      int shortest = 4 + random.nextInt(40);
      var forms = new HashSet<String>();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        forms.add(text(random, shortest + random.nextInt(10)));
      }
      var text = new StringBuilder(text(random, random.nextInt(100)));
      for (var form : forms) {
        int length = random.nextInt(form.length() + 1);
        text.insert(random.nextInt(text.length() + 1), form.substring(0, length));
      }
      var bytes = bytes("cd".repeat(random.nextInt(60)) + text);
      var search = new FormSearch(forms.stream().map(f -> new Form(f, bytes(f))).toList());
      int place = search.skip(bytes, 0, bytes.length);
      var seen = new String(bytes, StandardCharsets.ISO_8859_1);
      int first =
          forms.stream().mapToInt(seen::indexOf).filter(n -> n >= 0).min().orElse(bytes.length);
      assertThat(place).as("round " + round).isLessThanOrEqualTo(first);
      assertThat(search.first(bytes, 0, bytes.length) != FormSearch.ROOT)
          .as("round " + round)
          .isEqualTo(first < bytes.length);
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 'a', 'c')
        .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
        .toString();
  }
}
