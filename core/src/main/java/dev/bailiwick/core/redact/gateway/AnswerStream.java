package dev.bailiwick.core.redact.gateway;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A streamed answer on its way to the assistant: bytes in, bytes out, as they came except where a
/// value comes back. One thread.
///
/// An event goes on as soon as it is whole. One that never ends goes on as it is at 16 MiB.
public final class AnswerStream {
  private static final int LONGEST = 16 << 20;

  private final StreamEvents events;
  private ByteArrayOutputStream event = new ByteArrayOutputStream(1024);
  private boolean lineIsEmpty = true;

  AnswerStream(StreamEvents events) {
    this.events = events;
  }

  /// What may go on now that these bytes have come.
  public List<byte[]> take(byte[] bytes, int from, int to) {
    var out = new ArrayList<byte[]>();
    int start = from;
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      boolean ends = b == '\n' && lineIsEmpty && event.size() + at - start > 0;
      lineIsEmpty = b == '\n' || b == '\r' && lineIsEmpty;
      if (ends) {
        event.write(bytes, start, at + 1 - start);
        events.take(new SseEvent(event.toByteArray()), out);
        event = new ByteArrayOutputStream(1024);
        start = at + 1;
      }
    }
    event.write(bytes, start, to - start);
    if (event.size() > LONGEST) {
      out.add(event.toByteArray());
      event = new ByteArrayOutputStream(1024);
    }
    return out;
  }

  /// What was held, at the stream's end or where it was cut.
  public List<byte[]> end() {
    var out = new ArrayList<byte[]>();
    events.end(out);
    if (event.size() > 0) {
      out.add(event.toByteArray());
    }
    return out;
  }
}
