package dev.bailiwick.core.dependency.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.core.dependency.coordinate.Neighbours;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentTest {

  @Test
  void reads_a_character_of_two_halves_in_yaml_wherever_it_stands() {
    for (int blanks = 960; blanks < 1_060; blanks++) {
      var text = "a: 1 #" + " ".repeat(blanks) + Character.toString(0x1F600) + "\n";
      assertThat(document(text).yaml().write()).contains("\"a\"");
    }
  }

  @Test
  void reads_the_shapes_of_toml() {
    var toml =
        """
        # a comment
        title = "a\\tb" # behind
        literal = 'C:\\path'
        when = 2026-11-23T10:00:00Z
        "quoted key" = true
        a.b.c = 1_000

        [servers.alpha]
        list = [
          "one", # first
          'two',
        ]
        inline = {x = 1, y.z = "2"}

        [[package]]
        name = "first"
        text = '''
        two
        lines'''

        [[package]]
        name = "second"
        """;
    assertThat(document(toml).toml().write())
        .isEqualTo(
            "{\"title\":\"a\\tb\",\"literal\":\"C:\\\\path\",\"when\":\"2026-11-23T10:00:00Z\",\"quoted"
                + " key\":true,\"a\":{\"b\":{\"c\":\"1_000\"}},"
                + "\"servers\":{\"alpha\":{\"list\":[\"one\",\"two\"],\"inline\":{\"x\":1,\"y\":{\"z\":\"2\"}}}},"
                + "\"package\":[{\"name\":\"first\",\"text\":\"two\\nlines\"},{\"name\":\"second\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a = 1\na = 2'|2",
        "'[t]\n[t]'|2",
        "'a = \"open\nb = 1'|1",
        "'a = [1, 2\n'|1",
        "'ok = 1\nbare words'|2",
        "'a = 1 b = 2'|1",
        "'a = {b = 1}\n[a.c]'|2"
      })
  void names_the_line_of_bad_toml(String text, int line) {
    assertThatThrownBy(() -> document(text).toml())
        .isInstanceOfSatisfying(MalformedText.class, bad -> assertThat(bad.line()).isEqualTo(line));
  }

  @Test
  void reads_json_with_comments_and_late_commas() {
    var text =
        """
        { // a comment
          "a": [1, 2,], /* another, } */
          "b": "// no comment, ]",
        }
        """;
    assertThat(document(text).looseJson().write())
        .isEqualTo("{\"a\":[1,2],\"b\":\"// no comment, ]\"}");
  }

  @Test
  void knows_the_lines_of_yaml() {
    var yaml = document("a: 1\npackages:\n  x@1:\n    v: {w: t}\n");
    var packages = yaml.yaml().object("packages").orElseThrow();
    assertThat(yaml.place(packages.get("x@1").orElseThrow()).line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<a><b></a>",
        "",
        "<!DOCTYPE a SYSTEM 'http://localhost/x.dtd'><a>&x;</a>"
      })
  void refuses_xml_that_is_broken_or_brings_entities(String text) {
    assertThatThrownBy(() -> document(text).xml()).isInstanceOf(MalformedText.class);
  }

  @Test
  void aliases_do_not_multiply() {
    var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name <= 'i'; name++) {
      char before = (char) (name - 1);
      bomb.append(name).append(": &").append(name).append(" [");
      bomb.append(("*" + before + ", ").repeat(9)).append("x]\n");
    }
    assertThatThrownBy(() -> document(bomb.toString()).yaml()).isInstanceOf(MalformedText.class);
  }

  @Test
  void depth_has_a_limit() {
    assertThatThrownBy(() -> document("a = " + "[".repeat(20_000)).toml())
        .isInstanceOf(MalformedText.class);
    assertThatThrownBy(() -> document("<a>".repeat(20_000)).xml())
        .isInstanceOf(MalformedText.class);
    assertThatThrownBy(() -> document("a: " + "[".repeat(20_000)).yaml())
        .isInstanceOf(MalformedText.class);
  }

  @Test
  void finds_neighbours_inside_the_repository_only() {
    Neighbours files =
        path -> Optional.ofNullable(Map.of("lib/pom.xml", "x", "pom.xml", "y").get(path));
    var module = new Document("app/web/pom.xml", "", files);
    assertThat(module.neighbour("../../lib/pom.xml")).map(Document::text).contains("x");
    assertThat(module.neighbour("../../../pom.xml")).isEmpty();
    assertThat(module.neighbour("/pom.xml")).isEmpty();
    assertThat(module.neighbour("https://localhost/pom.xml")).isEmpty();
  }

  private static Document document(String text) {
    return new Document("file", text, Neighbours.NONE);
  }
}
