package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The repositories behind the gateway's addresses, each with its guard. Thread-safe.
///
/// What was read of a registration, and which repositories are around it, holds for a second, as
/// policies do: both take a dozen looks at the disk.
final class Roads {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST = 64;

  /// @param looked when the registration was read
  record Road(Registration registration, RepositoryGuard guard, long looked) {}

  private final Registrations registrations;
  private final Function<Path, RepositoryGuard> guards;
  private final LongSupplier nanoClock;

  private final Map<String, Road> roads =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Road> eldest) {
          return size() > MOST;
        }
      };

  Roads(
      Registrations registrations, Function<Path, RepositoryGuard> guards, LongSupplier nanoClock) {
    this.registrations = registrations;
    this.guards = guards;
    this.nanoClock = nanoClock;
  }

  /// The road of the repository with this id; empty where no such repository has a gateway.
  Optional<Road> at(String id) {
    long now = nanoClock.getAsLong();
    var known = known(id);
    if (known.isPresent() && now - known.get().looked() < SECOND) {
      return known;
    }
    var road = registrations.at(id).map(found -> new Road(found, guards.apply(found.root()), now));
    keep(id, road);
    return road;
  }

  private synchronized Optional<Road> known(String id) {
    return Optional.ofNullable(roads.get(id));
  }

  private synchronized void keep(String id, Optional<Road> road) {
    road.ifPresentOrElse(found -> roads.put(id, found), () -> roads.remove(id));
  }
}
