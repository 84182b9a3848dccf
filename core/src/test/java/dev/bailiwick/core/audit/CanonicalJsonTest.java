package dev.bailiwick.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The samples are those of RFC 8785, sections 3.2.2 to 3.2.4 and appendix B.
class CanonicalJsonTest {

  private static Json read(String text) {
    return switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(Json json) -> json;
      case JsonReader.Malformed malformed -> throw new AssertionError(malformed);
    };
  }

  @Test
  void spells_the_sample_of_section_3_2_2() {
    var json =
        read(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """);
    assertThat(CanonicalJson.text(json))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void sorts_names_by_utf_16_units() {
    var json =
        read(
            """
            {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
             "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
             "\\u00f6":"Latin Small Letter O With Diaeresis"}
            """);
    var names = ((Json.Obj) read(CanonicalJson.text(json))).members().keySet();
    assertThat(names)
        .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writes_numbers_as_ecmascript_does(String bits, String text) {
    assertThat(EcmaNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, -7",
    "0, 0",
    "-0, 0",
    "1.0, 1",
    "100, 100",
    "123456789012345, 123456789012345",
    "9007199254740993, 9007199254740992",
    "1e2, 100",
    "-1.5E-7, -1.5e-7",
    "10.25, 10.25"
  })
  void spells_a_literal_by_its_value(String literal, String text) {
    assertThat(EcmaNumber.of(literal)).isEqualTo(text);
  }

  @Test
  void every_number_reads_back_as_itself() {
    var random = new Random(8785);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(EcmaNumber.of(value))).isEqualTo(value + 0.0);
      }
    }
  }

  @Test
  void refuses_what_has_no_spelling() {
    assertThatThrownBy(() -> CanonicalJson.text(Json.of("a\ud800b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(Json.of("\udc00")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EcmaNumber.of("1e999")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EcmaNumber.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void escapes_every_control_character_and_nothing_above() {
    var all = new StringBuilder();
    for (char c = 0; c <= 0x20; c++) {
      all.append(c);
    }
    assertThat(CanonicalJson.text(Json.of(all + "\u007f\u2028\ud83d\ude00")))
        .isEqualTo(
            "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r"
                + "\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018"
                + "\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f \u007f\u2028\ud83d\ude00\"");
  }
}
