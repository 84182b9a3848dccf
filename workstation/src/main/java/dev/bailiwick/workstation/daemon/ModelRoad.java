package dev.bailiwick.workstation.daemon;

import java.io.IOException;

/// The daemon's port to what stands between assistants and their models: everything below
/// `/gateway` on the loopback port. Thread-safe.
@FunctionalInterface
public interface ModelRoad extends AutoCloseable {
  /// The largest request; the largest that a provider takes (Anthropic: 32 MB).
  long LIMIT_BYTES = 33L << 20;

  /// Answers the exchange, once. What it throws is answered as a failure, or cuts the answer.
  void serve(Exchange exchange) throws IOException;

  /// Called once, when the daemon listens; returns at once.
  ///
  /// @param port on loopback, by which this road is reached
  default void warmUp(int port) {}

  /// Ends what [#warmUp] began and waits for its end; exchanges go on.
  @Override
  default void close() {}

  /// Where there is no such road.
  ModelRoad CLOSED = exchange -> exchange.answer(404, java.util.List.of(), new byte[0]);
}
