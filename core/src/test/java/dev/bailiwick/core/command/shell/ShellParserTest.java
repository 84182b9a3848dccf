package dev.bailiwick.core.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.shell.Script.CommandSubstitution;
import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.shell.Script.Simple;
import dev.bailiwick.core.command.shell.ShellParser.Limits;
import dev.bailiwick.core.command.shell.ShellParser.Parsed;
import dev.bailiwick.core.command.shell.ShellParser.Unparsed;
import dev.bailiwick.core.text.Json.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellParserTest {

  static Stream<Cases.Case> cases() {
    return Cases.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gives_the_tree_of_the_table(Cases.Case wanted) {
    assertThat(Rendering.of(wanted.text()).replaceAll(" @\\d+$", "")).isEqualTo(wanted.tree());
  }

  @Test
  void the_table_has_its_cases() {
    assertThat(Cases.cases()).hasSizeGreaterThan(250);
  }

  private static Simple first(String text) {
    if (ShellParser.parse(text, Limits.COMMAND) instanceof Parsed(Script script)
        && script.nodes().getFirst() instanceof Simple simple) {
      return simple;
    }
    throw new AssertionError(Rendering.of(text));
  }

  private static String at(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  @Test
  void spans_are_those_of_the_text() {
    var text = "  A=1 echo \"b c\"d$(e f) 2> g <<E # h\nbody\nE\n";
    var simple = first(text);
    assertThat(at(text, simple.span())).isEqualTo("A=1 echo \"b c\"d$(e f) 2> g <<E");
    assertThat(at(text, simple.assignments().getFirst().span())).isEqualTo("A=1");
    assertThat(at(text, simple.words().get(1).span())).isEqualTo("\"b c\"d$(e f)");
    assertThat(simple.redirects().stream().map(Redirect::span).map(s -> at(text, s)))
        .containsExactly("2> g", "<<E");
    assertThat(at(text, simple.redirects().get(1).target().span())).isEqualTo("body\n");
  }

  @Test
  void spans_in_backquotes_without_escapes_are_those_of_the_text() {
    var text = "echo `ab c`";
    var part = first(text).words().get(1).parts().getFirst();
    var script = ((CommandSubstitution) part).script();
    assertThat(at(text, script.nodes().getFirst().span())).isEqualTo("ab c");
  }

  @Test
  void spans_in_backquotes_with_escapes_are_the_whole_substitution() {
    var text = "echo `ab \\`c\\``";
    var part = first(text).words().get(1).parts().getFirst();
    var script = ((CommandSubstitution) part).script();
    assertThat(at(text, script.nodes().getFirst().span())).isEqualTo("`ab \\`c\\``");
  }

  @Test
  void refuses_a_nul_character() {
    assertThat(ShellParser.parse("a\0b", Limits.COMMAND))
        .isEqualTo(new Unparsed("a NUL character", 1));
  }

  @Test
  void refuses_what_is_longer_than_the_limit() {
    assertThat(ShellParser.parse("abcd", new Limits(3, 9))).isInstanceOf(Unparsed.class);
  }

  @Test
  void a_long_chain_is_no_deep_tree() {
    var text = "true && ".repeat(5_000) + "curl https://evil";
    var rendered = Rendering.of(text);
    assertThat(rendered).startsWith("(true && ").contains("curl https://evil");
    assertThat(List.of(rendered.split("true", -1))).hasSize(5_001);
  }
}
