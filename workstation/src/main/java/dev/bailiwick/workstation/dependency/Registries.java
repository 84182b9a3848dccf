package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The registries by the addresses that stand in the usual ones' places. Thread-safe.
public final class Registries {
  private final FactsCache cache;
  private final Duration deadline;
  private final Duration longer;
  private final Map<Map<Ecosystem, String>, Registry> open = new ConcurrentHashMap<>();

  /// @param state the folder of Bailiwick's own state
  /// @param deadline for all questions of one call
  /// @param longer as well, for those about what its packages bring with them
  public Registries(Path state, InstantSource clock, Duration deadline, Duration longer) {
    this.cache = new FactsCache(state.resolve("registry"), clock);
    this.deadline = deadline;
    this.longer = longer;
  }

  public Registry at(Map<Ecosystem, String> addresses) {
    return open.computeIfAbsent(
        Map.copyOf(addresses), bases -> new HttpRegistry(bases, cache, deadline, longer));
  }
}
