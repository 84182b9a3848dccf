package dev.bailiwick.workstation.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.lower.go.GoLowering;
import dev.bailiwick.core.code.lower.java.JavaLowering;
import dev.bailiwick.core.code.lower.python.PythonLowering;
import dev.bailiwick.core.code.lower.script.ScriptLowering;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A statement in, the same in the words of all languages out; places are left out.
final class LoweringTest {
  private static final TreeSitterParser PARSER = new TreeSitterParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          const {exec: e = 1} = require('cp') | Declare[target=Fields[entries=[Entry[key=Text[value=exec], value=WithFallback[target=Bind[name=e], fallback=Number[value=1.0]]]], rest=null], type=, value=Call[callee=Name[name=require], arguments=[Argument[name=, value=Text[value=cp]]], creates=false], scope=BLOCK]
          await a?.b(...c)                    | Run[value=Call[callee=Member[object=Name[name=a], name=b], arguments=[Argument[name=, value=Spread[value=Name[name=c]]]], creates=false]]
          x['k'] ??= `a${b}c`                 | Run[value=Assign[target=Place[place=Index[object=Name[name=x], key=Text[value=k]]], operator=??, value=Concat[parts=[Text[value=a], Name[name=b], Text[value=c]]]]]
          import d, {e as f} from './g'       | Import[name=d, from=./g, member=default], Import[name=f, from=./g, member=e]
          export {h as i} from 'j'            | Import[name=h from j, from=j, member=h], Export[name=i, value=Name[name=h from j]]
          throw a + 'x' + b                   | Throw[value=Concat[parts=[Name[name=a], Text[value=x], Name[name=b]]]]
          """)
  void lowers_script(String text, String expected) {
    assertThat(plain(Language.TYPESCRIPT, new ScriptLowering(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from .a import b as c         | Import[name=c, from=.a, member=b]
          f'x{y!r}z'                    | Run[value=Concat[parts=[Text[value=x], Name[name=y], Text[value=z]]]]
          a, *b = c(d=1, **e)           | Declare[target=Elements[items=[Bind[name=a]], rest=Bind[name=b]], type=, value=Call[callee=Name[name=c], arguments=[Argument[name=d, value=Number[value=1.0]], Argument[name=**, value=Name[name=e]]], creates=false], scope=FUNCTION]
          assert a not in b             | If[test=Unary[operator=!, operand=Binary[operator=not-in, left=Name[name=a], right=Name[name=b]]], then=[Throw[value=null]], otherwise=[]]
          a if b else c[1:]             | Run[value=Conditional[test=Name[name=b], then=Name[name=a], otherwise=Other[what=slice, parts=[Name[name=c], Other[what=slice, parts=[Number[value=1.0]]]]]]]
          """)
  void lowers_python(String text, String expected) {
    assertThat(plain(Language.PYTHON, new PythonLowering(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          class A { B b; void c(int d) { b.e(d); } }      | Run[value=Call[callee=Member[object=Member[object=This[], name=b], name=e], arguments=[Argument[name=, value=Name[name=d]]], creates=false]]
          class A { void c(B b) { b.e(); } }              | Run[value=Call[callee=Member[object=Name[name=b], name=e], arguments=[], creates=false]]
          class A { static void c() { } void d() { c(); } } | Run[value=Call[callee=Member[object=Name[name=A], name=c], arguments=[], creates=false]]
          class A { void c(int d) { int e = 7 / 2 + d; } } | Declare[target=Bind[name=e], type=int, value=Binary[operator=+, left=Binary[operator=//, left=Number[value=7.0], right=Number[value=2.0]], right=Name[name=d]], scope=BLOCK]
          class A { void c(int d) { assert d > 1; } }     | If[test=Unary[operator=!, operand=Binary[operator=>, left=Name[name=d], right=Number[value=1.0]]], then=[Throw[value=null]], otherwise=[]]
          class A { void c(int d) { switch (d) { case 1, 2 -> c(d); default -> {} } } } | Switch[subject=Name[name=d], cases=[Case[pattern=Either[options=[Equal[value=Number[value=1.0]], Equal[value=Number[value=2.0]]]], guard=null, body=[Run[value=Call[callee=Member[object=This[], name=c], arguments=[Argument[name=, value=Name[name=d]]], creates=false]]]], Case[pattern=Skip[], guard=null, body=[]]], fallsThrough=false, label=]
          """)
  void lowers_java(String text, String expected) {
    assertThat(plain(Language.JAVA, new JavaLowering(), text)).contains("body=[" + expected + "]");
  }

  @Test
  void names_of_java_lang_and_of_imports_on_demand_are_imports() {
    var text = "import java.sql.*; class A { Statement b = c(System.out); }";
    assertThat(plain(Language.JAVA, new JavaLowering(), text))
        .contains("Import[name=System, from=java.lang, member=System]")
        .contains("Import[name=Statement, from=java.sql, member=Statement]")
        .contains("Field[name=b, type=java.sql.Statement,");
  }

  @Test
  void a_record_sets_and_reads_its_components() {
    assertThat(plain(Language.JAVA, new JavaLowering(), "record A(int b) { A { c(b); } }"))
        .contains(
            "arguments=[Argument[name=, value=Name[name=b]]], creates=false]], "
                + "Run[value=Assign[target=Place[place=Member[object=This[], name=b]], operator=, "
                + "value=Name[name=b]]]]")
        .contains("name=b, parameters=[], body=[Return[value=Member[object=This[], name=b]]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a, err := b(c...)          | Declare[target=Elements[items=[Bind[name=a], Bind[name=err]], rest=null], type=, value=Call[callee=Name[name=b], arguments=[Argument[name=, value=Spread[value=Name[name=c]]]], creates=false], scope=BLOCK]
          a := &T{B: 1}              | Declare[target=Bind[name=a], type=, value=Call[callee=Name[name=T], arguments=[Argument[name=B, value=Number[value=1.0]]], creates=true], scope=BLOCK]
          a = append(a, b)           | Run[value=Assign[target=Bind[name=a], operator=, value=ListOf[items=[Spread[value=Name[name=a]], Name[name=b]]]]]
          for i, v := range m { }    | ForEach[target=Elements[items=[Bind[name=i], Bind[name=v]], rest=null], source=Name[name=m], over=PAIRS, body=[], otherwise=[], label=]
          if a := b(); a { panic(a) } | Block[body=[Declare[target=Bind[name=a], type=, value=Call[callee=Name[name=b], arguments=[], creates=false], scope=BLOCK], If[test=Name[name=a], then=[Throw[value=Call[callee=Name[name=panic], arguments=[Argument[name=, value=Name[name=a]]], creates=false]]], otherwise=[]]]]
          a := "x"; *(&a) = "y"      | Declare[target=Bind[name=a], type=, value=MapOf[entries=[Entry[key=Text[value=*], value=Text[value=x]]]], scope=BLOCK], Run[value=Assign[target=Place[place=Member[object=Name[name=a], name=*]], operator=, value=Text[value=y]]]
          """)
  void lowers_go(String text, String expected) {
    assertThat(plain(Language.GO, new GoLowering(), "package p\nfunc f() {\n" + text + "\n}"))
        .contains("body=[" + expected + "]");
  }

  @Test
  void goto_forward_leaves_what_is_before_the_label() {
    var text = "package p\nfunc f() {\n goto End\n a()\nEnd:\n b()\n}";
    assertThat(plain(Language.GO, new GoLowering(), text))
        .contains("body=[Break[label=goto End], Run[value=Call[callee=Name[name=a]")
        .contains("Break[label=]], runsFirst=false, otherwise=[], label=goto End], Run[value=Call");
  }

  @Test
  void methods_of_go_are_gathered_into_their_type() {
    var text = "package p\ntype T struct { a string }\nfunc (t *T) b() string { return t.a }";
    assertThat(plain(Language.GO, new GoLowering(), text))
        .contains("Type[name=T,")
        .contains("name=b, parameters=[], body=[Return[value=Member[object=This[], name=a]]]")
        .contains("name=constructor, parameters=[Parameter[target=Bind[name=a], type=string,");
  }

  private static String plain(Language language, Lowering lowering, String text) {
    var body = lowered(language, lowering, text).body().toString();
    return body.substring(1, body.length() - 1)
        .replaceAll(",? ?span=Span\\[[^\\]]*\\]", "")
        .replaceAll("Literal\\[value=(\\w+\\[[^\\]]*\\])\\]", "$1");
  }

  private static Lowered lowered(Language language, Lowering lowering, String text) {
    return switch (PARSER.parse(language, text.getBytes(StandardCharsets.UTF_8), 10_000)) {
      case SyntaxParser.Result.Parsed(var tree) -> lowering.lower(tree, "a/b.x");
      case SyntaxParser.Result.Refused(var reason) -> throw new AssertionError(reason);
    };
  }
}
