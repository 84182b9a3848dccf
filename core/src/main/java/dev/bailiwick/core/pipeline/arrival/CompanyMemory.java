package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.AdmissionRules;
import dev.bailiwick.core.dependency.admission.Objection;
import dev.bailiwick.core.dependency.advisory.Advisories;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was said lately against the company of packages, since an assistant asks for the same
/// again: walking a tree of a thousand that is resolved costs some milliseconds. Thread-safe.
final class CompanyMemory {
  /// As long as a registry's word that a package is missing counts.
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final int MOST = 256;

  /// All that the answer depends on, but for what registries say.
  ///
  /// @param cutoff the moment after which the manager takes nothing
  record Key(
      List<Dependency> roots,
      List<Dependency> held,
      Circumstances how,
      AdmissionRules rules,
      Advisories advisories,
      Optional<Instant> cutoff) {
    Key {
      roots = List.copyOf(roots);
      held = List.copyOf(held);
    }
  }

  private record Kept(Map<Integer, List<Objection>> against, Instant at) {}

  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  /// By the place of each package among those of the call.
  Optional<Map<Integer, List<Objection>>> of(Key key, Instant now) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(key))
          .filter(one -> Duration.between(one.at(), now).compareTo(FRESH) < 0)
          .map(Kept::against);
    }
  }

  void keep(Key key, Map<Integer, List<Objection>> against, Instant now) {
    synchronized (kept) {
      kept.put(key, new Kept(Map.copyOf(against), now));
    }
  }
}
