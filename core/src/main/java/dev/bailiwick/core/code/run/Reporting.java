package dev.bailiwick.core.code.run;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.value.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what was found: of one weakness at one place, what comes from the worst source. One
/// thread.
public final class Reporting {
  private record Key(String weakness, String path, Span span) {}

  private final Map<Key, Found> found = new LinkedHashMap<>();

  public void report(Found one) {
    var key = new Key(one.weakness().id(), one.file().path(), one.span());
    found.merge(key, one, (known, next) -> rank(next) < rank(known) ? next : known);
  }

  private static int rank(Found one) {
    return one.mark() == null ? Label.INPUT.ordinal() : one.mark().source().label().ordinal();
  }

  public List<Found> all() {
    return new ArrayList<>(found.values());
  }
}
