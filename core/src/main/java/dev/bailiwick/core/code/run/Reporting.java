package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Collects what was found: of one weakness at one place, what comes from the worst source. One
/// thread.
public final class Reporting {
  private static final String OWNERSHIP = "missing-ownership-check";

  /// A weakness at a place.
  public record Key(String weakness, String path, Span span) {}

  /// What was collected.
  ///
  /// @param told what is told where another file hands the value over; of owners, whole functions
  ///   for which another file asks
  public record Collected(List<Found> found, List<Key> told) {
    public static final Collected NOTHING = new Collected(List.of(), List.of());

    public Collected {
      found = List.copyOf(found);
      told = List.copyOf(told);
    }

    /// With more that was found.
    public Collected and(List<Found> more) {
      if (more.isEmpty()) {
        return this;
      }
      return new Collected(Stream.concat(found.stream(), more.stream()).toList(), told);
    }
  }

  private final Map<Key, Found> found = new LinkedHashMap<>();
  private final Set<Key> toldElsewhere = new LinkedHashSet<>();

  public void report(Found one) {
    var key = key(one);
    found.merge(key, one, (known, next) -> rank(next) < rank(known) ? next : known);
  }

  /// What is told where another file hands the value over is not told again as something that a
  /// caller might do.
  ///
  /// @param place where the harm is done
  public void report(Found one, Found place) {
    report(one);
    toldElsewhere.add(key(place));
  }

  /// A function into which a framework lets only some: whose records it handles was asked before.
  public void limited(Ref.Closure function) {
    toldElsewhere.add(new Key(OWNERSHIP, function.file().path(), function.routine().span()));
  }

  private static Key key(Found one) {
    return new Key(one.weakness().id(), one.file().path(), one.span());
  }

  private boolean isTold(Found one) {
    if (one.weakness().id().equals(OWNERSHIP)) {
      return toldElsewhere.stream().anyMatch(key -> covers(key, one)) || isToldAsCaller(one);
    }
    return isToldAsCaller(one);
  }

  private static boolean covers(Key key, Found one) {
    return key.weakness.equals(OWNERSHIP)
        && key.path.equals(one.file().path())
        && key.span.start() <= one.span().start()
        && key.span.end() > one.span().end();
  }

  private boolean isToldAsCaller(Found one) {
    return one.mark() != null
        && one.mark().source().label() == Label.PARAMETER
        && toldElsewhere.contains(key(one));
  }

  private static int rank(Found one) {
    return one.mark() == null ? Label.INPUT.ordinal() : one.mark().source().label().ordinal();
  }

  /// Everything, for another to add.
  public Collected collected() {
    return new Collected(List.copyOf(found.values()), List.copyOf(toldElsewhere));
  }

  /// Adds what another collected.
  public void add(Collected other) {
    other.found().forEach(this::report);
    toldElsewhere.addAll(other.told());
  }

  public List<Found> all() {
    return found.values().stream().filter(one -> !isTold(one)).toList();
  }
}
