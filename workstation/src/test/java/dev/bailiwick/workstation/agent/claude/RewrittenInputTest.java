package dev.bailiwick.workstation.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RewrittenInputTest {

  private static Json.Obj json(String text) {
    return (Json.Obj)
        ((JsonReader.Parsed) JsonReader.read(text.replace('\'', '"'), JsonReader.Limits.EVENT))
            .json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Bash | {'command':'a','timeout':5} | {'command':'b'} | {'command':'b','timeout':5}",
        "Write | {'file_path':'/f','content':'a'} | {'content':'b'} |"
            + " {'file_path':'/f','content':'b'}",
        "Edit | {'file_path':'/f','old_string':'o','new_string':'a'} | {'content':'b'}"
            + " | {'file_path':'/f','old_string':'o','new_string':'b'}",
        "MultiEdit | {'file_path':'/f','edits':[{'old_string':'o','new_string':'a'}]} |"
            + " {'content':'b'} | {'file_path':'/f','edits':[{'old_string':'o','new_string':'b'}]}",
      })
  void keeps_what_is_not_rewritten(String tool, String input, String part, String whole) {
    var event =
        Json.object()
            .put("hook_event_name", "PreToolUse")
            .put("tool_name", tool)
            .put("tool_input", json(input))
            .build();
    var dialect = new ClaudeDialect();
    var decision = new Decision.Rewrite(json(part), List.of(), "r");
    var answer = dialect.write(event, dialect.read(event), decision);
    assertThat(
            answer
                .object("hookSpecificOutput")
                .flatMap(output -> output.object("updatedInput"))
                .map(Json::write))
        .contains(whole.replace('\'', '"'));
  }
}
