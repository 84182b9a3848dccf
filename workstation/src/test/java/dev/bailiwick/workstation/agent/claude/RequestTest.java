package dev.bailiwick.workstation.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {

  static Json json(String text) {
    return switch (JsonReader.read(text, JsonReader.Limits.EVENT)) {
      case JsonReader.Parsed(var json) -> json;
      case JsonReader.Malformed(var why, var line, var _) ->
          throw new IllegalArgumentException(why + " in line " + line);
    };
  }

  private static ToolCall call(String tool, String input) {
    var event =
        Request.read(
            json(
                "{\"session_id\":\"s\",\"cwd\":\"/w\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\""
                    + tool
                    + "\",\"tool_use_id\":\"t1\",\"tool_input\":"
                    + input
                    + "}"));
    assertThat(event).isInstanceOf(AgentEvent.ToolAsked.class);
    return ((AgentEvent.ToolAsked) event).call();
  }

  @Test
  void reads_who_speaks_and_where() {
    var event =
        Request.read(
            json(
                "{\"session_id\":\"s\",\"agent_id\":\"a1\",\"cwd\":\"/w\",\"hook_event_name\":\"Stop\"}"));
    assertThat(event)
        .isEqualTo(
            new AgentEvent.TurnEnded(
                new AgentEvent.Origin("claude", "s", "a1", "/w", "Stop"), true));
  }

  @Test
  void reads_shell_tools_with_their_switches() {
    assertThat(call("Bash", "{\"command\":\"ls\",\"description\":\"d\",\"timeout\":5}"))
        .isEqualTo(new ToolCall.Shell("Bash", "ls", ToolCall.Dialect.BASH, List.of()));
    assertThat(call("Bash", "{\"command\":\"ls\",\"run_in_background\":true}"))
        .isEqualTo(new ToolCall.Shell("Bash", "ls", ToolCall.Dialect.BASH, List.of()));
    assertThat(call("Bash", "{\"command\":\"ls\",\"dangerouslyDisableSandbox\":true}"))
        .isEqualTo(
            new ToolCall.Shell(
                "Bash", "ls", ToolCall.Dialect.BASH, List.of("dangerouslyDisableSandbox")));
    assertThat(call("Bash", "{\"command\":\"ls\",\"dangerouslyDisableSandbox\":\"yes\"}"))
        .isEqualTo(
            new ToolCall.Shell(
                "Bash", "ls", ToolCall.Dialect.BASH, List.of("dangerouslyDisableSandbox")));
    assertThat(call("Bash", "{\"command\":\"ls\",\"dangerouslyDisableSandbox\":false}"))
        .isEqualTo(new ToolCall.Shell("Bash", "ls", ToolCall.Dialect.BASH, List.of()));
    assertThat(call("PowerShell", "{\"command\":\"ls\"}"))
        .isEqualTo(new ToolCall.Shell("PowerShell", "ls", ToolCall.Dialect.POWERSHELL, List.of()));
    assertThat(call("Monitor", "{\"command\":\"tail -f x\"}")).isInstanceOf(ToolCall.Shell.class);
  }

  @Test
  void reads_file_tools() {
    assertThat(call("Read", "{\"file_path\":\"/w/a\",\"limit\":3}"))
        .isEqualTo(new ToolCall.ReadFile("Read", "/w/a"));
    assertThat(call("NotebookRead", "{\"notebook_path\":\"/w/a.ipynb\"}"))
        .isEqualTo(new ToolCall.ReadFile("NotebookRead", "/w/a.ipynb"));
    assertThat(call("Write", "{\"file_path\":\"/w/a\",\"content\":\"x\"}"))
        .isEqualTo(new ToolCall.WriteFile("Write", "/w/a", "x"));
    assertThat(call("Edit", "{\"file_path\":\"/w/a\",\"old_string\":\"o\",\"new_string\":\"n\"}"))
        .isEqualTo(
            new ToolCall.WriteFile(
                "Edit", "/w/a", "n", List.of(new ToolCall.Edit("o", "n", false))));
    assertThat(
            call(
                "MultiEdit",
                "{\"file_path\":\"/w/a\",\"edits\":[{\"new_string\":\"b\"},{\"new_string\":\"c\"}]}"))
        .isEqualTo(
            new ToolCall.WriteFile(
                "MultiEdit",
                "/w/a",
                "b\nc",
                List.of(new ToolCall.Edit("", "b", false), new ToolCall.Edit("", "c", false))));
    assertThat(call("NotebookEdit", "{\"notebook_path\":\"/w/n\",\"edit_mode\":\"delete\"}"))
        .isEqualTo(new ToolCall.WriteFile("NotebookEdit", "/w/n", ""));
  }

  @Test
  void reads_searches_and_listings() {
    assertThat(call("Glob", "{\"pattern\":\"**/*.ts\"}"))
        .isEqualTo(new ToolCall.ListFiles("Glob", "**/*.ts", ""));
    assertThat(call("LS", "{\"path\":\"/w\"}")).isEqualTo(new ToolCall.ListFiles("LS", "", "/w"));
    assertThat(call("Grep", "{\"pattern\":\"x\",\"glob\":\"*.env\",\"type\":\"ts\"}"))
        .isEqualTo(new ToolCall.SearchFiles("Grep", "x", "", "*.env"));
  }

  @Test
  void reads_the_web_and_other_servers() {
    assertThat(call("WebFetch", "{\"url\":\"https://x.example\",\"prompt\":\"p\"}"))
        .isEqualTo(new ToolCall.FetchUrl("WebFetch", "https://x.example"));
    assertThat(call("WebSearch", "{\"query\":\"q\"}"))
        .isEqualTo(new ToolCall.SearchWeb("WebSearch", "q"));
    assertThat(call("mcp__db__drop_table", "{}"))
        .isInstanceOfSatisfying(
            ToolCall.McpCall.class,
            mcp -> {
              assertThat(mcp.server()).isEqualTo("db");
              assertThat(mcp.name()).isEqualTo("drop_table");
            });
    assertThat(call("ReadMcpResourceTool", "{\"server\":\"fs\",\"uri\":\"file:///x\"}"))
        .isInstanceOf(ToolCall.McpCall.class);
  }

  @Test
  void takes_the_servers_name_from_the_input_where_it_is_told() {
    var event =
        Request.read(
            json(
                "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"mcp__a__b__c\",\"tool_input\":{},"
                    + "\"mcp_server\":{\"name\":\"a__b\"}}"));
    assertThat(((AgentEvent.ToolAsked) event).call())
        .isInstanceOfSatisfying(
            ToolCall.McpCall.class, mcp -> assertThat(mcp.server()).isEqualTo("a__b"));
  }

  @Test
  void reads_work_that_is_handed_on() {
    assertThat(call("Agent", "{\"description\":\"d\",\"prompt\":\"p\"}"))
        .isEqualTo(new ToolCall.Delegate("Agent", "p"));
    assertThat(call("Task", "{\"prompt\":\"p\"}")).isEqualTo(new ToolCall.Delegate("Task", "p"));
    assertThat(call("Skill", "{\"skill\":\"s\",\"args\":\"a\"}"))
        .isEqualTo(new ToolCall.Delegate("Skill", "s a"));
    assertThat(call("Agent", "{\"prompt\":\"p\",\"mode\":\"bypassPermissions\"}"))
        .isInstanceOf(ToolCall.UnknownCall.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TodoWrite", "TaskCreate", "TaskUpdate", "TaskList", "TaskGet", "ToolSearch",
        "AskUserQuestion", "ExitPlanMode", "EnterPlanMode", "BashOutput", "KillShell", "TaskOutput"
      })
  void knows_the_tools_that_touch_nothing_outside(String tool) {
    assertThat(call(tool, "{}")).isEqualTo(new ToolCall.Internal(tool));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CronCreate", "EnterWorktree", "Config", "TimeMachine", ""})
  void does_not_pretend_to_know_other_tools(String tool) {
    assertThat(call(tool, "{}")).isInstanceOf(ToolCall.UnknownCall.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bash|{\"command\":[\"ls\"]}",
        "Bash|{}",
        "Bash|[]",
        "Bash|null",
        "Read|{\"path\":\"x\"}",
        "Write|{\"file_path\":\"x\"}",
        "MultiEdit|{\"file_path\":\"x\",\"edits\":[7]}",
        "Grep|{\"pattern\":\"x\",\"path\":[\".env\"]}",
        "Glob|{\"pattern\":\"*\",\"path\":1}",
        "WebFetch|{\"url\":{}}",
        "mcp__|{}",
        "mcp__x|{}",
        "mcp__x__|{}"
      })
  void calls_a_wrong_shape_unknown(String given) {
    var parts = given.split("\\|", 2);
    assertThat(call(parts[0], parts[1])).isInstanceOf(ToolCall.UnknownCall.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "[]",
        "{}",
        "{\"hook_event_name\":7}",
        "{\"hook_event_name\":\"Novel\"}",
        "{\"hook_event_name\":\"PreToolUse\"}",
        "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":[]}",
        "{\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\"}",
        "{\"hook_event_name\":\"PostToolBatch\",\"tool_calls\":{}}",
        "{\"hook_event_name\":\"PostToolBatch\",\"tool_calls\":[7]}",
        "{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":null}"
      })
  void says_what_it_does_not_recognise(String text) {
    assertThat(Request.read(json(text))).isInstanceOf(AgentEvent.Unrecognised.class);
  }

  @Test
  void reads_a_failed_call_and_a_batch() {
    assertThat(
            Request.read(
                json(
                    "{\"hook_event_name\":\"PostToolUseFailure\",\"tool_name\":\"Bash\","
                        + "\"tool_input\":{\"command\":\"x\"},\"error\":\"Exit code 3\"}")))
        .isInstanceOfSatisfying(
            AgentEvent.ToolFinished.class, finished -> assertThat(finished.failed()).isTrue());
    assertThat(
            Request.read(
                json(
                    "{\"hook_event_name\":\"PostToolBatch\",\"tool_calls\":[{\"tool_name\":\"Read\","
                        + "\"tool_input\":{\"file_path\":\"a\"},\"tool_response\":\"text\"}]}")))
        .isInstanceOfSatisfying(
            AgentEvent.BatchFinished.class, batch -> assertThat(batch.calls()).hasSize(1));
  }

  @Test
  void never_throws_whatever_the_shape() {
    var random = new Random(20261123);
    for (int i = 0; i < 5000; i++) {
      var event = Request.read(anything(random, 0));
      assertThat(event).isNotNull();
    }
  }

  private static final List<String> WORDS =
      List.of(
          "hook_event_name",
          "PreToolUse",
          "PostToolBatch",
          "tool_name",
          "tool_input",
          "Bash",
          "Edit",
          "mcp__a__b",
          "tool_calls",
          "tool_response",
          "command",
          "prompt",
          "edits",
          "mcp_server");

  private static Json anything(Random random, int depth) {
    var word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (depth > 3 ? random.nextInt(4) : random.nextInt(8)) {
      case 0 -> Json.of(random.nextInt());
      case 1 -> Json.of(random.nextBoolean());
      case 2 -> new Json.Null(Json.Span.NONE);
      case 3 -> Json.of(word);
      case 4 -> Json.array(List.of(anything(random, depth + 1), anything(random, depth + 1)));
      default -> {
        var object = Json.object();
        for (var name : WORDS) {
          if (random.nextInt(3) == 0) {
            object.put(name, random.nextBoolean() ? Json.of(word) : anything(random, depth + 1));
          }
        }
        yield object.build();
      }
    };
  }
}
