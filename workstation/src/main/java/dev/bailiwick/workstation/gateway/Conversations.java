package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.redact.gateway.ModelSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The sessions that have been heard of last. Thread-safe.
///
/// One that is forgotten loses nothing: its key comes from its name, and its next request brings
/// its secrets again.
final class Conversations {
  private static final int MOST = 64;

  private final Map<String, ModelSession> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ModelSession> eldest) {
          return size() > MOST;
        }
      };

  synchronized ModelSession of(String name, Supplier<ModelSession> make) {
    return sessions.computeIfAbsent(name, _ -> make.get());
  }
}
