package dev.bailiwick.proof.endtoend;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The Messages API, as Claude Code speaks it.
final class MessagesWire implements EchoingModel.Wire {

  @Override
  public boolean asks(String path) {
    return path.equals("/v1/messages");
  }

  @Override
  public boolean offersTools(String body) {
    return body.contains("\"tools\":[{");
  }

  @Override
  public String error() {
    return "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy"
        + " now\"}}";
  }

  private static Json.Builder started(Json.Builder message) {
    return message
        // Claude Code takes answers of one id for parts of one message, and joins them.
        .put("id", "msg_" + UUID.randomUUID())
        .put("type", "message")
        .put("role", "assistant")
        .put("model", "claude-sonnet-5");
  }

  private static final Json USAGE =
      Json.object().put("input_tokens", 10).put("output_tokens", 5).build();

  @Override
  public String whole(List<Json> blocks) {
    return started(Json.object())
        .put("content", Json.array(blocks))
        .put("stop_reason", reason(blocks))
        .put("usage", USAGE)
        .build()
        .write();
  }

  private static String reason(List<Json> blocks) {
    return blocks.stream().anyMatch(block -> block.write().contains("\"tool_use\""))
        ? "tool_use"
        : "end_turn";
  }

  @Override
  public String events(List<Json> blocks) {
    var out = new StringBuilder();
    var start =
        started(Json.object()).put("content", Json.array(List.of())).put("usage", USAGE).build();
    event(out, "message_start", Json.object().put("message", start));
    event(out, "ping", Json.object());
    for (int i = 0; i < blocks.size(); i++) {
      block(out, i, (Json.Obj) blocks.get(i));
    }
    event(
        out,
        "message_delta",
        Json.object()
            .put("delta", Json.object().put("stop_reason", reason(blocks)).build())
            .put("usage", USAGE));
    event(out, "message_stop", Json.object());
    return out.toString();
  }

  private static void block(StringBuilder out, int index, Json.Obj block) {
    var type = block.string("type").orElseThrow();
    var head = Json.object().put("type", type);
    switch (type) {
      case "tool_use" ->
          head.put("id", block.string("id"))
              .put("name", block.string("name"))
              .put("input", Json.object().build());
      case "thinking" -> head.put("thinking", "").put("signature", "");
      default -> head.put("text", "");
    }
    event(
        out,
        "content_block_start",
        Json.object().put("index", index).put("content_block", head.build()));
    for (var delta : deltas(type, block)) {
      event(
          out,
          "content_block_delta",
          Json.object().put("index", index).put("delta", delta.build()));
    }
    event(out, "content_block_stop", Json.object().put("index", index));
  }

  private static List<Json.Builder> deltas(String type, Json.Obj block) {
    var deltas = new ArrayList<Json.Builder>();
    switch (type) {
      case "tool_use" ->
          pieces(
              block.get("input").orElseThrow().write(), "input_json_delta", "partial_json", deltas);
      case "thinking" -> {
        pieces(block.string("thinking").orElse(""), "thinking_delta", "thinking", deltas);
        deltas.add(
            Json.object()
                .put("type", "signature_delta")
                .put("signature", block.string("signature")));
      }
      default -> pieces(block.string("text").orElse(""), "text_delta", "text", deltas);
    }
    return deltas;
  }

  private static void pieces(String text, String type, String member, List<Json.Builder> deltas) {
    text.chars()
        .forEach(
            c -> deltas.add(Json.object().put("type", type).put(member, String.valueOf((char) c))));
  }

  private static void event(StringBuilder out, String type, Json.Builder data) {
    out.append("event: ").append(type).append("\ndata: ");
    out.append(data.put("type", type).build().write()).append("\n\n");
  }
}
