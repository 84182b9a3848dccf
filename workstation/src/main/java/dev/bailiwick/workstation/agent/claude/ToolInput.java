package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tool's name and input as a call in our words.
///
/// A field that a tool needs and that is missing or of another type makes the call unknown; so does
/// a tool that is not named here. A field of a shell tool that is not named here counts as a switch
/// that steps out of the guard, since it may change what the command does.
final class ToolInput {

  /// Tools that touch nothing outside the conversation.
  private static final Set<String> INTERNAL =
      Set.of(
          "BashOutput",
          "TaskOutput",
          "KillShell",
          "KillBash",
          "TaskStop",
          "TodoWrite",
          "TodoRead",
          "TaskCreate",
          "TaskUpdate",
          "TaskList",
          "TaskGet",
          "ToolSearch",
          "AskUserQuestion",
          "EnterPlanMode",
          "ExitPlanMode",
          "CronList",
          "CronDelete",
          "TeamCreate",
          "TeamDelete",
          "Sleep",
          "StructuredOutput");

  private static final Set<String> SHELL_FIELDS =
      Set.of("command", "description", "timeout", "run_in_background", "persistent", "timeout_ms");

  /// Permission modes in which the person is not asked.
  private static final Set<String> UNASKED = Set.of("bypassPermissions", "dontAsk", "auto");

  private ToolInput() {}

  /// The call in a hook's input, or in an entry of a batch; the input names a tool.
  static ToolCall call(Json.Obj event) {
    var tool = event.string("tool_name").orElse("");
    if (!(event.get("tool_input").orElse(null) instanceof Json.Obj input)) {
      var raw = event.get("tool_input").orElse(new Json.Null(Json.Span.NONE));
      return new ToolCall.UnknownCall(tool, raw, "tool_input is no object");
    }
    if (tool.startsWith("mcp__")) {
      return mcp(tool, event, input);
    }
    return known(tool, input)
        .orElseGet(() ->
            new ToolCall.UnknownCall(
                tool, input, "the input has not the shape that this tool's input has"));
  }

  private static Optional<ToolCall> known(String tool, Json.Obj input) {
    if (INTERNAL.contains(tool)) {
      return Optional.of(new ToolCall.Internal(tool));
    }
    return switch (tool) {
      case "Bash", "Monitor" -> shell(tool, input, Dialect.BASH);
      case "PowerShell" -> shell(tool, input, Dialect.POWERSHELL);
      case "Read" -> reads(tool, input, "file_path");
      case "NotebookRead" -> reads(tool, input, "notebook_path");
      case "LSP" -> reads(tool, input, "filePath");
      case "Write" -> writes(tool, input, "file_path", input.string("content"));
      case "Edit" -> edits(tool, input, List.of(input));
      case "MultiEdit" -> edits(tool, input, input.array("edits"));
      case "NotebookEdit" ->
          writes(tool, input, "notebook_path", Optional.of(input.string("new_source").orElse("")));
      case "Glob" -> lists(tool, input, input.string("pattern"));
      case "LS" -> lists(tool, input, input.string("path").map(_ -> ""));
      case "Grep" -> searches(tool, input);
      case "WebFetch" -> input.string("url").map(url -> new ToolCall.FetchUrl(tool, url));
      case "WebSearch" -> input.string("query").map(query -> new ToolCall.SearchWeb(tool, query));
      case "Agent", "Task" -> agent(tool, input);
      case "Skill" -> delegates(tool, input, "skill", "args");
      case "SlashCommand" -> delegates(tool, input, "command", "");
      case "SendMessage" -> message(tool, input);
      case "ListMcpResourcesTool" -> Optional.of(resources(tool, input, "resources/list"));
      case "ReadMcpResourceTool" ->
          input.string("uri").map(_ -> resources(tool, input, "resources/read"));
      case "CronCreate", "ScheduleWakeup", "RemoteTrigger" ->
          Optional.of(new ToolCall.UnknownCall(tool, input, "schedules work for later"));
      case "EnterWorktree", "ExitWorktree" ->
          Optional.of(new ToolCall.UnknownCall(tool, input, "moves the session to another tree"));
      case "Config" ->
          Optional.of(new ToolCall.UnknownCall(tool, input, "changes the assistant's settings"));
      default ->
          Optional.of(new ToolCall.UnknownCall(tool, input, "this version does not know the tool"));
    };
  }

