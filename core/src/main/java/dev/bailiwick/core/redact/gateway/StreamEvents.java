package dev.bailiwick.core.redact.gateway;

import java.util.List;

/// One answer's events in, the events for the assistant out. One thread.
interface StreamEvents {
  void take(SseEvent event, List<byte[]> out);

  /// Lets go of what is held, as it came or restored; the stream is over, by its end or by a cut.
  void end(List<byte[]> out);

  static StreamEvents of(Api api, Restoration restoration) {
    return switch (api) {
      case MESSAGES -> new MessagesEvents(restoration);
      case RESPONSES -> new ResponsesEvents(restoration);
      case CHAT_COMPLETIONS -> new ChatEvents(restoration);
      case GENERATE_CONTENT -> new ContentEvents(restoration);
    };
  }
}
