package dev.bailiwick.core.dependency.registry;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.Resolved.Key;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What requirements were found to come to, so that a tree that was walked once is not resolved
/// again. Thread-safe.
///
/// A tree is kept whole under its root, where a next process finds it. What is kept holds for as
/// long as what the registry told of its package.
public final class Resolutions {
  private static final Place NOWHERE = new Place("", 1);
  private static final int MOST = 8_000;
  private static final int FORM = 1;

  private static final Store NOWHERE_KEPT =
      new Store() {
        @Override
        public Optional<byte[]> read(Key root) {
          return Optional.empty();
        }

        @Override
        public void write(Key root, byte[] tree) {}
      };

  /// Where trees outlive the process. Thread-safe; what cannot be written or read is not there.
  public interface Store {
    Optional<byte[]> read(Key root);

    void write(Key root, byte[] tree);
  }

  private final Store store;
  private final Optional<Earlier> earlier;
  private final Map<Key, Resolved> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Resolved> eldest) {
          return size() > MOST;
        }
      };

  public Resolutions(Store store) {
    this(store, Optional.empty());
  }

  private Resolutions(Store store, Optional<Earlier> earlier) {
    this.store = store;
    this.earlier = earlier;
  }

  /// What holds of others for whoever takes nothing of after a moment.
  private record Earlier(Resolutions others, Instant moment) {
    Optional<Resolved> of(Key key, Instant now) {
      return others
          .of(key, now)
          .filter(one -> {
            var published = one.release().published();
            return published != null && !published.isAfter(moment);
          });
    }
  }

  /// The same for a manager that takes no release of after a moment: a requirement that came to one
  /// of before comes to it still. What is kept here is not kept there.
  public Resolutions until(Instant moment) {
    return new Resolutions(NOWHERE_KEPT, Optional.of(new Earlier(this, moment)));
  }

  /// For as long as the process.
  public static Resolutions inMemory() {
    return new Resolutions(NOWHERE_KEPT);
  }

  public Optional<Resolved> of(Key key, Instant now) {
    synchronized (known) {
      var own = Optional.ofNullable(known.get(key)).filter(one -> now.isBefore(one.until()));
      if (own.isPresent()) {
        return own;
      }
    }
    return earlier.flatMap(others -> others.of(key, now));
  }

  /// Brings back what was kept under a root, unless it is here.
  public void recall(Key root, Instant now) {
    earlier.ifPresent(one -> one.others().recall(root, now));
    if (of(root, now).isEmpty()) {
      store.read(root).map(Resolutions::read).ifPresent(this::keep);
    }
  }

  public void keep(Map<Key, Resolved> resolved) {
    synchronized (known) {
      known.putAll(resolved);
    }
  }

  /// Keeps a tree for a next process.
  ///
  /// @param keys all that was gone by, the root's own among them
  public void save(Key root, Collection<Key> keys) {
    var tree = new LinkedHashMap<Key, Resolved>();
    synchronized (known) {
      for (var key : keys) {
        var one = known.get(key);
        if (one != null) {
          tree.put(key, one);
        }
      }
    }
    store.write(root, written(tree));
  }

  private static byte[] written(Map<Key, Resolved> tree) {
    var out = new ByteArrayOutputStream();
    out.write(FORM);
    var places = new IdentityHashMap<Known, Integer>();
    tree.values().forEach(one -> places.putIfAbsent(one.facts(), places.size()));
    var facts = new Known[places.size()];
    places.forEach((known, place) -> facts[place] = known);
    FactBytes.number(out, facts.length);
    for (var known : facts) {
      var bytes = FactForm.of(known).bytes();
      FactBytes.number(out, bytes.length);
      out.writeBytes(bytes);
    }
    FactBytes.number(out, tree.size());
    tree.forEach((key, one) -> {
      FactBytes.text(out, key.ecosystem().purlType());
      FactBytes.text(out, key.need().name());
      FactBytes.text(out, key.need().requirement());
      FactBytes.text(out, one.dependency().name());
      FactBytes.text(out, one.dependency().requirement());
      FactBytes.text(out, one.dependency().version());
      FactBytes.moment(out, one.until());
      FactBytes.number(out, places.getOrDefault(one.facts(), 0));
    });
    return out.toByteArray();
  }

  /// Nothing of what is broken.
  private static Map<Key, Resolved> read(byte[] bytes) {
    try {
      var in = ByteBuffer.wrap(bytes);
      if (in.get() != FORM) {
        return Map.of();
      }
      var facts = facts(in);
      var tree = new LinkedHashMap<Key, Resolved>();
      for (int left = FactBytes.size(in); left > 0; left--) {
        entry(in, facts, tree);
      }
      return tree;
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      return Map.of();
    }
  }

  private static List<Known> facts(ByteBuffer in) {
    var facts = new ArrayList<Known>();
    for (int left = FactBytes.size(in); left > 0; left--) {
      var form = new byte[FactBytes.size(in)];
      in.get(form);
      facts.add(
          FactForm.read(form)
              .flatMap(FactForm::whole)
              .orElseThrow(() -> new IllegalArgumentException("broken facts")));
    }
    return facts;
  }

  private static void entry(ByteBuffer in, List<Known> facts, Map<Key, Resolved> tree) {
    var ecosystem =
        Ecosystem.ofPurl(FactBytes.text(in))
            .orElseThrow(() -> new IllegalArgumentException("an unknown ecosystem"));
    var key = new Key(ecosystem, new Need(FactBytes.text(in), FactBytes.text(in)));
    var dependency =
        Dependency.wanted(ecosystem, FactBytes.text(in), FactBytes.text(in), NOWHERE)
            .at(FactBytes.text(in));
    var until = FactBytes.moment(in);
    int place = FactBytes.size(in);
    if (until == null || place >= facts.size()) {
      throw new IllegalArgumentException("an entry without its facts");
    }
    if (facts.get(place).release(dependency.version()).isPresent()) {
      tree.put(key, new Resolved(dependency, facts.get(place), until));
    }
  }
}