  private static Optional<ToolCall> shell(String tool, Json.Obj input, Dialect dialect) {
    var escapes = new ArrayList<String>();
    for (var field : input.members().entrySet()) {
      if (!SHELL_FIELDS.contains(field.getKey()) && !isOff(field.getValue())) {
        escapes.add(field.getKey());
      }
    }
    return input
        .string("command")
        .map(command -> new ToolCall.Shell(tool, command, dialect, escapes));
  }

  private static boolean isOff(Json value) {
    return value instanceof Json.Null || value instanceof Json.Bool(boolean on, var _) && !on;
  }

  private static Optional<ToolCall> reads(String tool, Json.Obj input, String field) {
    return path(input, field).map(path -> new ToolCall.ReadFile(tool, path));
  }

  /// A path that names something; an empty one is none.
  private static Optional<String> path(Json.Obj input, String field) {
    return input.string(field).filter(path -> !path.isEmpty());
  }

  private static Optional<ToolCall> writes(
      String tool, Json.Obj input, String field, Optional<String> content) {
    return path(input, field)
        .flatMap(path -> content.map(text -> new ToolCall.WriteFile(tool, path, text)));
  }

  private static Optional<ToolCall> edits(String tool, Json.Obj input, List<Json> parts) {
    var edits = new ArrayList<ToolCall.Edit>();
    for (var part : parts) {
      if (!(part instanceof Json.Obj one) || one.string("new_string").isEmpty()) {
        return Optional.empty();
      }
      edits.add(
          new ToolCall.Edit(
              one.string("old_string").orElse(""),
              one.string("new_string").get(),
              one.isTrue("replace_all")));
    }
    var content = String.join("\n", edits.stream().map(ToolCall.Edit::after).toList());
    return edits.isEmpty()
        ? Optional.empty()
        : path(input, "file_path").map(path -> new ToolCall.WriteFile(tool, path, content, edits));
  }

  private static Optional<ToolCall> lists(String tool, Json.Obj input, Optional<String> pattern) {
    return optional(input, "path")
        .flatMap(path -> pattern.map(text -> new ToolCall.ListFiles(tool, text, path)));
  }

  /// `type` narrows like `glob`, in names of its own; it is left out, which only widens the search
  /// that is judged.
  private static Optional<ToolCall> searches(String tool, Json.Obj input) {
    var path = optional(input, "path");
    var glob = optional(input, "glob");
    if (path.isEmpty() || glob.isEmpty()) {
      return Optional.empty();
    }
    return input
        .string("pattern")
        .map(pattern -> new ToolCall.SearchFiles(tool, pattern, path.get(), glob.get()));
  }

  private static Optional<ToolCall> agent(String tool, Json.Obj input) {
    var mode = input.string("mode").orElse("");
    if (UNASKED.contains(mode)) {
      return Optional.of(
          new ToolCall.UnknownCall(tool, input, "a subagent in a mode that asks nobody"));
    }
    return delegates(tool, input, "prompt", "");
  }

  private static Optional<ToolCall> delegates(
      String tool, Json.Obj input, String first, String second) {
    return input
        .string(first)
        .map(text ->
            new ToolCall.Delegate(tool, (text + " " + input.string(second).orElse("")).strip()));
  }

  /// A message may be text or a structured order; both go to another agent.
  private static Optional<ToolCall> message(String tool, Json.Obj input) {
    return input
        .get("message")
        .map(message ->
            new ToolCall.Delegate(
                tool, message instanceof Json.Str(var text, var _) ? text : message.write()));
  }

  private static ToolCall resources(String tool, Json.Obj input, String method) {
    return new ToolCall.McpCall(tool, input.string("server").orElse(""), method, input);
  }

  /// `mcp__server__tool`; the server's name is taken from the input where it is told there, since a
  /// name may itself hold `__`.
  private static ToolCall mcp(String tool, Json.Obj event, Json.Obj input) {
    var rest = tool.substring("mcp__".length());
    var told = event.object("mcp_server").flatMap(server -> server.string("name")).orElse("");
    int cut = !told.isEmpty() && rest.startsWith(told + "__") ? told.length() : rest.indexOf("__");
    if (cut <= 0 || cut + 2 >= rest.length()) {
      return new ToolCall.UnknownCall(tool, input, "the tool's name holds no server");
    }
    return new ToolCall.McpCall(tool, rest.substring(0, cut), rest.substring(cut + 2), input);
  }

  /// The string; empty text where the field is absent or null; nothing where it is of another type.
  private static Optional<String> optional(Json.Obj input, String field) {
    var value = input.get(field).orElse(Json.of(""));
    return switch (value) {
      case Json.Str(var text, var _) -> Optional.of(text);
      case Json.Null _ -> Optional.of("");
      case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ -> Optional.empty();
    };
  }
}
