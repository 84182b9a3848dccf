package dev.bailiwick.workstation.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TreeSitterParserTest {
  private static final TreeSitterParser PARSER = new TreeSitterParser();
  private static final long PATIENCE = 10_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JAVASCRIPT | const a = f(b)                | program
          TYPESCRIPT | const a: string = f<T>(b)     | program
          TSX        | const a = <p>{b}</p>          | program
          PYTHON     | a = f(b)                      | module
          JAVA       | class A { int b = f(1); }     | program
          GO         | package a; func b() { f(1) }  | source_file
          """)
  void parses_each_language(Language language, String text, String root) {
    var tree = tree(language, text);
    assertThat(tree.kind(0)).isEqualTo(root);
    assertThat(tree.errors()).isZero();
    assertThat(tree.count()).isGreaterThan(4);
  }

  @Test
  void keeps_fields_places_and_the_order_of_children() {
    var tree = tree(Language.PYTHON, "é = f(1, x=2)");
    int assignment = tree.firstNamed(tree.firstNamed(0));
    int call = tree.child(assignment, "right");
    assertThat(tree.kind(call)).isEqualTo("call");
    assertThat(tree.text(tree.child(assignment, "left"))).isEqualTo("é");
    assertThat(tree.start(call)).isEqualTo(5);
    assertThat(Arrays.stream(tree.children(tree.child(call, "arguments"))).mapToObj(tree::text))
        .containsExactly("1", "x=2");
  }

  @Test
  void goes_on_behind_what_it_cannot_read() {
    var tree = tree(Language.JAVASCRIPT, "let a = ;;; } ) \n function good() {}");
    assertThat(tree.errors()).isPositive();
    assertThat(tree.childOfKind(0, "function_declaration")).isPositive();
  }

  @Test
  void refuses_what_is_too_large() {
    assertThat(PARSER.parse(Language.GO, new byte[SyntaxParser.LARGEST + 1], PATIENCE))
        .isInstanceOf(SyntaxParser.Result.Refused.class);
  }

  @Test
  void gives_up_when_the_time_is_over() {
    var text = "a = (".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThat(PARSER.parse(Language.PYTHON, text, 0))
        .isInstanceOf(SyntaxParser.Result.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void survives_noise_and_depth(Language language) {
    var random = new Random(7);
    var noise = new byte[4000];
    for (int round = 0; round < 5; round++) {
      random.nextBytes(noise);
      assertThat(PARSER.parse(language, noise, PATIENCE)).isNotNull();
    }
    var deep = ("(".repeat(20_000) + ")".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(PARSER.parse(language, deep, PATIENCE)).isNotNull();
  }

  private static SyntaxTree tree(Language language, String text) {
    return switch (PARSER.parse(language, text.getBytes(StandardCharsets.UTF_8), PATIENCE)) {
      case SyntaxParser.Result.Parsed(var tree) -> tree;
      case SyntaxParser.Result.Refused(var reason) -> throw new AssertionError(reason);
    };
  }
}
