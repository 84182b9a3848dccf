package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stream of the Messages API: a tool's input comes as JSON in pieces, by block.
final class MessagesEvents implements StreamEvents {
  private static final byte[] BLOCK = "content_block_".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TOOL = "tool_use".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PING = "ping".getBytes(StandardCharsets.US_ASCII);

  private final Restoration restoration;
  private final Map<String, ToolInput> open = new HashMap<>();

  MessagesEvents(Restoration restoration) {
    this.restoration = restoration;
  }

  @Override
  public void take(SseEvent event, List<byte[]> out) {
    if (!event.contains(BLOCK)) {
      if (!event.contains(PING)) {
        end(out);
      }
      out.add(event.raw());
      return;
    }
    boolean plain = open.isEmpty() && !event.contains(TOOL);
    var data = plain ? Optional.<JsonTape>empty() : event.data();
    if (data.isEmpty() || !isHandled(event, data.get(), out)) {
      out.add(event.raw());
    }
  }

  private boolean isHandled(SseEvent event, JsonTape data, List<byte[]> out) {
    var index = number(event, data, data.member(0, "index"));
    switch (data.text(data.member(0, "type"))) {
      case "content_block_start" -> start(index, data);
      case "content_block_delta" -> {
        var input = open.get(index);
        int piece = data.member(data.member(0, "delta"), "partial_json");
        if (input != null && piece >= 0 && data.isString(piece)) {
          input.take(
              new ToolInput.Piece(event.raw(), data.start(piece), data.end(piece)),
              data.text(piece),
              out);
          return true;
        }
      }
      case "content_block_stop" -> {
        var input = open.remove(index);
        if (input != null) {
          input.release(out);
        }
      }
      default -> {}
    }
    return false;
  }

  private void start(String index, JsonTape data) {
    int block = data.member(0, "content_block");
    if (data.text(data.member(block, "type")).equals("tool_use")) {
      restoration
          .writes()
          .tool(data.text(data.member(block, "name")))
          .ifPresent(tool -> open.put(index, new ToolInput(tool, restoration)));
    }
  }

  static String number(SseEvent event, JsonTape data, int value) {
    return value < 0
        ? ""
        : new String(
            event.raw(),
            data.start(value),
            data.end(value) - data.start(value),
            StandardCharsets.US_ASCII);
  }

  @Override
  public void end(List<byte[]> out) {
    open.values().forEach(input -> input.release(out));
  }
}
