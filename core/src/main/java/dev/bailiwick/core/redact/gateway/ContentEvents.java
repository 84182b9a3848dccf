package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The stream of generateContent: every tool call is whole in one chunk.
final class ContentEvents implements StreamEvents {
  private static final byte[] CALL = "functionCall".getBytes(StandardCharsets.US_ASCII);

  private final Restoration restoration;

  ContentEvents(Restoration restoration) {
    this.restoration = restoration;
  }

  @Override
  public void take(SseEvent event, List<byte[]> out) {
    var data = event.contains(CALL) ? event.data() : Optional.<JsonTape>empty();
    out.add(
        data.map(tape ->
                Edit.apply(event.raw(), WholeAnswer.contents(event.raw(), tape, 0, restoration)))
            .orElse(event.raw()));
  }

  @Override
  public void end(List<byte[]> out) {}
}
