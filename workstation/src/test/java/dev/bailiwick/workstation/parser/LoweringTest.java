package dev.bailiwick.workstation.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.ir.Lowered;
import dev.bailiwick.core.code.lower.Lowering;
import dev.bailiwick.core.code.lower.python.PythonLowering;
import dev.bailiwick.core.code.lower.script.ScriptLowering;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import java.nio.charset.StandardCharsets;
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
