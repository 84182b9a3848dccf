package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stream of the Chat Completions API: chunks with pieces of each tool call's arguments. A
/// chunk with pieces of more than one call passes as it came.
final class ChatEvents implements StreamEvents {
  private static final byte[] CALLS = "tool_calls\"".getBytes(StandardCharsets.US_ASCII);

  private final Restoration restoration;
  private final Map<String, ToolInput> open = new LinkedHashMap<>();

  ChatEvents(Restoration restoration) {
    this.restoration = restoration;
  }

  @Override
  public void take(SseEvent event, List<byte[]> out) {
    var data = event.contains(CALLS) ? event.data() : Optional.<JsonTape>empty();
    int call = data.map(ChatEvents::call).orElse(-1);
    if (data.isEmpty() || call < 0) {
      end(out);
      out.add(event.raw());
      return;
    }
    var tape = data.get();
    int function = tape.member(call, "function");
    var index = MessagesEvents.number(event, tape, tape.member(call, "index"));
    var name = tape.text(tape.member(function, "name"));
    if (!name.isEmpty()) {
      end(out);
      open.remove(index);
      restoration
          .writes()
          .tool(name)
          .ifPresent(tool -> open.put(index, new ToolInput(tool, restoration)));
    }
    var input = open.get(index);
    int piece = tape.member(function, "arguments");
    if (input == null || piece < 0 || !tape.isString(piece)) {
      out.add(event.raw());
      return;
    }
    input.take(
        new ToolInput.Piece(event.raw(), tape.start(piece), tape.end(piece)),
        tape.text(piece),
        out);
  }

  /// The one call of the chunk's one choice, or -1.
  private static int call(JsonTape tape) {
    int choices = tape.member(0, "choices");
    if (only(tape, choices) < 0) {
      return -1;
    }
    return only(tape, tape.member(tape.member(choices + 1, "delta"), "tool_calls"));
  }

  private static int only(JsonTape tape, int array) {
    boolean one =
        array >= 0
            && tape.isArray(array)
            && tape.next(array) > array + 1
            && tape.next(array + 1) == tape.next(array);
    return one ? array + 1 : -1;
  }

  @Override
  public void end(List<byte[]> out) {
    open.values().forEach(input -> input.release(out));
  }
}
