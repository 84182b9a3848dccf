package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What an assistant at work sends: tools, instructions, and turns with thoughts, calls and their
/// results, about 4 KB each, so that every kind of value and of text comes by. One thread.
final class RehearsedConversation {
  private static final int TOOLS = 12;
  private static final int RESULT = 3_200;
  private static final int SHORT = 300;

  private static final List<String> WORDS =
      List.of(
          "the",
          "function",
          "returns",
          "a list of",
          "value;\n",
          "import",
          "\"request\"",
          "für",
          "\tif (a < b)",
          "C:\\src",
          "0.25",
          "user_id",
          "// see",
          "https://docs.test/a?b=c");

  private final Random random = new Random(1);
  private final List<Json> tools = new ArrayList<>();
  private final List<List<Json>> turns = new ArrayList<>();
  private int asked;

  RehearsedConversation(int length) {
    for (int i = 0; i < TOOLS; i++) {
      tools.add(tool("tool" + i));
    }
    for (int i = 0; i < length; i++) {
      turns.add(turn("call_" + i));
    }
  }

  /// The next request, whose last message is new.
  ///
  /// @param length turns of the conversation that come before
  byte[] request(int length) {
    var messages = new ArrayList<Json>();
    turns.subList(0, length).forEach(messages::addAll);
    messages.add(message("user", block("Round " + asked++ + ": " + text(SHORT))));
    return Json.object()
        .put("model", "rehearsal")
        .put("max_tokens", 32_000)
        .put("temperature", new Json.Num("0.5", Json.Span.NONE))
        .put("stream", true)
        .put("stop_sequences", Json.array(List.of()))
        .put("thinking", Json.object().put("type", "enabled").put("budget_tokens", 1_024).build())
        .put("system", Json.array(List.of(block("You help."))))
        .put("tools", Json.array(tools))
        .put("messages", Json.array(messages))
        .build()
        .write()
        .getBytes(StandardCharsets.UTF_8);
  }

  private String text(int length) {
    var text = new StringBuilder(length + 32);
    while (text.length() < length) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return text.toString();
  }

  private Json tool(String name) {
    var type = Json.object().put("type", "string").put("description", text(SHORT / 3)).build();
    var schema =
        Json.object()
            .put("type", "object")
            .put("properties", Json.object().put("file", type).build())
            .put("required", Json.strings(List.of("file")))
            .put("additionalProperties", false)
            .build();
    return Json.object()
        .put("name", name)
        .put("description", text(SHORT))
        .put("input_schema", schema)
        .build();
  }

  /// What the model said and did, and what that gave.
  private List<Json> turn(String id) {
    var thought =
        Json.object()
            .put("type", "thinking")
            .put("thinking", text(SHORT / 3))
            .put("signature", "c2lnbmF0dXJl")
            .build();
    var input =
        Json.object().put("file", "/src/" + id + ".ts").put("limit", 20).put("exact", true).build();
    var call =
        Json.object()
            .put("type", "tool_use")
            .put("id", id)
            .put("name", "tool1")
            .put("input", input)
            .build();
    var result =
        Json.object()
            .put("type", "tool_result")
            .put("tool_use_id", id)
            .put("content", text(RESULT))
            .put("is_error", false)
            .build();
    return List.of(
        message("assistant", thought, block(text(SHORT)), call), message("user", result));
  }

  private static Json block(String text) {
    return Json.object().put("type", "text").put("text", text).build();
  }

  private static Json message(String role, Json... content) {
    return Json.object().put("role", role).put("content", Json.array(List.of(content))).build();
  }
}
