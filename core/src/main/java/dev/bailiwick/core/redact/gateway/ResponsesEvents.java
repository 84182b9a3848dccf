package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stream of the Responses API: a tool's input comes in pieces, and whole again in three kinds
/// of events; all of them say the same afterwards.
final class ResponsesEvents implements StreamEvents {
  private static final byte[] CALL = "_call".getBytes(StandardCharsets.US_ASCII);

  private final Restoration restoration;
  private final Map<String, ToolInput> open = new HashMap<>();

  ResponsesEvents(Restoration restoration) {
    this.restoration = restoration;
  }

  @Override
  public void take(SseEvent event, List<byte[]> out) {
    var data = event.contains(CALL) ? event.data() : java.util.Optional.<JsonTape>empty();
    if (data.isEmpty()) {
      out.add(event.raw());
      return;
    }
    var tape = data.get();
    var index = MessagesEvents.number(event, tape, tape.member(0, "output_index"));
    switch (tape.text(tape.member(0, "type"))) {
      case "response.output_item.added" -> {
        int item = tape.member(0, "item");
        restoration
            .writes()
            .tool(tape.text(tape.member(item, "name")))
            .ifPresent(tool -> open.put(index, new ToolInput(tool, restoration)));
        out.add(event.raw());
      }
      case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
          piece(event, tape, index, out);
      case "response.function_call_arguments.done" -> whole(event, tape, "arguments", index, out);
      case "response.custom_tool_call_input.done" -> whole(event, tape, "input", index, out);
      default -> {
        end(out);
        out.add(Edit.apply(event.raw(), WholeAnswer.items(event.raw(), tape, restoration)));
      }
    }
  }

  private void piece(SseEvent event, JsonTape tape, String index, List<byte[]> out) {
    var input = open.get(index);
    int piece = tape.member(0, "delta");
    if (input == null || piece < 0 || !tape.isString(piece)) {
      out.add(event.raw());
      return;
    }
    input.take(
        new ToolInput.Piece(event.raw(), tape.start(piece), tape.end(piece)),
        tape.text(piece),
        out);
  }

  private void whole(SseEvent event, JsonTape tape, String member, String index, List<byte[]> out) {
    var input = open.remove(index);
    int value = tape.member(0, member);
    if (input == null) {
      out.add(event.raw());
      return;
    }
    input.release(out);
    out.add(Edit.apply(event.raw(), WholeAnswer.string(tape, value, input.tool(), restoration)));
  }

  @Override
  public void end(List<byte[]> out) {
    open.values().forEach(input -> input.release(out));
  }
}
