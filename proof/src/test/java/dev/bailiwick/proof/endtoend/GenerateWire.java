package dev.bailiwick.proof.endtoend;

import dev.bailiwick.core.text.Json;
import java.util.List;

/// The generateContent API, as Gemini CLI speaks it.
final class GenerateWire implements EchoingModel.Wire {

  @Override
  public boolean asks(String path) {
    return path.endsWith(":generateContent") || path.endsWith(":streamGenerateContent");
  }

  @Override
  public boolean offersTools(String body) {
    return body.contains("\"functionDeclarations\"");
  }

  @Override
  public boolean streams(String path, String body) {
    return path.endsWith(":streamGenerateContent");
  }

  @Override
  public String error() {
    return "{\"error\":{\"code\":529,\"message\":\"busy now\",\"status\":\"UNAVAILABLE\"}}";
  }

  @Override
  public String whole(List<Json> blocks) {
    return chunk(blocks, true).write();
  }

  @Override
  public String events(List<Json> blocks) {
    var events = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      boolean last = i == blocks.size() - 1;
      events
          .append("data: ")
          .append(chunk(List.of(blocks.get(i)), last).write())
          .append("\r\n\r\n");
    }
    return events.toString();
  }

  private static Json chunk(List<Json> blocks, boolean last) {
    var parts = Json.array(blocks.stream().map(GenerateWire::part).toList());
    var content = Json.object().put("role", "model").put("parts", parts).build();
    var candidate = Json.object().put("index", 0).put("content", content);
    var chunk = Json.object();
    if (last) {
      candidate.put("finishReason", "STOP");
      chunk.put(
          "usageMetadata",
          Json.object().put("promptTokenCount", 10).put("totalTokenCount", 12).build());
    }
    return chunk.put("candidates", Json.array(List.of(candidate.build()))).build();
  }

  private static Json part(Json block) {
    var object = (Json.Obj) block;
    if (!object.string("type").orElseThrow().equals("tool_use")) {
      return Json.object().put("text", object.string("text").orElseThrow()).build();
    }
    var call =
        Json.object()
            .put("id", object.string("id").orElseThrow())
            .put("name", object.string("name").orElseThrow())
            .put("args", object.get("input").orElseThrow());
    return Json.object()
        .put("functionCall", call.build())
        .put("thoughtSignature", "c2lnbmVkLWJ5LXRoZS1tb2RlbA==")
        .build();
  }
}
