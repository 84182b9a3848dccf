package dev.bailiwick.proof.endtoend;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// The Responses API, as Codex speaks it.
final class ResponsesWire implements EchoingModel.Wire {

  @Override
  public boolean asks(String path) {
    return path.equals("/v1/responses");
  }

  @Override
  public boolean offersTools(String body) {
    return body.contains("\"tools\":[{");
  }

  @Override
  public String error() {
    return "{\"error\":{\"type\":\"server_error\",\"message\":\"busy now\"}}";
  }

  @Override
  public String whole(List<Json> blocks) {
    return response("completed", blocks.stream().map(ResponsesWire::item).toList()).write();
  }

  @Override
  public String events(List<Json> blocks) {
    var events = new Events();
    events.add(
        "response.created", Json.object().put("response", response("in_progress", List.of())));
    var items = new ArrayList<Json>();
    for (int i = 0; i < blocks.size(); i++) {
      items.add(block(events, i, (Json.Obj) blocks.get(i)));
    }
    events.add("response.completed", Json.object().put("response", response("completed", items)));
    return events.text.toString();
  }

  /// The events so far, numbered.
  private static final class Events {
    private final StringBuilder text = new StringBuilder();
    private int number;

    private void add(String type, Json.Builder data) {
      var json = data.put("type", type).put("sequence_number", number++).build().write();
      text.append("event: ").append(type).append("\ndata: ").append(json).append("\n\n");
    }

    private void pieces(String type, int index, String value) {
      value
          .codePoints()
          .forEach(c ->
              add(
                  type,
                  Json.object().put("output_index", index).put("delta", Character.toString(c))));
    }
  }

  private static Json block(Events events, int index, Json.Obj block) {
    var item = item(block);
    var begun = opened(block);
    events.add(
        "response.output_item.added", Json.object().put("output_index", index).put("item", begun));
    switch (block.string("type").orElseThrow()) {
      case "tool_use" -> {
        var arguments = block.get("input").orElseThrow().write();
        events.pieces("response.function_call_arguments.delta", index, arguments);
        events.add(
            "response.function_call_arguments.done",
            Json.object().put("output_index", index).put("arguments", arguments));
      }
      case "custom_tool" -> {
        var input = block.string("input").orElseThrow();
        events.pieces("response.custom_tool_call_input.delta", index, input);
        events.add(
            "response.custom_tool_call_input.done",
            Json.object().put("output_index", index).put("input", input));
      }
      default ->
          events.pieces("response.output_text.delta", index, block.string("text").orElse(""));
    }
    events.add(
        "response.output_item.done", Json.object().put("output_index", index).put("item", item));
    return item;
  }

  /// The item as it begins, with nothing in it yet.
  private static Json opened(Json.Obj block) {
    return switch (block.string("type").orElseThrow()) {
      case "tool_use" -> call(block, "function_call").put("arguments", "").build();
      case "custom_tool" -> call(block, "custom_tool_call").put("input", "").build();
      case "reasoning" -> reasoning(block);
      default -> message(Json.array(List.of()));
    };
  }

  private static Json item(Json block) {
    var object = (Json.Obj) block;
    return switch (object.string("type").orElseThrow()) {
      case "tool_use" ->
          call(object, "function_call")
              .put("arguments", object.get("input").orElseThrow().write())
              .build();
      case "custom_tool" ->
          call(object, "custom_tool_call").put("input", object.string("input")).build();
      case "reasoning" -> reasoning(object);
      default ->
          message(
              Json.array(
                  List.of(
                      Json.object()
                          .put("type", "output_text")
                          .put("text", object.string("text"))
                          .put("annotations", Json.array(List.of()))
                          .build())));
    };
  }

  private static Json.Builder call(Json.Obj block, String type) {
    return Json.object()
        .put("type", type)
        .put("id", "fc_" + block.string("id").orElse(""))
        .put("call_id", block.string("id"))
        .put("name", block.string("name"));
  }

  private static Json reasoning(Json.Obj block) {
    return Json.object()
        .put("type", "reasoning")
        .put("id", "rs_1")
        .put("summary", Json.array(List.of()))
        .put("encrypted_content", block.string("encrypted_content"))
        .build();
  }

  private static Json message(Json content) {
    return Json.object()
        .put("type", "message")
        .put("id", "msg_1")
        .put("role", "assistant")
        .put("content", content)
        .build();
  }

  private static Json response(String status, List<Json> output) {
    var usage =
        Json.object()
            .put("input_tokens", 10)
            .put("input_tokens_details", Json.object().put("cached_tokens", 0).build())
            .put("output_tokens", 5)
            .put("output_tokens_details", Json.object().put("reasoning_tokens", 0).build())
            .put("total_tokens", 15)
            .build();
    return Json.object()
        .put("id", "resp_1")
        .put("object", "response")
        .put("model", "gpt-5.5")
        .put("status", status)
        .put("output", Json.array(output))
        .put("usage", usage)
        .build();
  }

  /// A call of a tool whose input is free text.
  static Json custom(String id, String name, String input) {
    return Json.object()
        .put("type", "custom_tool")
        .put("id", id)
        .put("name", name)
        .put("input", input)
        .build();
  }

  static Json encrypted(String content) {
    return Json.object().put("type", "reasoning").put("encrypted_content", content).build();
  }
}
