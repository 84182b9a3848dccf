package dev.bailiwick.workstation.dependency;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Questions that are being asked, each once at a time. Thread-safe.
///
/// An answer that comes after nobody waits for it any more is still worked off.
final class InFlight<Q, A> {
  private final Map<Q, CompletableFuture<A>> running = new ConcurrentHashMap<>();
  private final Semaphore lines;

  /// @param most how many are asked at once
  InFlight(int most) {
    lines = new Semaphore(most);
  }

  /// The answer to come, of a question that runs already or is asked now; `otherwise` where asking
  /// fails.
  Future<A> started(Q question, Supplier<A> asked, A otherwise) {
    var fresh = new CompletableFuture<A>();
    var earlier = running.putIfAbsent(question, fresh);
    if (earlier != null) {
      return earlier;
    }
    Thread.ofVirtual()
        .name("registry")
        .start(() -> {
          var answer = otherwise;
          lines.acquireUninterruptibly();
          try {
            answer = asked.get();
          } catch (IllegalArgumentException _) {
            // What is no address is no package either, but nobody said so.
          } finally {
            lines.release();
            running.remove(question, fresh);
            fresh.complete(answer);
          }
        });
    return fresh;
  }
}
