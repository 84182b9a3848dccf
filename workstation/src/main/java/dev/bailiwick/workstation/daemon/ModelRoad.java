package dev.bailiwick.workstation.daemon;

import java.io.IOException;

/// The daemon's port to what stands between assistants and their models: everything below
/// `/gateway` on the loopback port. Thread-safe.
@FunctionalInterface
public interface ModelRoad {
  /// The largest request; the largest that a provider takes (Anthropic: 32 MB).
  long LIMIT_BYTES = 33L << 20;

  /// Answers the exchange, once. What it throws is answered as a failure, or cuts the answer.
  void serve(Exchange exchange) throws IOException;

  /// Where there is no such road.
  ModelRoad CLOSED = exchange -> exchange.answer(404, java.util.List.of(), new byte[0]);
}
