package dev.bailiwick.core.event;

import dev.bailiwick.core.text.Json;
import java.util.List;

/// A tool with its input, in our words. `tool` is the assistant's own name for it.
public sealed interface ToolCall {

  String tool();

  /// The language a command is written in.
  enum Dialect {
    BASH,
    POWERSHELL
  }

  /// Shell text. `escapes` names switches in the input that step out of a guard, e.g.
  /// `dangerouslyDisableSandbox`.
  record Shell(String tool, String command, Dialect dialect, List<String> escapes)
      implements ToolCall {
    public Shell {
      escapes = List.copyOf(escapes);
    }
  }

  record ReadFile(String tool, String path) implements ToolCall {}

  /// A file is written or edited; `content` is what goes in (for an edit, the new text).
  ///
  /// @param edits what changes in the file, in order; empty where the content is the whole file
  record WriteFile(String tool, String path, String content, List<Edit> edits) implements ToolCall {
    public WriteFile {
      edits = List.copyOf(edits);
    }

    /// A whole file.
    public WriteFile(String tool, String path, String content) {
      this(tool, path, content, List.of());
    }
  }

  /// One piece of text that takes another's place.
  ///
  /// @param everywhere wherever it stands; else only where it first stands
  record Edit(String before, String after, boolean everywhere) {}

  /// A search through file contents below `path` (empty for the folder of the call) in files
  /// matching `glob` (empty for all).
  record SearchFiles(String tool, String pattern, String path, String glob) implements ToolCall {}

  /// A listing of names.
  record ListFiles(String tool, String pattern, String path) implements ToolCall {}

  record FetchUrl(String tool, String url) implements ToolCall {}

  /// A web search: words leave the machine by way of the model's own provider.
  record SearchWeb(String tool, String query) implements ToolCall {}

  /// A tool of an MCP server.
  record McpCall(String tool, String server, String name, Json input) implements ToolCall {}

  /// Work handed to a subagent; its own calls come as events of their own.
  record Delegate(String tool, String prompt) implements ToolCall {}

  /// A tool that touches nothing outside the conversation (a task list, a question to the person).
  record Internal(String tool) implements ToolCall {}

  /// A tool this version does not know, or one whose input has not the shape it should have.
  record UnknownCall(String tool, Json input, String why) implements ToolCall {}
}
